/** A message about two matters: the question, both in one summary, both in one receipt. */
import { withoutMarkup as plain } from "#kernel/markup.ts";
import type { Bilingual } from "./bilingual.ts";
import type { CaseNews } from "./case-facts.ts";
import { lower, whatAndWhere } from "./case-words.ts";
import { sayMoment } from "./moments.ts";
import {
  type KindAndSender,
  kindAndSenderEn,
  kindAndSenderVi,
} from "./words-contact.ts";

type One = {
  readonly matter: Bilingual;
  readonly place: string;
  readonly text: string;
  readonly agency: Bilingual;
};
export type SummaryOfBoth = KindAndSender & {
  readonly first: One;
  readonly second: One;
  readonly hasPhotos: boolean;
};
type Opened = CaseNews & { readonly acceptDueAt: Temporal.Instant };

export const twoMattersVi = {
  askSplit: (p: { first: Bilingual; second: Bilingual }) =>
    `Có hai việc: **${lower(p.first.vi)}** và **${lower(p.second.vi)}**. Gửi thành hai phản ánh để mỗi nơi trả lời đúng phần việc của họ?`,
  summaryBoth: (p: SummaryOfBoth) =>
    [
      `**Xin xem lại trước khi gửi** · hai phản ánh${p.hasPhotos ? ", kèm ảnh" : ""}`,
      oneVi(1, p.first),
      oneVi(2, p.second),
      ...kindAndSenderVi(p),
    ].join("\n"),
  receiptBoth: (p: { first: Opened; second: Opened }) =>
    `Đã nhận hai việc.\n${openedVi(p.first)}\n${openedVi(p.second)}\nCó tin mới sẽ báo anh/chị ngay tại đây.`,
};

export const twoMattersEn: typeof twoMattersVi = {
  askSplit: (p) =>
    `There are two matters: **${lower(p.first.en)}** and **${lower(p.second.en)}**. Send two reports, so that each office answers for its own?`,
  summaryBoth: (p) =>
    [
      `**Please check before sending** · two reports${p.hasPhotos ? ", with photos" : ""}`,
      oneEn(1, p.first),
      oneEn(2, p.second),
      ...kindAndSenderEn(p),
    ].join("\n"),
  receiptBoth: (p) =>
    `Both received.\n${openedEn(p.first)}\n${openedEn(p.second)}\nNews will come to you right here.`,
};

function oneVi(number: number, { matter, place, text, agency }: One): string {
  return `${number}. ${whatAndWhere(matter.vi, place)}: “${plain(text)}” Nơi xử lý: **${agency.vi}**.`;
}

function oneEn(number: number, { matter, place, text, agency }: One): string {
  return `${number}. ${whatAndWhere(matter.en, place)}: “${plain(text)}” Goes to: **${agency.en}**.`;
}

function openedVi({ code, agency, acceptDueAt, answerDueAt }: Opened): string {
  return `**${code}**: ${agency.vi}, nhận trước ${sayMoment(acceptDueAt, "vi")}, trả lời trước **${sayMoment(answerDueAt, "vi")}**.`;
}

function openedEn({ code, agency, acceptDueAt, answerDueAt }: Opened): string {
  return `**${code}**: ${agency.en}, accepts by ${sayMoment(acceptDueAt, "en")}, answers by **${sayMoment(answerDueAt, "en")}**.`;
}
