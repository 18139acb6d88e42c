import type { Feast } from "#calendars/types.ts";

/** A year of feasts, and the first day of Tết in it. */
export type FeastYear = { readonly feasts: readonly Feast[]; readonly tet: string };

/**
 * The public holidays of Viet Nam as the package `date-holidays` knows them, on its Vietnamese lunar calendar
 * (tz Asia/Ho_Chi_Minh). It leaves out the second National Day, days off in lieu, swaps and 24 November, and
 * always gives Tết as one day before and four from the first; `draftDays` adds what follows from the law.
 */
export async function feastsOf(year: number): Promise<FeastYear> {
  // 12 MB that are wanted once a year: not before they are.
  const { default: Holidays } = await import("date-holidays");
  const all = new Holidays("VN").getHolidays(year);
  const feasts = all
    .filter(({ type }) => type === "public")
    .map(({ date, start, end, name }) => ({
      date: date.slice(0, 10),
      days: Math.round((end.getTime() - start.getTime()) / DAY_MS),
      name: NAMES[name] ?? name,
    }));
  const tet = feasts.find(({ name }) => name === FIRST_OF_TET)?.date ?? "";
  return { feasts: feasts.filter(({ name }) => name !== FIRST_OF_TET), tet };
}

const DAY_MS = 86_400_000;
/** One day inside the five of Tết. */
const FIRST_OF_TET = "Tết Nguyên Đán";

/** As the seed calls them. */
const NAMES: Readonly<Record<string, string>> = {
  "Giao thừa Tết Nguyên Đán": "Tết Nguyên đán",
  "Giỗ tổ Hùng Vương": "Giỗ Tổ Hùng Vương (10/3 âm lịch)",
  "Ngày Giải phóng miền Nam": "Ngày Chiến thắng",
  "Quốc tế Lao động": "Ngày Quốc tế Lao động",
};
