/** Decides which days of a year an office is likely closed, as a draft for people to confirm, and what is still open. */
import type { OfficeCalendar } from "#kernel/working-calendar.ts";
import type { CalendarDay, Feast, NewDeadlineChange } from "./types.ts";

/**
 * The days off of a year by law, none of them confirmed: the feasts, the second day of National Day (before
 * or after, the Prime Minister says which; both are proposed), 24 November, and a day for each that falls on
 * a weekly day off. Swaps of a Monday for a Saturday are planned by people and are not in it.
 */
export function draftDays(
  feasts: readonly Feast[],
  { week }: Pick<OfficeCalendar, "week">,
): CalendarDay[] {
  const days = new Map<string, CalendarDay>();
  const put = (date: Temporal.PlainDate, reason: string, source: string) => {
    const iso = date.toString();
    const day = { date: iso, kind: "off" as const, spans: null, reason, source };
    if (!days.has(iso)) days.set(iso, { ...day, confirmed: false });
  };
  const fixed = feasts.flatMap(daysOfFeast);
  for (const { date, name } of fixed) put(date, name, LABOUR_CODE);
  for (const { date } of fixed.filter(({ date: on }) => isNationalDay(on))) {
    put(
      date.subtract({ days: 1 }),
      "Nghỉ Quốc khánh, nếu chọn ngày liền trước 2/9",
      WAITS,
    );
    put(date.add({ days: 1 }), "Nghỉ Quốc khánh, nếu chọn ngày liền sau 2/9", WAITS);
    const culture = Temporal.PlainDate.from({ year: date.year, month: 11, day: 24 });
    if (date.year >= CULTURE_SINCE) put(culture, "Ngày Văn hóa Việt Nam", CULTURE_DAY);
  }
  const isOpenOn = (date: Temporal.PlainDate) =>
    (week[date.dayOfWeek - 1] ?? []).length > 0 && !days.has(date.toString());
  for (const { date, name } of fixed) {
    if ((week[date.dayOfWeek - 1] ?? []).length > 0) continue;
    let free = date.add({ days: 1 });
    while (!isOpenOn(free)) free = free.add({ days: 1 });
    put(
      free,
      `Nghỉ bù ${name} (${date.day}/${date.month} là ngày nghỉ hằng tuần)`,
      COMPENSATION,
    );
  }
  return [...days.values()].toSorted((one, other) => (one.date < other.date ? -1 : 1));
}

const LABOUR_CODE = "Bộ luật Lao động 2019, Điều 112; ngày tính bằng máy";
const WAITS = "Bộ luật Lao động 2019, Điều 112; chờ Thủ tướng quyết định";
const COMPENSATION = "Bộ luật Lao động 2019, Điều 111 khoản 3";
const CULTURE_DAY = "Nghị quyết 80-NQ/TW; chưa thấy văn bản luật có hiệu lực";
const CULTURE_SINCE = 2026;

/** Only Tết has several: it begins on the eve. */
function daysOfFeast({ date, days, name }: Feast) {
  const first = Temporal.PlainDate.from(date);
  return Array.from({ length: days }, (_, index) => ({
    date: first.add({ days: index }),
    name:
      days === 1 ? name : `${name}, ${index === 0 ? "ngày cuối năm" : `mùng ${index}`}`,
  }));
}

function isNationalDay({ month, day }: Temporal.PlainDate): boolean {
  return month === 9 && day === 2;
}

/** What of a year people have still to decide. */
export type Undecided = {
  /** Days by law that are missing or proposed, of two that exclude each other at most one. */
  readonly dates: readonly string[];
  /** The first day of Tết is not confirmed. */
  readonly isTetOpen: boolean;
};

/** Null when a year can come: every day by law is confirmed, and no proposal is left open. */
export function undecidedDays(
  drafts: readonly CalendarDay[],
  days: readonly CalendarDay[],
  tet: string,
): Undecided | null {
  const byDate = new Map(days.map((day) => [day.date, day]));
  const proposed = days.filter(({ confirmed }) => !confirmed).map(({ date }) => date);
  const byLaw = drafts.filter(({ source }) => source === LABOUR_CODE);
  const absent = byLaw.map(({ date }) => date).filter((date) => !byDate.has(date));
  const dates = [...new Set([...proposed, ...absent])].toSorted();
  const isTetOpen = byDate.get(tet)?.confirmed !== true;
  return dates.length === 0 && !isTetOpen ? null : { dates, isTetOpen };
}

/** From this day on the next year should be decided: plans are published by then. */
export function isTimeToDecide(today: Temporal.PlainDate): boolean {
  return today.month === 12;
}

/**
 * Why a deadline moved, out of the changes carried through together: the day that lies on its way, else the
 * change it was looked at for.
 */
export function changeBehind(
  changes: readonly NewDeadlineChange[],
  looked: NewDeadlineChange,
  way: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate },
): NewDeadlineChange {
  const isOnWay = ({ date }: NewDeadlineChange) =>
    date !== null && date >= way.from.toString() && date <= way.to.toString();
  return isOnWay(looked) ? looked : (changes.find(isOnWay) ?? looked);
}
