/** Following what others have sent: what is offered before sending, what followers hear, what officers hear of them. */
import { withoutMarkup as plain } from "#kernel/markup.ts";
import type { CaseFacts, CaseNews } from "./case-facts.ts";
import { stateEn, stateVi } from "./case-words.ts";
import { sayMoment } from "./moments.ts";

const atVi = (moment: Temporal.Instant) => sayMoment(moment, "vi");
const atEn = (moment: Temporal.Instant) => sayMoment(moment, "en");

/** Another's case, as much of it as a stranger may know. */
export type SimilarFacts = {
  readonly people: number;
  readonly lastAt: Temporal.Instant;
  /** From the pin of the reader; null where one of the two has none. */
  readonly metres: number | null;
};

/** How a case ended, as far as its followers are told. */
export type FollowedEnding = "confirmed" | "withdrawn" | "closedSilently" | "spam";

export const followersVi = {
  askSimilarOne: (p: SimilarFacts) =>
    `${peopleVi(p.people)} đã phản ánh việc giống thế này${nearVi(p.metres)}, ${p.people === 1 ? "" : "gần nhất "}lúc ${atVi(p.lastAt)}. Anh/chị theo dõi cùng không ạ?`,
  askSimilarSome: (p: { cases: readonly SimilarFacts[] }) =>
    [
      "Gần đây có mấy việc giống thế này. Nếu là cùng một việc, anh/chị theo dõi cùng nhé:",
      ...p.cases.map(
        (one, index) =>
          `${index + 1}. ${peopleVi(one.people)} đã phản ánh${nearVi(one.metres)}, ${one.people === 1 ? "" : "gần nhất "}lúc ${atVi(one.lastAt)}`,
      ),
    ].join("\n"),
  followed: (p: CaseNews & { state: string }) =>
    `Anh/chị đang theo dõi **${p.code}**. Việc này ${stateVi(p.state)}, ở ${p.agency.vi}, hạn trả lời **${atVi(p.answerDueAt)}**. Có tin mới sẽ báo anh/chị tại đây.`,
  followTooLate: (p: { code: string }) =>
    `Việc **${p.code}** vừa khép lại nên không theo dõi được nữa.`,
  askOwnWords: (p: { text: string; photos: number }) =>
    `Nội dung anh/chị vừa viết chưa gửi cho ai:\n“${plain(p.text)}”${p.photos > 0 ? ` · ${p.photos} ảnh` : ""}\nGửi thêm nội dung này cho đơn vị đang xử lý không ạ?`,
  wordsDropped: (p: { code: string }) =>
    `Đã bỏ nội dung vừa viết. Anh/chị vẫn theo dõi **${p.code}**.`,
  unfollowed: (p: { code: string }) =>
    `Anh/chị đã thôi theo dõi **${p.code}**. Muốn xem lại, anh/chị gõ mã này.`,
  followedMoved: (p: CaseNews) =>
    `Việc **${p.code}** anh/chị theo dõi được chuyển sang **${p.agency.vi}**. Hạn trả lời: **${atVi(p.answerDueAt)}**.`,
  followedExtended: (p: CaseNews) =>
    `${p.agency.vi} xin thêm thời gian cho việc **${p.code}** anh/chị theo dõi. Hạn trả lời mới: **${atVi(p.answerDueAt)}**.`,
  followedAnswered: (p: { code: string; text: string }) =>
    `Việc **${p.code}** anh/chị theo dõi đã có trả lời:\n${plain(p.text)}\n\nThấy chưa xong, anh/chị bấm nút dưới đây để đơn vị biết.`,
  followedReopened: (p: CaseNews) =>
    `Việc **${p.code}** anh/chị theo dõi được mở lại vì chưa giải quyết xong. ${p.agency.vi} phải trả lời trước **${atVi(p.answerDueAt)}**.`,
  followedClosed: (p: { code: string; ending: FollowedEnding }) =>
    `Việc **${p.code}** anh/chị theo dõi đã khép lại: ${ENDING_VI[p.ending]}. Nếu chỗ anh/chị vẫn còn, anh/chị gửi phản ánh riêng.`,
  disagreed: (p: { code: string }) =>
    `Đã báo cho đơn vị là anh/chị thấy **${p.code}** chưa xong.`,
  followerDisagrees: (p: CaseFacts) =>
    `Một người theo dõi báo chưa giải quyết xong: ${p.code} · ${p.matter.vi} · ${plain(p.place)}`,
  followerNote: (p: CaseFacts & { text: string }) =>
    `Người theo dõi viết thêm · ${p.code}\n“${plain(p.text)}”`,
  followersGrew: (p: CaseFacts) =>
    `**${p.followers} người theo dõi** · ${p.code}\n${[p.matter.vi, plain(p.place)].filter((part) => part !== "").join(" · ")}\nHạn trả lời **${atVi(p.answerDueAt)}**.`,
};

export const followersEn: typeof followersVi = {
  askSimilarOne: (p) =>
    `${peopleEn(p.people)} reported something like this${nearEn(p.metres)}, ${p.people === 1 ? "" : "last "}at ${atEn(p.lastAt)}. Would you like to follow it with them?`,
  askSimilarSome: (p) =>
    [
      "There are reports like this nearby. If it is the same thing, you can follow it:",
      ...p.cases.map(
        (one, index) =>
          `${index + 1}. ${peopleEn(one.people)} reported it${nearEn(one.metres)}, ${one.people === 1 ? "" : "last "}at ${atEn(one.lastAt)}`,
      ),
    ].join("\n"),
  followed: (p) =>
    `You follow **${p.code}**. It is ${stateEn(p.state)}, with ${p.agency.en}, answer due by **${atEn(p.answerDueAt)}**. News comes to you here.`,
  followTooLate: (p) =>
    `**${p.code}** has just been closed, so it cannot be followed any more.`,
  askOwnWords: (p) =>
    `What you have just written has not gone to anybody:\n“${plain(p.text)}”${p.photos > 0 ? ` · photos: ${p.photos}` : ""}\nSend it to the office in charge as well?`,
  wordsDropped: (p) => `What you wrote is dropped. You still follow **${p.code}**.`,
  unfollowed: (p) =>
    `You no longer follow **${p.code}**. To look at it again, type this code.`,
  followedMoved: (p) =>
    `**${p.code}**, which you follow, was passed to **${p.agency.en}**. Answer due by **${atEn(p.answerDueAt)}**.`,
  followedExtended: (p) =>
    `${p.agency.en} has asked for more time for **${p.code}**, which you follow. New deadline: **${atEn(p.answerDueAt)}**.`,
  followedAnswered: (p) =>
    `**${p.code}**, which you follow, was answered:\n${plain(p.text)}\n\nIf it is not solved, press the button below and the office will know.`,
  followedReopened: (p) =>
    `**${p.code}**, which you follow, is open again because it was not solved. ${p.agency.en} must answer by **${atEn(p.answerDueAt)}**.`,
  followedClosed: (p) =>
    `**${p.code}**, which you follow, is closed: ${ENDING_EN[p.ending]}. If the trouble is still there for you, send a report of your own.`,
  disagreed: (p) => `The office was told that you find **${p.code}** not solved.`,
  followerDisagrees: (p) =>
    `A follower says it is not solved: ${p.code} · ${p.matter.en} · ${plain(p.place)}`,
  followerNote: (p) => `A follower adds · ${p.code}\n“${plain(p.text)}”`,
  followersGrew: (p) =>
    `**${p.followers} people follow** · ${p.code}\n${[p.matter.en, plain(p.place)].filter((part) => part !== "").join(" · ")}\nAnswer due by **${atEn(p.answerDueAt)}**.`,
};

const ENDING_VI = {
  confirmed: "người gửi xác nhận đã giải quyết",
  withdrawn: "người gửi đã rút lại",
  closedSilently: "đã trả lời và không ai báo lại",
  spam: "đơn vị cho rằng không phải việc cần xử lý",
} as const satisfies Record<FollowedEnding, string>;

const ENDING_EN = {
  confirmed: "its sender confirmed that it is solved",
  withdrawn: "its sender took it back",
  closedSilently: "it was answered and nobody objected",
  spam: "the office finds nothing to handle",
} as const satisfies Record<FollowedEnding, string>;

/** To the nearest ten metres: a phone knows no better. */
function nearVi(metres: number | null): string {
  if (metres === null) return "";
  return metres < 10 ? " ngay chỗ này" : ` cách đây khoảng ${tens(metres)} m`;
}

function nearEn(metres: number | null): string {
  if (metres === null) return "";
  return metres < 10 ? " right here" : ` about ${tens(metres)} m away`;
}

function tens(metres: number): number {
  return Math.round(metres / 10) * 10;
}

function peopleVi(people: number): string {
  return people === 1 ? "Một người" : `${people} người`;
}

function peopleEn(people: number): string {
  return people === 1 ? "One person has" : `${people} people have`;
}
