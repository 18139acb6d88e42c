/** Office hours as plain stretches of milliseconds: a second opinion that shares no code with the program. */

const DAY = 86_400_000;
/** Ha Noi has had no clock changes since 1975. */
const ZONE = 7 * 3_600_000;

export type OfficeHours = {
  /** Half-open, in order. */
  readonly stretches: readonly (readonly [number, number])[];
};

type Seed = {
  readonly week: Readonly<Record<string, readonly (readonly string[])[]>>;
  readonly days: readonly {
    readonly date: string;
    readonly confirmed: boolean;
    readonly spans?: readonly (readonly string[])[] | null | undefined;
  }[];
};

const NAMES = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

export function officeHours(
  { week, days }: Seed,
  from: string,
  to: string,
): OfficeHours {
  const special = new Map(
    days.filter((day) => day.confirmed).map((day) => [day.date, day.spans ?? []]),
  );
  const stretches: [number, number][] = [];
  for (let midnight = Date.parse(from); midnight < Date.parse(to); midnight += DAY) {
    const iso = Temporal.Instant.fromEpochMilliseconds(midnight)
      .toString()
      .slice(0, 10);
    const weekday = NAMES[(midnight / DAY + 4) % 7] ?? "";
    for (const [open = "", close = ""] of special.get(iso) ?? week[weekday] ?? []) {
      stretches.push([
        midnight - ZONE + minutes(open),
        midnight - ZONE + minutes(close),
      ]);
    }
  }
  return { stretches };
}

function minutes(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000;
}

/** The stretch that is open at `at`, or the next one. */
function indexAt({ stretches }: OfficeHours, at: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.[1] ?? Infinity) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

function stretchAt(
  { stretches }: OfficeHours,
  index: number,
): readonly [number, number] {
  const found = stretches[index];
  if (found === undefined) throw new Error("beyond the years of these office hours");
  return found;
}

export function isWorking(hours: OfficeHours, at: number): boolean {
  return stretchAt(hours, indexAt(hours, at))[0] <= at;
}

export function opening(hours: OfficeHours, at: number): number {
  return Math.max(at, stretchAt(hours, indexAt(hours, at))[0]);
}

/** Work done from `at` on, or back from it when `ms` is negative. */
export function working(hours: OfficeHours, at: number, ms: number): number {
  if (ms === 0) return at;
  return ms > 0 ? forward(hours, at, ms) : backward(hours, at, -ms);
}

function forward(hours: OfficeHours, at: number, ms: number): number {
  let left = ms;
  for (let index = indexAt(hours, at); ; index += 1) {
    const [open, close] = stretchAt(hours, index);
    const from = Math.max(open, at);
    if (left <= close - from) return from + left;
    left -= close - from;
  }
}

function backward(hours: OfficeHours, at: number, ms: number): number {
  let left = ms;
  const last = indexAt(hours, at - 1);
  const isInside = stretchAt(hours, last)[0] < at;
  for (let index = isInside ? last : last - 1; ; index -= 1) {
    const [open, close] = stretchAt(hours, index);
    const to = Math.min(close, at);
    if (left <= to - open) return to - left;
    left -= to - open;
  }
}

export function workBetween(hours: OfficeHours, from: number, to: number): number {
  let sum = 0;
  for (let index = indexAt(hours, from); ; index += 1) {
    const [open, close] = stretchAt(hours, index);
    if (open >= to) return sum;
    sum += Math.min(close, to) - Math.max(open, from);
  }
}

/** The closing of the `days`-th working day after the date of `at`. */
export function closingAfter(hours: OfficeHours, at: number, days: number): number {
  const dateOf = (ms: number) => Math.floor((ms + ZONE) / DAY);
  let index = indexAt(hours, (dateOf(at) + 1) * DAY - ZONE);
  for (let left = days - 1; left > 0; left -= 1) {
    const day = dateOf(stretchAt(hours, index)[0]);
    index = indexAt(hours, (day + 1) * DAY - ZONE);
  }
  const day = dateOf(stretchAt(hours, index)[0]);
  return stretchAt(hours, indexAt(hours, (day + 1) * DAY - ZONE) - 1)[1];
}

export function hourOfDay(at: number): number {
  return ((at + ZONE) % DAY) / 3_600_000;
}
