/** Decides how long codes live, how many wrong ones are borne, and which days a leave takes. */
import type { DayWish } from "#kernel/day-wish.ts";

/** A link or code of an invitation. */
export const INVITATION_LIFETIME = { hours: 72 } as const;
/** A code that links two chats. */
export const LINK_LIFETIME = { minutes: 10 } as const;
/** So many wrong codes an hour; with 8.5 · 10^11 codes nobody finds one by trying. */
export const MAX_MISSES = 5;
export const MISS_WINDOW = { hours: 1 } as const;
/** Longer than a maternity leave (six months) is a slip of the keyboard. */
const MAX_DAYS = 200;

/**
 * The moments a leave takes, both in the zone of the office: from now or a morning, to before the morning after
 * the last day. A day without a year is the next one. Null: it ends before it begins, is no day at all, or
 * takes too long.
 */
export function leaveSpan(
  wish: { readonly from: DayWish; readonly to: DayWish },
  timeZone: string,
  now: Temporal.Instant,
): { readonly from: Temporal.Instant; readonly to: Temporal.Instant } | null {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const first = dayOf(wish.from, today, today);
  const last = first === null ? null : dayOf(wish.to, today, first);
  if (first === null || last === null) return null;
  const days = first.until(last).total("days");
  if (days < 0 || days > MAX_DAYS) return null;
  const from = first.equals(today) ? now : first.toZonedDateTime(timeZone).toInstant();
  return { from, to: last.add({ days: 1 }).toZonedDateTime(timeZone).toInstant() };
}

function dayOf(
  wish: DayWish,
  today: Temporal.PlainDate,
  notBefore: Temporal.PlainDate,
): Temporal.PlainDate | null {
  if (wish.kind !== "date") {
    return wish.kind === "today" ? today : today.add({ days: 1 });
  }
  const inYear = (year: number) => dateOf({ year, month: wish.month, day: wish.day });
  const found = inYear(notBefore.year);
  const isPast = found !== null && Temporal.PlainDate.compare(found, notBefore) < 0;
  return isPast ? inYear(notBefore.year + 1) : found;
}

/** Null for 31 February. */
function dateOf(day: { year: number; month: number; day: number }) {
  try {
    return Temporal.PlainDate.from(day, { overflow: "reject" });
  } catch {
    return null;
  }
}
