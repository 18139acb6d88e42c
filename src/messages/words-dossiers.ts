/** Dossiers of procedures that will be late: the reminder, and the letter of apology to copy. */
import type { Bilingual } from "./bilingual.ts";
import { sayDay, sayMoment } from "./moments.ts";

type DossierWords = {
  readonly code: string;
  readonly procedure: string;
  readonly agency: Bilingual;
  readonly daysLeft: number;
  readonly receivedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
};

export const dossiersVi = {
  ratingLinkEnded: () =>
    "Hồ sơ này đã trả kết quả quá 30 ngày nên không nhận đánh giá nữa. Có điều gì chưa ổn, anh/chị cứ viết tại đây.",
  dossierNudge: (p: DossierWords) =>
    `⏳ Còn **${p.daysLeft} ngày làm việc** · hồ sơ ${p.code}\n${p.procedure}\nNhận ${sayDay(p.receivedAt)} · hạn trả **${sayMoment(p.dueAt, "vi")}**\nNếu không kịp, gửi văn bản xin lỗi chậm nhất một ngày trước hạn (chỉ được một lần, Mẫu số 04). Thư mẫu để chép lại; phần trong ngoặc vuông anh/chị điền:\n\n${letterOf(p)}`,
};

export const dossiersEn: typeof dossiersVi = {
  ratingLinkEnded: () =>
    "The result of this file is more than 30 days old, so it can no longer be rated. If something is wrong, just write it here.",
  dossierNudge: (p) =>
    `⏳ **${p.daysLeft} working day${p.daysLeft === 1 ? "" : "s"}** left · dossier ${p.code}\n${p.procedure}\nReceived ${sayDay(p.receivedAt)} · due **${sayMoment(p.dueAt, "en")}**\nIf it will be late, a written apology must go out one day before at the latest (once only, form 04). A draft to copy, in Vietnamese as the form asks; fill in what is in brackets:\n\n${letterOf(p)}`,
};

/** Form 04 of TT 03/2025/TT-VPCP is in Vietnamese, whoever sends it. */
function letterOf({
  code,
  procedure,
  agency,
  receivedAt,
  dueAt,
}: DossierWords): string {
  return [
    "Kính gửi: Ông/Bà [họ tên người nộp hồ sơ]",
    `Ngày ${sayDay(receivedAt)}, ${agency.vi} đã nhận hồ sơ ${code} của Ông/Bà về “${procedure}”, hẹn trả kết quả lúc ${sayMoment(dueAt, "vi")}.`,
    `Đến nay hồ sơ chưa giải quyết xong, lý do: [lý do]. ${agency.vi} xin lỗi Ông/Bà về sự chậm trễ này và hẹn trả kết quả vào ngày [ngày hẹn mới].`,
    "[Người ký]",
  ].join("\n");
}
