import type { Language } from "./bilingual.ts";

/** People read deadlines on the city's clock. */
const ZONE = "Asia/Ho_Chi_Minh";

const WEEKDAYS = {
  vi: ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"],
  en: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
} as const satisfies Record<Language, readonly string[]>;

const MONTHS = [
  ...["January", "February", "March", "April", "May", "June", "July"],
  ...["August", "September", "October", "November", "December"],
];

/** `"17:30 thứ Hai, 30/11"` · `"17:30 on Monday, 30 November"`. */
export function sayMoment(at: Temporal.Instant, language: Language): string {
  const local = at.toZonedDateTimeISO(ZONE);
  const time = local.toPlainTime().toString({ smallestUnit: "minute" });
  const weekday = WEEKDAYS[language][local.dayOfWeek - 1];
  return language === "vi"
    ? `${time} ${weekday}, ${local.day}/${local.month}`
    : `${time} on ${weekday}, ${local.day} ${MONTHS[local.month - 1]}`;
}

/** `"thứ Hai, 30/11"` · `"Monday, 30 November"`. */
export function sayDate(at: Temporal.Instant, language: Language): string {
  const { dayOfWeek, day, month } = at.toZonedDateTimeISO(ZONE);
  const weekday = WEEKDAYS[language][dayOfWeek - 1];
  return language === "vi"
    ? `${weekday}, ${day}/${month}`
    : `${weekday}, ${day} ${MONTHS[month - 1]}`;
}

/** `"30/11"` in either language: short enough for a button, and what one can type. */
export function sayDay(at: Temporal.Instant): string {
  const { day, month } = at.toZonedDateTimeISO(ZONE);
  return `${day}/${month}`;
}

/** Working time as people say it: `"4 giờ làm việc"`, `"1 giờ 30 phút làm việc"`. */
export function sayWorkingTime(minutes: number, language: Language): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (language === "vi") {
    const parts = [hours > 0 ? `${hours} giờ` : "", rest > 0 ? `${rest} phút` : ""];
    return `${parts.filter((part) => part !== "").join(" ")} làm việc`;
  }
  const parts = [
    hours > 0 ? `${hours} working hour${hours === 1 ? "" : "s"}` : "",
    rest > 0 ? `${rest} minute${rest === 1 ? "" : "s"}` : "",
  ];
  return parts.filter((part) => part !== "").join(" ");
}
