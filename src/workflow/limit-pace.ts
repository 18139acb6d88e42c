/** Lets one person's flood wait without losing any of it; who calls for help is never held up. */
import { findChat } from "#conversations/store.ts";
import { MAX_AT_ONCE, PACE_WINDOW } from "#inbox/rules.ts";
import { countDoneSince, postponeUpdate, takeFollowing } from "#inbox/store.ts";
import type { TakenUpdate } from "#inbox/types.ts";
import { phrase } from "#messages/phrase.ts";
import type { House } from "./house.ts";
import { readUpdate } from "./read-update.ts";
import { tell } from "./tell.ts";
import type { Tick } from "./turn.ts";

/** How soon the lane is looked at again: what waits may by then be a call for help. */
const LOOK = { seconds: 1 };
/** How far behind the first one a call for help is found. */
const LOOK_AHEAD = 200;

/** What is to be handled now: the update, or a call for help behind it; null: the lane waits. */
export async function limitPace(
  tick: Tick,
  taken: TakenUpdate,
): Promise<TakenUpdate | null> {
  const { tx, now } = tick;
  const done = await countDoneSince(tx, taken.lane, now.subtract(PACE_WINDOW));
  if (done < MAX_AT_ONCE || isCall(tick, taken)) return taken;
  const following = await takeFollowing(tx, taken, LOOK_AHEAD);
  // One that has failed waits for its own moment.
  const call = following.find((one) => one.attempts === 0 && isCall(tick, one));
  if (call !== undefined) return call;
  await postponeUpdate(tx, taken.seq, now.add(LOOK));
  await tellOnce(tick, taken);
  return null;
}

function isCall({ house }: Tick, taken: TakenUpdate): boolean {
  const inbound = readUpdate(house, taken);
  return inbound?.event.kind === "text" && isEmergency(house, inbound.event.text);
}

/** A text that calls for help. */
export function isEmergency(
  { classifier }: Pick<House, "classifier">,
  text: string,
): boolean {
  const { gate, isUrgent } = classifier.classify(text);
  return gate === "khan-cap" || isUrgent;
}

/** Once an hour at most, however long the flood lasts. */
async function tellOnce({ tx, house, now }: Tick, taken: TakenUpdate): Promise<void> {
  const inbound = readUpdate(house, taken);
  if (inbound === null) return;
  const chat = await findChat(tx, taken.channel, inbound.chatExternalId, now);
  if (chat === null) return;
  const hour = Math.floor(now.epochMilliseconds / 3_600_000);
  const to = { chatId: chat.id, language: chat.language };
  const dedupeKey = `pace:${chat.id}:${hour}`;
  const words = phrase("paceLimited");
  await tell(tx, [{ to, dedupeKey, class: "reply", phrase: words }], now);
}
