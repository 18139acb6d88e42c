/** Takes the next update of the inbox and handles it, whole or not at all, in one transaction. */
import { findAsked } from "#cases/store.ts";
import type { Inbound, InboundEvent } from "#channels/port.ts";
import { advance } from "#conversations/rules.ts";
import { actionSchema } from "#conversations/schema.ts";
import {
  type Chat,
  findChat,
  insertChat,
  markReachable,
  moveChat,
  updateConversation,
} from "#conversations/store.ts";
import type { Event, Reply } from "#conversations/types.ts";
import { retryAt } from "#inbox/rules.ts";
import { markUpdateDone, markUpdateFailed, takeUpdate } from "#inbox/store.ts";
import type { TakenUpdate } from "#inbox/types.ts";
import { insertMedia } from "#media/store.ts";
import { phrase } from "#messages/phrase.ts";
import { readButtonId, STALE_AFTER_SILENCE } from "#outbox/rules.ts";
import { findBody, releaseHeld } from "#outbox/store.ts";
import type { Tx } from "#platform/db.ts";
import { newId } from "#platform/ids.ts";
import { refuseBlocked } from "./block-chat.ts";
import { carryOut } from "./carry-out.ts";
import { gatherAlbum } from "./gather-album.ts";
import { channelNamed, type House } from "./house.ts";
import { limitPace } from "./limit-pace.ts";
import { readUpdate } from "./read-update.ts";
import { tell } from "./tell.ts";
import type { Tick } from "./turn.ts";

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
  const parsed = channelNamed(house, taken.channel).parse(taken.raw);
  const inbound = await gatherAlbum(tick, taken, parsed);
  if (inbound === null) return;
  await markUpdateDone(tx, taken.seq, now);
  if (inbound.event.kind === "ignored") return;
  const chat = await enter(tx, taken.channel, inbound, now);
  const isSpeaking = !PASSING.includes(inbound.event.kind);
  if (isSpeaking && (await refuseBlocked(tick, chat, inbound.event, taken.seq))) return;
  const event = await toEvent(tx, chat, taken.channel, inbound.event, now);
  if (event !== null) await converse(tick, chat, event, taken);
}

/** What happens to a chat rather than in it. */
const PASSING: readonly InboundEvent["kind"][] = ["left", "returned", "moved"];

/** The dialogue runs until it has nothing more to find out; then its state is saved. */
async function converse(
  tick: Tick,
  chat: Chat,
  event: Event,
  taken: TakenUpdate,
): Promise<void> {
  let { conversation, language } = chat;
  const { hasConsented, isOfficer } = chat;
  const { buttons } = channelNamed(tick.house, taken.channel).capabilities;
  const asked = await findQuestion(tick, chat, event);
  const around = { hasConsented, isOfficer, areButtonsNumbered: !buttons, asked };
  let said = 0;
  const say = async (reply: Reply) => {
    const to = { chatId: chat.id, language };
    const dedupeKey = `reply:${taken.seq}:${said++}`;
    await tell(tick.tx, [{ to, dedupeKey, class: "reply", ...reply }], tick.now);
  };
  const events: Event[] = [event];
  for (let next = events.shift(); next !== undefined; next = events.shift()) {
    const step = advance(conversation, next, around);
    conversation = step.conversation;
    for (const effect of step.effects) {
      if (effect.kind === "setLanguage") language = effect.language;
      if (effect.kind === "recordConsent") around.hasConsented = effect.isGiven;
      const result = await carryOut({ ...tick, chat, say }, effect);
      if (result !== null) events.push(result);
    }
  }
  await updateConversation(tick.tx, chat.id, conversation, tick.now);
}

/** The case whose question the words may answer; looked up only for words that come out of the blue. */
async function findQuestion({ tx }: Tick, chat: Chat, { kind }: Event) {
  const { draft, task } = chat.conversation;
  const isFree = draft === null && (task === null || task.kind === "rating");
  if (!isFree || (kind !== "text" && kind !== "files")) return null;
  const found = await findAsked(tx, chat.id);
  return found === null ? null : { caseId: found.id, code: found.code };
}

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

/** The event as the dialogue knows it; null when it needs no dialogue. */
async function toEvent(
  tx: Tx,
  chat: Chat,
  channel: string,
  event: InboundEvent,
  now: Temporal.Instant,
): Promise<Event | null> {
  switch (event.kind) {
    case "left":
      await markReachable(tx, chat.id, false, now);
      return null;
    case "moved":
      await moveChat(tx, chat.id, event.toExternalId, now);
      return null;
    case "ignored":
      return null;
    default:
      if (!chat.isReachable) {
        await markReachable(tx, chat.id, true, now);
        await releaseHeld(tx, chat.id, STALE_AFTER_SILENCE);
      }
      return await toDialogueEvent(tx, chat, channel, event, now);
  }
}

async function toDialogueEvent(
  tx: Tx,
  chat: Chat,
  channel: string,
  event: Exclude<InboundEvent, { kind: "left" | "moved" | "ignored" }>,
  now: Temporal.Instant,
): Promise<Event | null> {
  switch (event.kind) {
    case "returned":
      return null;
    case "press": {
      const id = readButtonId(event.buttonId);
      const body = id === null ? null : await findBody(tx, id.messageId, chat.id);
      const read = actionSchema.safeParse(body?.buttons[id?.index ?? -1]?.action);
      return { kind: "press", action: read.data ?? null };
    }
    case "files": {
      const files = event.files.map((file) => ({ id: newId(), ...file }));
      const mediaIds = await insertMedia(tx, { chatId: chat.id, channel }, files, now);
      return { kind: "files", mediaIds, caption: event.caption };
    }
    default:
      return event;
  }
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
