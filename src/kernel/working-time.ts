/**
 * Working time: what "within 8 working hours" means on the clock of an office.
 *
 * The one definition: an office is open at an instant when the clock on its wall then shows a minute
 * inside a span of that local date. All else is counting such instants. Libraries differ on these
 * points; here it is so:
 *
 * - Landing. Forward, the earliest instant at which the time is used up: a deadline that falls on the
 *   closing at 17:30 stays 17:30. Backward, the latest one: a reminder that falls on the opening at
 *   08:00 stays there, never at yesterday's closing.
 * - Zero seconds gives the start itself, open or not. Negative seconds go backward. A start outside
 *   hours counts from the next opening (backward: from the last closing).
 * - Spans are half-open: at the closing instant the office is closed. A close of 1440 joins the next
 *   day's 0 without a seam, so a night shift is two spans.
 * - An exception replaces all spans of its date: a holiday, a half day, a working Saturday.
 * - Clock changes. A skipped hour has no working time, a repeated one counts twice: 24 hours of an
 *   office that never closes are 24 real hours.
 * - Pauses stop the clock; they may overlap, in any order; one that ends before it begins is none.
 *   Whether a pause holds for a deadline is the caller's to say, by passing it. Time that is used up
 *   the moment a pause begins is used up then.
 * - Working days. The first day is not counted (Civil Code 2015, art. 147.2), so a Saturday + 1 is
 *   Monday, as is a Friday + 1. Plus 0 is the date itself or else the next working day (art. 148.5).
 * - An office that does not open for two years is an error, never a silent return to the wall clock.
 * - Resolution: milliseconds.
 */
import {
  type Direction,
  GIVE_UP_DAYS,
  openStretches,
  type Stretch,
  spansOn,
} from "./open-stretches.ts";
import { type OfficeCalendar, WorkingTimeError } from "./working-calendar.ts";

/** What a caller needs to name beside these functions. */
export type { OfficeCalendar } from "./working-calendar.ts";

/** The clock of a deadline stands still from `from` up to `to`. */
export type Pause = { readonly from: Temporal.Instant; readonly to: Temporal.Instant };

/**
 * The instant `seconds` of working time after `start`, or before it when negative.
 * Throws `workingTime.neverOpen`, and `workingTime.badAmount` for NaN and infinity.
 */
export function addWorkingTime(
  calendar: OfficeCalendar,
  start: Temporal.Instant,
  seconds: number,
  pauses: readonly Pause[] = [],
): Temporal.Instant {
  if (!Number.isFinite(seconds)) throw badAmount("seconds", seconds);
  let left = Math.round(Math.abs(seconds) * 1000);
  if (left === 0) return start;
  const at = start.epochMilliseconds;
  const isForward = seconds > 0;
  const reach = isForward ? { from: at, to: Infinity } : { from: -Infinity, to: at };
  const free = outsidePauses(reach, pauses);
  for (const stretch of openStretches(calendar, free, isForward ? 1 : -1)) {
    const length = stretch.to - stretch.from;
    if (left <= length) {
      return instantOf(isForward ? stretch.from + left : stretch.to - left);
    }
    left -= length;
  }
  throw neverOpen(calendar, isForward ? "after" : "before", start.toString());
}

/** Working seconds from `from` to `to`, to the millisecond; negative when `to` is earlier. */
export function workingSecondsBetween(
  calendar: OfficeCalendar,
  from: Temporal.Instant,
  to: Temporal.Instant,
  pauses: readonly Pause[] = [],
): number {
  const start = from.epochMilliseconds;
  const end = to.epochMilliseconds;
  const reach = { from: Math.min(start, end), to: Math.max(start, end) };
  let total = 0;
  for (const stretch of openStretches(calendar, outsidePauses(reach, pauses), 1)) {
    total += stretch.to - stretch.from;
  }
  // `0 - total`, because `-total` would make -0 of no time at all.
  return (end < start ? 0 - total : total) / 1000;
}

/**
 * `at` itself when the office is open then, else the next instant at which it opens.
 * Throws `workingTime.neverOpen`.
 */
export function nextOpening(
  calendar: OfficeCalendar,
  at: Temporal.Instant,
): Temporal.Instant {
  const from = at.epochMilliseconds;
  const [first] = openStretches(calendar, [{ from, to: Infinity }], 1).take(1);
  if (first === undefined) throw neverOpen(calendar, "after", at.toString());
  return first.from === from ? at : instantOf(first.from);
}

export function isOpen(calendar: OfficeCalendar, at: Temporal.Instant): boolean {
  const from = at.epochMilliseconds;
  return openStretches(calendar, [{ from, to: from + 1 }], 1).some(() => true);
}

/**
 * The `days`-th working day after `date`, or before it when negative; always a working day.
 * Throws `workingTime.neverOpen`, and `workingTime.badAmount` unless `days` is whole.
 */
export function addWorkingDays(
  calendar: OfficeCalendar,
  date: Temporal.PlainDate,
  days: number,
): Temporal.PlainDate {
  if (!Number.isSafeInteger(days)) throw badAmount("whole days", days);
  const start = EPOCH.until(date).days;
  let day = days === 0 ? start - 1 : start;
  for (let left = Math.abs(days) || 1; left > 0; left -= 1) {
    day = nextWorkingDay(calendar, day, days < 0 ? -1 : 1);
  }
  return date.add({ days: day - start });
}

/** The closing of the last span of a working day; throws `workingTime.closedDay` on any other. */
export function endOfWorkingDay(
  calendar: OfficeCalendar,
  date: Temporal.PlainDate,
): Temporal.Instant {
  const midnight = (local: Temporal.PlainDate) =>
    local.toZonedDateTime(calendar.timeZone).epochMilliseconds;
  const reach = { from: midnight(date), to: midnight(date.add({ days: 1 })) };
  const [last] = openStretches(calendar, [reach], -1).take(1);
  if (last === undefined) {
    throw new WorkingTimeError(
      `The office is closed all day on ${date}. Move to a working day first: addWorkingDays(calendar, date, 0).`,
      { code: "workingTime.closedDay" },
    );
  }
  return instantOf(last.to);
}

function outsidePauses(reach: Stretch, pauses: readonly Pause[]): readonly Stretch[] {
  const paused = pauses
    .map((pause) => ({
      from: pause.from.epochMilliseconds,
      to: pause.to.epochMilliseconds,
    }))
    .filter((pause) => pause.from < pause.to)
    .sort((a, b) => a.from - b.from);
  const free: Stretch[] = [];
  let cursor = reach.from;
  for (const pause of paused) {
    free.push({ from: cursor, to: Math.min(pause.from, reach.to) });
    cursor = Math.max(cursor, pause.to);
  }
  free.push({ from: cursor, to: reach.to });
  return free.filter((stretch) => stretch.from < stretch.to);
}

function nextWorkingDay(
  calendar: OfficeCalendar,
  start: number,
  direction: Direction,
): number {
  for (let steps = 1; steps <= GIVE_UP_DAYS; steps += 1) {
    const day = start + steps * direction;
    if (spansOn(calendar, day).length > 0) return day;
  }
  const from = EPOCH.add({ days: start }).toString();
  throw neverOpen(calendar, direction === 1 ? "after" : "before", from);
}

function badAmount(what: string, found: number): WorkingTimeError {
  return new WorkingTimeError(
    `Found ${found} where a finite number of ${what} belongs. Check the deadline policy or alert threshold it came from.`,
    { code: "workingTime.badAmount" },
  );
}

function neverOpen(
  calendar: OfficeCalendar,
  side: "after" | "before",
  start: string,
): WorkingTimeError {
  const openWeekdays = calendar.week.filter((spans) => spans.length > 0).length;
  return new WorkingTimeError(
    `No open minute within two years ${side} ${start}: the calendar (${calendar.timeZone}) opens on ${openWeekdays} weekdays and lists ${calendar.exceptions.size} special dates. Give at least one weekday hours.`,
    { code: "workingTime.neverOpen" },
  );
}

function instantOf(ms: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(ms);
}

const EPOCH = Temporal.PlainDate.from("1970-01-01");
