import type { OfficeCalendar, Span } from "./working-calendar.ts";

/** Epoch milliseconds, half-open; either end may be infinite. */
export type Stretch = { readonly from: number; readonly to: number };

/** Forward or backward in time. */
export type Direction = 1 | -1;

/** Longer than any closure, short enough that an empty calendar is noticed at once. */
export const GIVE_UP_DAYS = 731;

/**
 * The stretches of `reaches` in which the office is open, nearest first. `reaches` are in order and
 * do not overlap. An endless reach ends after two years without an open minute.
 */
export function* openStretches(
  calendar: OfficeCalendar,
  reaches: readonly Stretch[],
  direction: Direction,
): Generator<Stretch> {
  for (const reach of inOrder(reaches, direction)) {
    const patience = reach.to - reach.from === Infinity ? GIVE_UP_DAYS : Infinity;
    let barren = 0;
    for (const piece of localDays(calendar.timeZone, reach, direction)) {
      const open = openOn(calendar, piece);
      yield* inOrder(open, direction);
      barren = open.length > 0 ? 0 : barren + 1;
      if (barren > patience) return;
    }
  }
}

/** The spans of the date that is `day` days after 1970-01-01. */
export function spansOn(calendar: OfficeCalendar, day: number): readonly Span[] {
  const exception =
    calendar.exceptions.size > 0 ? calendar.exceptions.get(isoDate(day)) : undefined;
  // Day 0 was a Thursday.
  return exception ?? calendar.week[(((day + 3) % 7) + 7) % 7] ?? [];
}

function openOn(calendar: OfficeCalendar, piece: DayPiece): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const span of spansOn(calendar, piece.day)) {
    const from = Math.max(piece.from, piece.midnight + span.open * MINUTE_MS);
    const to = Math.min(piece.to, piece.midnight + span.close * MINUTE_MS);
    if (from < to) stretches.push({ from, to });
  }
  return stretches;
}

/** A local date as far as it lies in the reach; a clock change cuts it into two pieces. */
type DayPiece = Stretch & {
  readonly day: number;
  /** When its 00:00 would be, were this piece's offset in force all day. */
  readonly midnight: number;
};

function* localDays(
  timeZone: string,
  reach: Stretch,
  direction: Direction,
): Generator<DayPiece> {
  for (const steady of steadyOffsets(timeZone, reach, direction)) {
    const edge = direction === 1 ? steady.from : steady.to - 1;
    const first = Math.floor((edge + steady.offset) / DAY_MS);
    for (let day = first; ; day += direction) {
      const midnight = day * DAY_MS - steady.offset;
      const from = Math.max(steady.from, midnight);
      const to = Math.min(steady.to, midnight + DAY_MS);
      if (from >= to) break;
      yield { day, midnight, from, to };
    }
  }
}

/** The reach cut at the clock changes: two look-ups of the zone each, plain sums in between. */
function* steadyOffsets(
  timeZone: string,
  reach: Stretch,
  direction: Direction,
): Generator<Stretch & { readonly offset: number }> {
  const zoned = (ms: number) =>
    Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
  let { from, to } = reach;
  while (from < to) {
    if (direction === 1) {
      const start = zoned(from);
      const change = start.getTimeZoneTransition("next")?.epochMilliseconds ?? Infinity;
      const end = Math.min(to, change);
      yield { from, to: end, offset: start.offsetNanoseconds / 1e6 };
      from = end;
    } else {
      const change = zoned(to).getTimeZoneTransition("previous")?.epochMilliseconds;
      const start = Math.max(from, change ?? -Infinity);
      yield { from: start, to, offset: zoned(to - 1).offsetNanoseconds / 1e6 };
      to = start;
    }
  }
}

/** The hot spot of long sums: `Date` as plain arithmetic is five times as fast as `PlainDate`. */
function isoDate(day: number): string {
  const date = new Date(day * DAY_MS);
  const month = twoDigits(date.getUTCMonth() + 1);
  return `${date.getUTCFullYear()}-${month}-${twoDigits(date.getUTCDate())}`;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}

function inOrder<T>(items: readonly T[], direction: Direction): readonly T[] {
  return direction === 1 ? items : items.toReversed();
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
