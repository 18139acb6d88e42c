/** Takes the next update of the inbox and handles it, whole or not at all, in one transaction. */
import type { Inbound, InboundEvent } from "#channels/port.ts";
import { type Chat, findChat, insertChat } from "#conversations/store.ts";
import { retryAt } from "#inbox/rules.ts";
import { markUpdateDone, markUpdateFailed, takeUpdate } from "#inbox/store.ts";
import type { TakenUpdate } from "#inbox/types.ts";
import { phrase } from "#messages/phrase.ts";
import type { Tx } from "#platform/db.ts";
import { putQuestion } from "./ask-language-model.ts";
import { refuseBlocked } from "./block-chat.ts";
import { NotYetRead } from "./classify-live.ts";
import { converse } from "./converse.ts";
import { gatherAlbum } from "./gather-album.ts";
import { channelNamed, type House } from "./house.ts";
import { limitPace } from "./limit-pace.ts";
import { readEvent } from "./read-event.ts";
import { readUpdate } from "./read-update.ts";
import { tell } from "./tell.ts";

/** Returns 1 when an update was handled (or failed), 0 when none was due. */
export async function processNextUpdate(house: House): Promise<number> {
  const now = house.clock.now();
  let taken: TakenUpdate | null = null;
  try {
    return await house.database.transaction(async (tx) => {
      taken = await takeUpdate(tx, now);
      if (taken === null) return 0;
      taken = await limitPace({ tx, house, now }, taken);
      if (taken === null) return 1;
      await handle(tx, house, taken, now);
      return 1;
    });
  } catch (error) {
    if (taken === null) throw error;
    if (error instanceof NotYetRead && house.languageModel !== null) {
      await putQuestion(house, house.languageModel, error.question, now);
      return 1;
    }
    await recordFailure(house, taken, error, now);
    return 1;
  }
}

async function handle(
  tx: Tx,
  house: House,
  taken: TakenUpdate,
  now: Temporal.Instant,
): Promise<void> {
  const tick = { tx, house, now };
  const channel = channelNamed(house, taken.channel);
  const parsed = channel.parse(taken.raw);
  const inbound = await gatherAlbum(tick, taken, parsed);
  if (inbound === null) return;
  await markUpdateDone(tx, taken.seq, now);
  if (inbound.event.kind === "ignored") return;
  const chat = await enter(tx, taken.channel, inbound, now);
  const isSpeaking = !PASSING.includes(inbound.event.kind);
  if (isSpeaking && (await refuseBlocked(tick, chat, inbound.event, taken.seq))) return;
  const event = await readEvent(tx, chat, channel, inbound.event, now);
  // A private chat has the id of its person on every channel.
  const isPrivate = taken.lane === `${taken.channel}:${inbound.chatExternalId}`;
  if (event !== null) await converse(tick, chat, event, { seq: taken.seq, isPrivate });
}

/** What happens to a chat rather than in it. */
const PASSING: readonly InboundEvent["kind"][] = ["left", "returned", "moved"];

async function enter(
  tx: Tx,
  channel: string,
  inbound: Inbound,
  now: Temporal.Instant,
): Promise<Chat> {
  const externalId = inbound.chatExternalId;
  const language = inbound.languageHint ?? "vi";
  return (
    (await findChat(tx, channel, externalId, now)) ??
    (await insertChat(tx, { channel, externalId, language }, now))
  );
}

/** The update stays; it is tried again, and at last set aside so that its lane goes on. */
async function recordFailure(
  house: House,
  taken: TakenUpdate,
  error: unknown,
  now: Temporal.Instant,
): Promise<void> {
  const attempts = taken.attempts + 1;
  const at = retryAt(attempts, now);
  const code =
    error instanceof Error && "code" in error ? String(error.code) : "unexpected";
  const isOurs = await house.database.transaction(async (tx) => {
    const failure = { attempts, error: code, retryAt: at };
    const isMarked = await markUpdateFailed(tx, taken.seq, failure);
    if (isMarked && at === null) await tellSetAside(tx, house, taken, now);
    return isMarked;
  });
  if (!isOurs) return;
  const level = at === null ? "error" : "warn";
  house.log[level](
    {
      event: at === null ? "update.setAside" : "update.failed",
      seq: String(taken.seq),
      attempts,
      err: error,
    },
    "an update could not be handled",
  );
}

async function tellSetAside(
  tx: Tx,
  house: House,
  taken: TakenUpdate,
  now: Temporal.Instant,
): Promise<void> {
  const chat = await findSender(tx, house, taken, now);
  if (chat === null) return;
  await tell(
    tx,
    [
      {
        to: { chatId: chat.id, language: chat.language },
        dedupeKey: `aside:${taken.seq}`,
        class: "reply",
        phrase: phrase("setAside"),
      },
    ],
    now,
  );
}

/** Where the sender is to be told; null: they wrote something unreadable and nothing before it. */
async function findSender(
  tx: Tx,
  house: House,
  taken: TakenUpdate,
  now: Temporal.Instant,
): Promise<Chat | null> {
  const { channel, lane } = taken;
  const inbound = readUpdate(house, taken);
  if (inbound !== null) return await enter(tx, channel, inbound, now);
  // A private chat has the id of its person on every channel.
  return await findChat(tx, channel, lane.slice(`${channel}:`.length), now);
}
