/** Naming the sender where the law wants it (NĐ 20/2008, Điều 6 and 7), and what the agency sees of it. */
import { withoutMarkup as plain } from "#kernel/markup.ts";
import type { CaseKind, Sender } from "./case-facts.ts";

export type KindAndSender = { readonly caseKind: CaseKind; readonly sender: Sender };

export const contactVi = {
  askContact: () =>
    "Phản ánh về quy định, về cách làm việc của cơ quan, cán bộ cần tên và số điện thoại người gửi (Nghị định 20/2008). Chỉ đơn vị xử lý xem được. Không nêu tên thì được gửi như tin báo. Anh/chị chọn cách nào?",
  writeContact: () =>
    "Anh/chị gõ họ tên và số điện thoại trong một tin, ví dụ: Nguyễn Thị Lan 0912 345 678.",
  contactUnread: (p: { missing: "name" | "phone" }): string =>
    p.missing === "phone"
      ? "Chưa thấy số điện thoại. Anh/chị gõ lại họ tên và số, ví dụ: Nguyễn Thị Lan 0912 345 678."
      : "Đã thấy số, chưa thấy họ tên. Anh/chị gõ lại cả hai, ví dụ: Nguyễn Thị Lan 0912 345 678.",
  contactShown: (p: { code: string; name: string; phone: string }) =>
    `Người gửi **${p.code}**: ${plain(p.name)}, ${plain(p.phone)}. Chỉ dùng để giải quyết việc này.`,
  contactNone: (p: { code: string }) => `**${p.code}** không có tên, số điện thoại.`,
};

export const contactEn: typeof contactVi = {
  askContact: () =>
    "Feedback on regulations, or on how offices and officials work, needs its sender's name and phone (Decree 20/2008). Only the office in charge sees them. Without them it goes as a tip. Which do you choose?",
  writeContact: () =>
    "Type your name and phone in one message, such as: Nguyễn Thị Lan 0912 345 678.",
  contactUnread: (p) =>
    p.missing === "phone"
      ? "No phone number was found. Type name and number again, such as: Nguyễn Thị Lan 0912 345 678."
      : "The number is there, the name is not. Type both again, such as: Nguyễn Thị Lan 0912 345 678.",
  contactShown: (p) =>
    `Sender of **${p.code}**: ${plain(p.name)}, ${plain(p.phone)}. To be used for this case only.`,
  contactNone: (p) => `**${p.code}** has no name or phone.`,
};

/** Lines of a summary; none for what needs no saying. */
export function kindAndSenderVi({ caseKind, sender }: KindAndSender): string[] {
  return [
    ...(caseKind === "proposal" ? ["Loại: kiến nghị."] : []),
    ...(sender === null ? [] : [senderVi(sender)]),
  ];
}

export function kindAndSenderEn({ caseKind, sender }: KindAndSender): string[] {
  return [
    ...(caseKind === "proposal" ? ["Kind: proposal."] : []),
    ...(sender === null ? [] : [senderEn(sender)]),
  ];
}

function senderVi(sender: NonNullable<Sender>): string {
  return sender === "anonymous"
    ? "Không nêu tên: chỉ là tin báo, không có giá trị như phản ánh chính thức."
    : `Người gửi: ${plain(sender.name)}, ${sender.phone}.`;
}

function senderEn(sender: NonNullable<Sender>): string {
  return sender === "anonymous"
    ? "No name: a tip, without the standing of formal feedback."
    : `Sender: ${plain(sender.name)}, ${sender.phone}.`;
}
