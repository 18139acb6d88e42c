/** What people read when the office calendar changes: a citizen whose answer comes later, and who confirms the days. */
import { withoutMarkup as plain } from "#kernel/markup.ts";
import type { Bilingual } from "./bilingual.ts";
import { sayMoment } from "./moments.ts";

const atVi = (moment: Temporal.Instant) => sayMoment(moment, "vi");
const atEn = (moment: Temporal.Instant) => sayMoment(moment, "en");

type Moved = {
  readonly code: string;
  readonly agency: Bilingual;
  /** Null: it is accepted. */
  readonly acceptDueAt: Temporal.Instant | null;
  readonly answerDueAt: Temporal.Instant;
  /** The day behind it, when it is one. */
  readonly day: Temporal.PlainDate | null;
  readonly reason: string;
};

export const calendarVi = {
  deadlineMoved: (p: Moved) =>
    `Thời hạn của **${p.code}** lùi lại: ${p.agency.vi} ${p.acceptDueAt === null ? "" : `nhận việc trước ${atVi(p.acceptDueAt)}, `}trả lời trước **${atVi(p.answerDueAt)}**. Lý do: ${p.day === null ? "" : `ngày ${p.day.day}/${p.day.month}, `}${plain(p.reason)}. Có tin mới sẽ báo tại đây.`,
  calendarUnconfirmed: (p: { year: number; days: number; isTetOpen: boolean }) =>
    `**Lịch nghỉ năm ${p.year} chưa xong**\n${[p.isTetOpen ? "Tết Nguyên đán chưa được xác nhận." : "", p.days === 0 ? "" : `${p.days} ngày còn chờ xác nhận.`].filter((line) => line !== "").join(" ")} Ngày chưa xác nhận vẫn tính là ngày làm việc. Anh/chị nhờ quản trị viên xem trang Lịch làm việc.`,
};

export const calendarEn: typeof calendarVi = {
  deadlineMoved: (p) =>
    `The deadline of **${p.code}** is later now: ${p.agency.en} ${p.acceptDueAt === null ? "" : `takes it on by ${atEn(p.acceptDueAt)} and `}answers by **${atEn(p.answerDueAt)}**. Reason: ${p.day === null ? "" : `${p.day.day}/${p.day.month}, `}${plain(p.reason)}. News will come here.`,
  calendarUnconfirmed: (p) =>
    `**The calendar of ${p.year} is not finished**\n${[p.isTetOpen ? "The Tet holiday is not confirmed." : "", p.days === 0 ? "" : `${p.days} ${p.days === 1 ? "day waits" : "days wait"} for confirmation.`].filter((line) => line !== "").join(" ")} A day that is not confirmed counts as a working day. Please ask the administrator to look at the calendar page.`,
};
