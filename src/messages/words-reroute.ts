/** What people read when a citizen says that a case is at the wrong agency. */
import type { Bilingual } from "./bilingual.ts";
import type { CaseFacts } from "./case-facts.ts";
import { whatAndWhere } from "./case-words.ts";
import { sayMoment } from "./moments.ts";

const atVi = (moment: Temporal.Instant) => sayMoment(moment, "vi");
const atEn = (moment: Temporal.Instant) => sayMoment(moment, "en");

/** What the citizen says is right: an agency, a matter, or neither. */
export type Claimed =
  | { readonly claim: "agency" | "matter"; readonly name: Bilingual }
  | { readonly claim: "unsure"; readonly name: null };

type Moved = {
  readonly code: string;
  readonly agency: Bilingual;
  readonly acceptDueAt: Temporal.Instant;
  readonly answerDueAt: Temporal.Instant;
  readonly isAtDispatcher: boolean;
};

/** The reason of a move the citizen asked for, as history keeps it. */
export function claimWords({ claim, name }: Claimed): Bilingual {
  switch (claim) {
    case "agency":
      return {
        vi: `người dân cho là việc này của ${name.vi}`,
        en: `the citizen says it belongs to ${name.en}`,
      };
    case "matter":
      return {
        vi: `người dân ghi lại loại việc là “${name.vi}”`,
        en: `the citizen says it is about “${name.en}”`,
      };
    case "unsure":
      return {
        vi: "người dân báo chưa đúng cơ quan, chưa rõ nơi nào đúng",
        en: "the citizen says it is the wrong office and does not know the right one",
      };
  }
}

export const rerouteVi = {
  askReroute: (p: { code: string; agency: Bilingual; hasMatters: boolean }) =>
    `**${p.code}** đang ở ${p.agency.vi}. Theo anh/chị, việc này do nơi nào phụ trách ạ?${p.hasMatters ? " Nếu loại việc bị hiểu sai, anh/chị chọn “Việc khác”." : ""}`,
  askRerouteMatter: (p: { code: string }) =>
    `Việc **${p.code}** gần với loại nào nhất ạ?`,
  rerouted: (p: Moved) =>
    p.isAtDispatcher
      ? `Đã chuyển **${p.code}** tới người điều phối của Thành phố (${p.agency.vi}) để xem lại nơi xử lý. Nơi này nhận việc trước ${atVi(p.acceptDueAt)}; hạn trả lời: **${atVi(p.answerDueAt)}**.`
      : `Đã chuyển **${p.code}** sang **${p.agency.vi}**. Nơi này nhận việc trước ${atVi(p.acceptDueAt)}, trả lời trước **${atVi(p.answerDueAt)}**. Có tin mới sẽ báo ngay tại đây.`,
  matterCorrected: (p: {
    code: string;
    matter: Bilingual;
    agency: Bilingual;
    answerDueAt: Temporal.Instant;
  }) =>
    `Đã ghi lại **${p.code}** là “${p.matter.vi}”. Việc này vẫn do ${p.agency.vi} phụ trách, hạn trả lời vẫn là **${atVi(p.answerDueAt)}**.`,
  caseMovedAway: (p: { code: string; agency: Bilingual } & Claimed) =>
    `**${p.code}** đã chuyển sang ${p.agency.vi}. Lý do: ${claimWords(p).vi}. Anh/chị không cần làm tiếp.`,
  caseRerouted: (p: { code: string; from: Bilingual } & Claimed) =>
    `**${p.code}** được chuyển từ ${p.from.vi} tới đây. Lý do: ${claimWords(p).vi}. Nếu chưa đúng, anh/chị bấm “Chuyển đơn vị”.`,
  matterCorrectedFor: (p: CaseFacts) =>
    `Người dân ghi lại loại việc · ${p.code}\n${whatAndWhere(p.matter.vi, p.place)}\nHạn trả lời vẫn là **${atVi(p.answerDueAt)}**.`,
};

export const rerouteEn: typeof rerouteVi = {
  askReroute: (p) =>
    `**${p.code}** is with ${p.agency.en}. Where do you think it belongs?${p.hasMatters ? " If the kind of matter is wrong, choose “Another matter”." : ""}`,
  askRerouteMatter: (p) => `Which of these is closest to **${p.code}**?`,
  rerouted: (p) =>
    p.isAtDispatcher
      ? `**${p.code}** went to the City's dispatcher (${p.agency.en}), who looks at where it belongs. It is taken on by ${atEn(p.acceptDueAt)}; answer due by **${atEn(p.answerDueAt)}**.`
      : `**${p.code}** went to **${p.agency.en}**. It is taken on by ${atEn(p.acceptDueAt)} and answered by **${atEn(p.answerDueAt)}**. News will come right here.`,
  matterCorrected: (p) =>
    `**${p.code}** is now listed as “${p.matter.en}”. ${p.agency.en} is still in charge, the answer is still due by **${atEn(p.answerDueAt)}**.`,
  caseMovedAway: (p) =>
    `**${p.code}** was passed on to ${p.agency.en}. Reason: ${claimWords(p).en}. Nothing more is needed from you.`,
  caseRerouted: (p) =>
    `**${p.code}** came from ${p.from.en}. Reason: ${claimWords(p).en}. If that is wrong, press “Pass on”.`,
  matterCorrectedFor: (p) =>
    `The citizen named the matter anew · ${p.code}\n${whatAndWhere(p.matter.en, p.place)}\nStill due by **${atEn(p.answerDueAt)}**.`,
};
