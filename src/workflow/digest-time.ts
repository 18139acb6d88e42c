/** Decides when somebody's morning overview is due: as their office opens, for an hour. */
import { findStandIns, hasDigest } from "#alerts/store.ts";
import type { OfficeCalendar } from "#kernel/working-calendar.ts";
import { type City, calendarOf } from "./house.ts";
import { tellAt } from "./plan-telling.ts";
import { memberships } from "./standing.ts";
import type { Tick } from "./turn.ts";

/** Later than this nobody needs the morning's overview any more; the nudges come by themselves. */
const WINDOW = { minutes: 60 };

/** Whether any office of the city is at the start of its day. */
export function isMorningSomewhere(city: City, now: Temporal.Instant): boolean {
  return [...city.hours.calendars.values()].some(
    (calendar) => openingNow(calendar, now) !== null,
  );
}

/** Whether offices that keep this calendar are at the start of their day. */
export function isMorningIn(calendar: OfficeCalendar, now: Temporal.Instant): boolean {
  return openingNow(calendar, now) !== null;
}

/** The next moment at which an office of the city starts its day. */
export function nextMorning(
  city: City,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const moments = [...city.hours.calendars.values()].flatMap((calendar) => {
    const today = openingFrom(calendar, now, 0);
    const isOver = Temporal.Instant.compare(today, now) <= 0;
    return isOver ? openingFrom(calendar, now, 1) : today;
  });
  return moments.sort(Temporal.Instant.compare)[0] ?? null;
}

/** Whether somebody is to be given an overview before anything else: several roles, one overview. */
export async function owesDigest(tick: Tick, personId: string): Promise<boolean> {
  const { tx, house, now } = tick;
  if (!isMorningSomewhere(house.city, now)) return false;
  const held = await memberships({ tx, now, chat: { personId } });
  const isMorning = held.some(({ agencyId }) =>
    isMorningIn(calendarOf(house.city, agencyId), now),
  );
  if (!isMorning) return false;
  const away = await findStandIns(tx, [personId], now);
  return (
    !away.has(personId) && !(await hasDigest(tx, personId, dateOf(house.city, now)))
  );
}

/** The city's date. */
export function dateOf(city: City, now: Temporal.Instant): Temporal.PlainDate {
  return now.toZonedDateTimeISO(city.calendar.timeZone).toPlainDate();
}

function openingNow(
  calendar: OfficeCalendar,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const opening = openingFrom(calendar, now, 0);
  const { compare } = Temporal.Instant;
  const isIn = compare(opening, now) <= 0 && compare(now, opening.add(WINDOW)) < 0;
  return isIn ? opening : null;
}

/** The first telling moment of the day of `now`, or of a later day. */
function openingFrom(
  calendar: OfficeCalendar,
  now: Temporal.Instant,
  days: number,
): Temporal.Instant {
  const start = now.toZonedDateTimeISO(calendar.timeZone).startOfDay().add({ days });
  return tellAt("normal", calendar, start.toInstant());
}
