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
  crimeNote: (p: { code: string }) =>
    `Nếu đang có người bị đe doạ hoặc việc vừa xảy ra, anh/chị **gọi 113** ngay. Nội dung vừa viết vẫn được chuyển vào **${p.code}**, nhưng không thay cho tin báo công an.`,
  complaintNote: (p: { code: string }) =>
    `Nội dung vừa viết được chuyển vào **${p.code}**. Nếu anh/chị muốn **khiếu nại** một quyết định hay việc làm của cơ quan thì cần gửi đơn tới người đứng đầu cơ quan đó, hoặc tới Ban Tiếp công dân Thành phố.`,
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
  crimeNote: (p) =>
    `If somebody is being threatened or it has just happened, **call 113** now. What you wrote is still added to **${p.code}**, but it does not replace telling the police.`,
  complaintNote: (p) =>
    `What you wrote is added to **${p.code}**. For a **formal complaint** about a decision or act of a public body, write to the head of that body or to the City's Citizen Reception Board.`,
  confidentialNote: (p) =>
    `**For dispatchers only** · ${p.code}\nThe citizen adds what looks like a denunciation: “${plain(p.text)}”\nNot to be passed to the office in charge.`,
  noteToDispatcher: (p) =>
    `Passed to the City's dispatcher alone. The office in charge of **${p.code}** cannot read it.`,
};
