/** What a citizen reads of a case that was sent: its news and its story. */

import { isCaseOpen } from "#kernel/case-state.ts";
import { withoutMarkup as plain } from "#kernel/markup.ts";
import type { Bilingual } from "./bilingual.ts";
import type { CaseNews, Glance, Leader, Story } from "./case-facts.ts";
import {
  capital,
  leaderEn,
  leaderVi,
  stateEn,
  stateVi,
  stepEn,
  stepVi,
  unended,
} from "./case-words.ts";
import { sayMoment } from "./moments.ts";

const atVi = (moment: Temporal.Instant) => sayMoment(moment, "vi");
const atEn = (moment: Temporal.Instant) => sayMoment(moment, "en");

export const followingVi = {
  accepted: (p: CaseNews) =>
    `${p.agency.vi} đã nhận việc **${p.code}** và sẽ trả lời trước **${atVi(p.answerDueAt)}**.`,
  transferred: (p: CaseNews & { from: Bilingual; reason: string }) =>
    `Việc **${p.code}** được chuyển từ ${p.from.vi} sang **${p.agency.vi}**. Lý do: ${plain(unended(p.reason))}. Hạn trả lời: **${atVi(p.answerDueAt)}**.`,
  answered: (p: { code: string; text: string }) =>
    `Trả lời về **${p.code}**:\n${plain(p.text)}\n\nViệc đã được giải quyết chưa ạ?`,
  thanksSolved: (p: { code: string }) =>
    `Cảm ơn anh/chị đã xác nhận. Việc **${p.code}** khép lại tại đây.`,
  reopened: (p: CaseNews & { leader: Leader }) =>
    `Đã mở lại **${p.code}**. ${p.agency.vi} phải trả lời trước **${atVi(p.answerDueAt)}**. ${leaderVi(p.leader)}Còn vướng gì, anh/chị viết tiếp tại đây, tin sẽ được chuyển ngay.`,
  reopenedTooOften: (p: { code: string }) =>
    `Việc **${p.code}** đã mở lại hai lần nên được chuyển cho người điều phối của Thành phố xem trực tiếp. Còn vướng gì, anh/chị viết tiếp tại đây, tin sẽ được chuyển ngay.`,
  noteForwarded: (p: { code: string }) =>
    `Đã chuyển thêm thông tin cho việc **${p.code}**.`,
  caseIs: (p: { code: string; state: string; agency: Bilingual }) =>
    `Việc **${p.code}** hiện ${stateVi(p.state)}, ở ${p.agency.vi}.`,
  noCases: () => "Anh/chị chưa gửi việc nào ở đây. Cần báo việc gì, anh/chị cứ viết.",
  myCases: (p: { cases: readonly Glance[] }) =>
    [
      "Việc anh/chị đã gửi, mới nhất trước:",
      ...p.cases.map(
        ({ code, matter, state, isLate, isFollowed }) =>
          `**${code}** · ${matter.vi} · ${stateVi(state)}${isLate ? ", đã quá hạn" : ""}${isFollowed ? " · anh/chị theo dõi" : ""}`,
      ),
    ].join("\n"),
  caseNotFound: () =>
    "Chưa tìm thấy mã này. Mã có dạng YH-26-4K7Q2, ghi trong tin “Đã nhận”.",
  caseStory: (p: Story) =>
    [
      [`**${p.code}**`, p.matter.vi, plain(p.place)]
        .filter((part) => part !== "")
        .join(" · "),
      `${capital(stateVi(p.state))}. ${p.agency.vi} phụ trách${isCaseOpen(p.state) ? `, ${dueVi(p)}` : ""}.`,
      ...p.lines.map((line) => `• ${atVi(line.at)}: ${stepVi(line)}`),
    ].join("\n"),
  askNote: (p: { code: string }) =>
    `Anh/chị viết hoặc gửi ảnh cần thêm vào **${p.code}**.`,
  askWithdraw: (p: { code: string }) =>
    `Rút **${p.code}** thì đơn vị sẽ không xử lý tiếp. Anh/chị chắc chắn rút ạ?`,
  withdrawn: (p: { code: string }) =>
    `Đã rút **${p.code}**. Đơn vị xử lý được báo ngay.`,
  overdueTold: (p: { code: string; agency: Bilingual; leader: Leader }) =>
    `${p.agency.vi} chưa trả lời **${p.code}** đúng hạn. ${leaderVi(p.leader)}Anh/chị không phải gửi lại.`,
};

export const followingEn: typeof followingVi = {
  accepted: (p) =>
    `${p.agency.en} has taken on **${p.code}** and will answer by **${atEn(p.answerDueAt)}**.`,
  transferred: (p) =>
    `**${p.code}** was passed from ${p.from.en} to **${p.agency.en}**. Reason: ${plain(unended(p.reason))}. Answer due by **${atEn(p.answerDueAt)}**.`,
  answered: (p) =>
    `Answer about **${p.code}**:\n${plain(p.text)}\n\nHas it been solved?`,
  thanksSolved: (p) => `Thank you for confirming. **${p.code}** is closed.`,
  reopened: (p) =>
    `**${p.code}** is open again. ${p.agency.en} must answer by **${atEn(p.answerDueAt)}**. ${leaderEn(p.leader)}Write what is still wrong and it will be passed on at once.`,
  reopenedTooOften: (p) =>
    `**${p.code}** was reopened twice, so the City's dispatcher now looks at it. Write what is still wrong and it will be passed on at once.`,
  noteForwarded: (p) => `Added to **${p.code}**.`,
  caseIs: (p) => `**${p.code}** is ${stateEn(p.state)}, with ${p.agency.en}.`,
  noCases: () =>
    "You have not sent anything here yet. To report something, just write.",
  myCases: (p) =>
    [
      "What you have sent, newest first:",
      ...p.cases.map(
        ({ code, matter, state, isLate, isFollowed }) =>
          `**${code}** · ${matter.en} · ${stateEn(state)}${isLate ? ", overdue" : ""}${isFollowed ? " · you follow it" : ""}`,
      ),
    ].join("\n"),
  caseNotFound: () =>
    "No report has this code. A code looks like YH-26-4K7Q2 and stands in the message “Received”.",
  caseStory: (p) =>
    [
      [`**${p.code}**`, p.matter.en, plain(p.place)]
        .filter((part) => part !== "")
        .join(" · "),
      `With ${p.agency.en}: ${stateEn(p.state)}${isCaseOpen(p.state) ? `, ${dueEn(p)}` : ""}.`,
      ...p.lines.map((line) => `• ${atEn(line.at)}: ${stepEn(line)}`),
    ].join("\n"),
  askNote: (p) => `Write or send photos to add to **${p.code}**.`,
  askWithdraw: (p) =>
    `If you take **${p.code}** back, the office stops working on it. Are you sure?`,
  withdrawn: (p) => `**${p.code}** was taken back. The office is told at once.`,
  overdueTold: (p) =>
    `${p.agency.en} has not answered **${p.code}** in time. ${leaderEn(p.leader)}You do not need to send it again.`,
};

/** While a question waits for its reply there is no deadline to name: it moves with every day. */
function dueVi({ isAsked, isMine, isLate, answerDueAt }: Story): string {
  if (isAsked) {
    return isMine
      ? "đang **chờ anh/chị trả lời** câu hỏi của đơn vị"
      : "đang chờ người gửi trả lời câu hỏi";
  }
  return `hạn trả lời **${atVi(answerDueAt)}**${isLate ? ", đã quá hạn" : ""}`;
}

function dueEn({ isAsked, isMine, isLate, answerDueAt }: Story): string {
  if (isAsked) {
    return isMine
      ? "**waiting for your reply** to the office's question"
      : "waiting for its sender's reply to a question";
  }
  return `answer due by **${atEn(answerDueAt)}**${isLate ? ", overdue" : ""}`;
}
