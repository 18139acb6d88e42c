/**
 * Gives away what was kept long enough (Luật 91/2025): raw updates, abandoned drafts and their files,
 * names and phones officers were shown, the words of old messages. Cases and what belongs to them stay by archive law.
 */
import { purgeReadings } from "#classification/store/llm-answers.ts";
import { dropDrafts } from "#conversations/store.ts";
import { purgeAside, purgeDone } from "#inbox/store.ts";
import { eraseLooseMedia } from "#media/store.ts";
import { purgeTexts } from "#outbox/store.ts";
import type { Tx } from "#platform/db.ts";
import type { RetentionPolicy } from "#privacy/types.ts";
import { purgeContacts } from "./forget-contacts.ts";
import type { House } from "./house.ts";

/** Rows of one transaction: few enough that nobody waits for it noticeably. */
const BATCH = 500;

type Duty = {
  readonly what: string;
  readonly days: keyof RetentionPolicy;
  readonly purge: (
    tx: Tx,
    before: Temporal.Instant,
    limit: number,
    house: House,
  ) => Promise<number>;
};

/** In this order: what a draft held is loose only once the draft is gone. */
const DUTIES: readonly Duty[] = [
  { what: "updates", days: "updateDays", purge: purgeDone },
  { what: "aside", days: "asideDays", purge: purgeAside },
  { what: "drafts", days: "draftDays", purge: dropDrafts },
  { what: "readings", days: "updateDays", purge: purgeReadings },
  { what: "media", days: "looseMediaDays", purge: eraseLooseMedia },
  { what: "messages", days: "textDays", purge: purgeTexts },
  { what: "contacts", days: "updateDays", purge: purgeContacts },
  { what: "lines", days: "textDays", purge: purgeLines },
];

/**
 * One batch of each kind, each in a transaction of its own. Returns how many rows it dealt with: call
 * it again until that is nothing.
 */
export async function retain(house: House): Promise<number> {
  const { database, clock, city, log } = house;
  const now = clock.now();
  const counts: Record<string, number> = {};
  for (const { what, days, purge } of DUTIES) {
    const before = now.subtract({ hours: 24 * city.retentionPolicy[days] });
    const count = await database.transaction((tx) => purge(tx, before, BATCH, house));
    if (count > 0) counts[what] = count;
  }
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (total > 0) {
    log.info({ event: "retention.done", ...counts }, "old data was given away");
  }
  return total;
}

/** What channels keep themselves. */
async function purgeLines(
  tx: Tx,
  before: Temporal.Instant,
  limit: number,
  { channels }: House,
): Promise<number> {
  let count = 0;
  for (const channel of channels.values()) {
    count += (await channel.forgetBefore?.(tx, before, limit)) ?? 0;
  }
  return count;
}
