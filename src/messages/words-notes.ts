/** Words added to a case that say more than a note may: danger, or an accusation. */
import { withoutMarkup as plain } from "#kernel/markup.ts";
import type { CaseFacts } from "./case-facts.ts";
import { whatAndWhere } from "./case-words.ts";
import { sayMoment } from "./moments.ts";

export const notesVi = {
  urgentNote: (p: CaseFacts & { text: string }) =>
    `**Thành việc khẩn**: người dân báo nguy hiểm · ${p.code}\n${whatAndWhere(p.matter.vi, p.place)}\n“${plain(p.text)}”\nTrả lời trước **${sayMoment(p.answerDueAt, "vi")}**.`,
  caseRaised: (p: { code: string; answerDueAt: Temporal.Instant }) =>
    `**${p.code}** đã thành việc khẩn, đơn vị xử lý được báo ngay. Hạn trả lời: **${sayMoment(p.answerDueAt, "vi")}**.`,
  confidentialNote: (p: CaseFacts & { text: string }) =>
    `**Chỉ người điều phối đọc** · ${p.code}\nNgười dân viết thêm điều có vẻ là tố cáo: “${plain(p.text)}”\nKhông chuyển cho đơn vị đang xử lý.`,
  noteToDispatcher: (p: { code: string }) =>
    `Đã chuyển riêng cho người điều phối của Thành phố. Đơn vị đang xử lý **${p.code}** không đọc được.`,
};

export const notesEn: typeof notesVi = {
  urgentNote: (p) =>
    `**Now urgent**: the citizen reports danger · ${p.code}\n${whatAndWhere(p.matter.en, p.place)}\n“${plain(p.text)}”\nAnswer by **${sayMoment(p.answerDueAt, "en")}**.`,
  caseRaised: (p) =>
    `**${p.code}** is urgent now, and the office in charge is told at once. Answer due: **${sayMoment(p.answerDueAt, "en")}**.`,
  confidentialNote: (p) =>
    `**For dispatchers only** · ${p.code}\nThe citizen adds what looks like a denunciation: “${plain(p.text)}”\nNot to be passed to the office in charge.`,
  noteToDispatcher: (p) =>
    `Passed to the City's dispatcher alone. The office in charge of **${p.code}** cannot read it.`,
};
