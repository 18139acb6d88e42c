/** What people read when a citizen asks why it takes so long: the truth of the history, and what comes next. */
import type { Bilingual } from "./bilingual.ts";
import type { CaseFacts, CaseNews, Leader } from "./case-facts.ts";
import { whatAndWhere } from "./case-words.ts";
import { sayMoment } from "./moments.ts";

const atVi = (moment: Temporal.Instant) => sayMoment(moment, "vi");
const atEn = (moment: Temporal.Instant) => sayMoment(moment, "en");

type Progress = CaseNews & {
  /** Null: nobody has accepted it where it is now. */
  readonly acceptedAt: Temporal.Instant | null;
};

export type Delay = Progress & {
  /** How often it was passed on; each time the deadline began anew. */
  readonly moves: number;
  /** When leaders were told that this deadline has passed; null: nobody was. */
  readonly leadersToldAt: Temporal.Instant | null;
  /** Who is told that the citizen asks. */
  readonly leader: Leader;
};

export const delayVi = {
  whyLate: (p: Delay) =>
    [
      `**${p.code}** quá hạn từ **${atVi(p.answerDueAt)}**.`,
      p.acceptedAt === null
        ? `${p.agency.vi} đến giờ chưa nhận việc.`
        : `${p.agency.vi} nhận việc lúc ${atVi(p.acceptedAt)}, chưa trả lời.`,
      p.moves === 0 ? "" : `Việc đã chuyển ${p.moves} lần, mỗi lần hạn tính lại.`,
      p.leadersToldAt === null ? "" : `Lãnh đạo được báo lúc ${atVi(p.leadersToldAt)}.`,
      p.leader === null
        ? ""
        : `${p.leader === "head" ? "Lãnh đạo đơn vị" : "Người điều phối của Thành phố"} được báo là anh/chị đang hỏi.`,
      "Có trả lời sẽ gửi ngay tại đây.",
    ]
      .filter((part) => part !== "")
      .join(" "),
  notLateYet: (p: Progress) =>
    `**${p.code}** chưa quá hạn. ${p.agency.vi} ${p.acceptedAt === null ? "chưa nhận việc" : `nhận việc lúc ${atVi(p.acceptedAt)}`}, phải trả lời trước **${atVi(p.answerDueAt)}**. Có tin mới sẽ báo ngay tại đây.`,
  waitsForYou: (p: { code: string; agency: Bilingual; since: Temporal.Instant }) =>
    `**${p.code}** đang chờ anh/chị trả lời câu hỏi ${p.agency.vi} gửi lúc ${atVi(p.since)}. Anh/chị trả lời xong thì thời hạn lại chạy tiếp.`,
  citizenAsksWhy: (p: CaseFacts & { agency: Bilingual }) =>
    `**Người dân hỏi vì sao trễ** · ${p.code}\n${whatAndWhere(p.matter.vi, p.place)}\nHạn trả lời là ${atVi(p.answerDueAt)}, ${p.agency.vi} chưa trả lời.`,
};

export const delayEn: typeof delayVi = {
  whyLate: (p) =>
    [
      `**${p.code}** has been overdue since **${atEn(p.answerDueAt)}**.`,
      p.acceptedAt === null
        ? `${p.agency.en} has not taken it on yet.`
        : `${p.agency.en} took it on at ${atEn(p.acceptedAt)} and has not answered.`,
      p.moves === 0
        ? ""
        : `It was passed on ${p.moves === 1 ? "once" : `${p.moves} times`}; each time the deadline began anew.`,
      p.leadersToldAt === null
        ? ""
        : `Its leaders were told at ${atEn(p.leadersToldAt)}.`,
      p.leader === null
        ? ""
        : `${p.leader === "head" ? "The head of the office" : "The City's dispatcher"} is told that you ask.`,
      "The answer will come right here.",
    ]
      .filter((part) => part !== "")
      .join(" "),
  notLateYet: (p) =>
    `**${p.code}** is not overdue. ${p.agency.en} ${p.acceptedAt === null ? "has not taken it on yet" : `took it on at ${atEn(p.acceptedAt)}`} and must answer by **${atEn(p.answerDueAt)}**. News will come right here.`,
  waitsForYou: (p) =>
    `**${p.code}** waits for your answer to the question ${p.agency.en} sent at ${atEn(p.since)}. Once you have answered, its time runs on.`,
  citizenAsksWhy: (p) =>
    `**The citizen asks why it is late** · ${p.code}\n${whatAndWhere(p.matter.en, p.place)}\nDue by ${atEn(p.answerDueAt)}, ${p.agency.en} has not answered.`,
};
