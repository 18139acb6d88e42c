/** Watches for ratings nobody would give in a day's life: many by one person, many at one counter within minutes. */
import { countRatingsAt, countRatingsOf, flagRatings } from "#ratings/store.ts";
import type { Turn } from "./turn.ts";

const DAY = { hours: 24 };
/** A family has a few dossiers a day; whoever has more is looked at, and stopped far above that. */
const MANY_A_DAY = 4;
const MOST_A_DAY = 10;
/** A busy branch finishes 250 dossiers in a day of eight hours, five in ten minutes. */
const BURST = 10;
const BURST_WINDOW = { minutes: 10 };

/** No more ratings by this person today. */
export async function isOverLimit({ tx, chat, now }: Turn): Promise<boolean> {
  const begun = await countRatingsOf(tx, chat.personId, now.subtract(DAY));
  return begun >= MOST_A_DAY;
}

/** Flags what looks odd, the earlier ones of the same run too; whether it counts people decide. */
export async function watchRatings(
  { tx, chat, now }: Turn,
  servicePointCode: string | null,
): Promise<void> {
  const { personId } = chat;
  const day = now.subtract(DAY);
  if ((await countRatingsOf(tx, personId, day)) > MANY_A_DAY) {
    await flagRatings(tx, { personId }, "chat", day);
  }
  if (servicePointCode === null) return;
  const minutes = now.subtract(BURST_WINDOW);
  if ((await countRatingsAt(tx, servicePointCode, minutes)) >= BURST) {
    await flagRatings(tx, { servicePointCode }, "burst", minutes);
  }
}
