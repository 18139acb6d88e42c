/** Publishes the feedback index of a whole month; moving periods could be subtracted from each other. */
import type { Instrument } from "#kernel/instrument.ts";
import { countAnswers } from "#ratings/store/indices.ts";
import { type PublicIndex, publicIndexOf } from "#ratings/views/public-index.ts";
import type { House } from "./house.ts";
import { spanOf } from "./report-index.ts";

export type Published = {
  readonly month: Temporal.PlainYearMonth;
  readonly index: PublicIndex;
  readonly instruments: ReadonlyMap<string, Instrument>;
};

export async function publishIndex(
  { database, city }: Pick<House, "database" | "city">,
  month: Temporal.PlainYearMonth,
): Promise<Published> {
  const from = month.toPlainDate({ day: 1 });
  const question = {
    agencyId: null,
    from,
    to: month.toPlainDate({ day: month.daysInMonth }),
  };
  const { instruments } = city;
  const rows = await countAnswers(
    database.db,
    spanOf(question, city.calendar.timeZone),
  );
  return { month, index: publicIndexOf(rows, instruments), instruments };
}

/** The months that are over, newest first: a year of them. */
export function publishedMonths(
  { calendar }: Pick<House["city"], "calendar">,
  now: Temporal.Instant,
): Temporal.PlainYearMonth[] {
  const today = now.toZonedDateTimeISO(calendar.timeZone).toPlainDate();
  const last = today.toPlainYearMonth().subtract({ months: 1 });
  return Array.from({ length: 12 }, (_, back) => last.subtract({ months: back }));
}
