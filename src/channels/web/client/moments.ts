/** Moments as people say them, on the city's clock wherever the browser is. */
import { language, word } from "./speech.ts";

/** Viet Nam has no summer time, so the shift is always the same. */
const SHIFT_MS = 7 * 3600 * 1000;
const DAY_MS = 24 * 3600 * 1000;

const WEEKDAYS = {
  vi: ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
};
const MONTHS =
  "January February March April May June July August September October November December";

/** `"09:05"`. */
export function sayTime(iso: string): string {
  return local(iso).toISOString().slice(11, 16);
}

/** The date, for comparing: `"2026-11-23"`. */
export function dayOf(iso: string): string {
  return local(iso).toISOString().slice(0, 10);
}

/** `"Hôm nay"`, `"Hôm qua"`, `"Thứ Hai, 23/11"`; with the year when it is another one. */
export function sayDay(iso: string, now: string): string {
  const daysAgo = (Date.parse(dayOf(now)) - Date.parse(dayOf(iso))) / DAY_MS;
  if (daysAgo === 0) return word("today");
  if (daysAgo === 1) return word("yesterday");
  const year = dayOf(iso).slice(0, 4);
  const date = sayDate(iso, ", ");
  const withYear = language() === "vi" ? `${date}/${year}` : `${date} ${year}`;
  const said = year === dayOf(now).slice(0, 4) ? date : withYear;
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** `"thứ Hai 23/11, 09:05"`. */
export function sayMoment(iso: string): string {
  return `${sayDate(iso, " ")}, ${sayTime(iso)}`;
}

function sayDate(iso: string, between: string): string {
  const at = local(iso);
  const weekday = WEEKDAYS[language()][at.getUTCDay()];
  const month = at.getUTCMonth();
  const date =
    language() === "vi"
      ? `${at.getUTCDate()}/${month + 1}`
      : `${at.getUTCDate()} ${MONTHS.split(" ")[month]}`;
  return `${weekday}${between}${date}`;
}

function local(iso: string): Date {
  return new Date(Date.parse(iso) + SHIFT_MS);
}
