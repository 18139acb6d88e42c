/** From December on, says once that the next year's holidays are not decided: to the log, and to the dispatchers. */
import { feastsOf } from "#calendars/providers/feasts.ts";
import {
  draftDays,
  isTimeToDecide,
  type Undecided,
  undecidedDays,
} from "#calendars/rules.ts";
import { findDaysOfYear } from "#calendars/store.ts";
import { CITY_CALENDAR } from "#calendars/types.ts";
import { findAddressees } from "#conversations/store.ts";
import { nextOpening } from "#kernel/working-time.ts";
import { phrase } from "#messages/phrase.ts";
import { countSaid } from "#outbox/store.ts";
import { findMembers } from "#routing/store.ts";
import { calendarOf, DISPATCHER, type House } from "./house.ts";
import { tell } from "./tell.ts";

/** 1 when somebody was told now; 0: nothing is open, or they know. */
export async function watchCalendar(house: House): Promise<number> {
  const now = house.clock.now();
  const open = await findUndecided(house, now);
  return open === null ? 0 : await sayOnce(house, open, now);
}

/** What of the next year is open; null: nothing, or it is early in the year. */
export async function findUndecided(
  { database, city }: Pick<House, "database" | "city">,
  now: Temporal.Instant,
): Promise<(Undecided & { readonly year: number }) | null> {
  const today = now.toZonedDateTimeISO(city.calendar.timeZone).toPlainDate();
  if (!isTimeToDecide(today)) return null;
  const year = today.year + 1;
  const { feasts, tet } = await feastsOf(year);
  const drafts = draftDays(feasts, city.calendar);
  const days = await findDaysOfYear(database.db, CITY_CALENDAR, year);
  const open = undecidedDays(drafts, days, tet);
  return open === null ? null : { ...open, year };
}

async function sayOnce(
  house: House,
  { year, dates, isTetOpen }: Undecided & { readonly year: number },
  now: Temporal.Instant,
): Promise<number> {
  const days = dates.length;
  const isNew = await house.database.transaction(async (tx) => {
    const members = await findMembers(tx, { agencyIds: [DISPATCHER] }, now);
    const dispatchers = members.filter(({ role }) => role === "dispatcher");
    const ids = dispatchers.map(({ personId }) => personId);
    const addressees = await findAddressees(tx, ids);
    const key = `calendar:unconfirmed:${year}:`;
    const known = await countSaid(tx, key);
    const notBefore = nextOpening(calendarOf(house.city, DISPATCHER), now);
    await tell(
      tx,
      addressees.map((to) => ({
        to,
        dedupeKey: `${key}${to.personId}`,
        class: "assignment",
        phrase: phrase("calendarUnconfirmed", { year, days, isTetOpen }),
        notBefore,
      })),
      now,
    );
    return known === 0;
  });
  if (!isNew) return 0;
  house.log.warn(
    { event: "calendar.unconfirmed", year, days, isTetOpen },
    "holidays of the next year are not confirmed",
  );
  return 1;
}
