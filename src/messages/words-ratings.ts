/** What people read when they rate how something was handled: invitations, questions, thanks. */
import { withoutMarkup as plain } from "#kernel/markup.ts";
import type { Bilingual } from "./bilingual.ts";
import { sayDate } from "./moments.ts";

export type RateQuestion = {
  readonly nth: number;
  readonly of: number;
  /** The part of the questionnaire that begins here; null: none does. */
  readonly heading: Bilingual | null;
  readonly words: Bilingual;
  /** The words state something to agree with in levels, instead of asking. */
  readonly isStatement: boolean;
};

export type RateFirst = RateQuestion & {
  readonly name: Bilingual;
  /** Levels of the scale, and its ends. */
  readonly count: number;
  readonly worst: Bilingual;
  readonly best: Bilingual;
  readonly isAgain: boolean;
};

type Named = { readonly name: Bilingual };
type Done = {
  readonly procedure: string;
  readonly doneAt: Temporal.Instant;
  /** How many questions there are. */
  readonly count: number;
};

export const ratingsVi = {
  rateInvitation: (p: Done) =>
    `Hồ sơ **${plain(p.procedure)}** của anh/chị đã trả kết quả ${sayDate(p.doneAt, "vi")}. ${p.count} câu, khoảng ${p.count * 5} giây: anh/chị thấy việc này thế nào?`,
  mayRate: (p: { code: string }) =>
    `Khi nào tiện, anh/chị trả lời giúp bốn câu ngắn về việc **${p.code}**.`,
  rateFirst: (p: RateFirst) =>
    `${p.isAgain ? `Anh/chị đã đánh giá **${plain(p.name.vi)}**, câu trả lời mới sẽ thay câu cũ.` : `${countedVi(p.of)} về **${plain(p.name.vi)}**.`} Bấm một nút hoặc gõ số từ 1 (${lower(p.worst.vi)}) đến ${p.count} (${lower(p.best.vi)}).\n${questionVi(p)}`,
  rateNext: (p: RateQuestion) => questionVi(p),
  rateWhy: () =>
    "Anh/chị chưa hài lòng vì điều gì nhất? Bấm một nút hoặc viết vài chữ tại đây.",
  rateComment: () =>
    "Đã ghi các câu trả lời. Anh/chị muốn nói thêm thì viết hoặc gửi ảnh tại đây, không thì bấm Xong.",
  commentNoted: () =>
    "Đã ghi thêm vào đánh giá. Nếu cần đơn vị xử lý và trả lời, anh/chị bấm “Viết phản ánh”.",
  ratingChanged: () => "Đã sửa câu trả lời đó. Câu đang hỏi vẫn chờ anh/chị.",
  ratingThanks: (p: Named) =>
    `Cảm ơn anh/chị. Ý kiến về **${plain(p.name.vi)}** đã được ghi lại.`,
  ratingStopped: () => "Dừng ở đây ạ. Những câu đã trả lời vẫn được ghi nhận.",
  ratingPostponed: () => "Vâng, để sau. Khi nào tiện, anh/chị bấm “Đánh giá”.",
  alreadyRated: (p: Named) =>
    `Ý kiến về **${plain(p.name.vi)}** đã được ghi lại từ trước, mỗi việc chỉ nhận một lần.`,
  ratingTooLate: (p: Named) =>
    `Ý kiến của anh/chị về **${plain(p.name.vi)}** đã được ghi lại. Sau một tuần thì không sửa được nữa.`,
  ratingTooEarly: (p: Named) =>
    `**${plain(p.name.vi)}** chưa có kết quả, nên chưa đánh giá được. Có điều gì chưa ổn, anh/chị viết ngay tại đây.`,
  ratingTooMany: () =>
    "Hôm nay chat này đã đánh giá nhiều lần. Anh/chị đánh giá tiếp vào ngày mai giúp.",
  ratingNotByStaff: () =>
    "Anh/chị đang làm việc tại đơn vị này, nên không đánh giá thay người dân được.",
  ratingBusy: () =>
    "Anh/chị đang viết dở một việc khác. Xong việc đó, anh/chị bấm “Đánh giá”.",
  ratingUnknown: () =>
    "Không tìm thấy hồ sơ của mã này. Có điều gì cần phản ánh, anh/chị cứ viết tại đây.",
  offerComplaint: () =>
    "Điều anh/chị chưa hài lòng có thể gửi thành phản ánh, để đơn vị xử lý và trả lời có hạn. Anh/chị được xem lại trước khi gửi.",
  complaintLeft: () => "Vâng, không gửi gì thêm. Đánh giá của anh/chị vẫn được tính.",
  complaintDrafted: (p: { text: string }) =>
    `Phản ánh viết sẵn từ đánh giá: “${plain(p.text)}”. Chưa gửi gì cả.`,
  invitationsStopped: () =>
    "Từ giờ Lắng Nghe không mời anh/chị đánh giá nữa. Tin về việc anh/chị gửi vẫn tới như cũ.",
  invitationsWanted: () =>
    "Vâng. Có kết quả hồ sơ, Lắng Nghe sẽ mời anh/chị đánh giá. Thôi nhận thì gõ /ngungmoi.",
};

export const ratingsEn: typeof ratingsVi = {
  rateInvitation: (p) =>
    `Your file **${plain(p.procedure)}** was returned on ${sayDate(p.doneAt, "en")}. ${p.count} questions, about ${p.count * 5} seconds: how was it?`,
  mayRate: (p) =>
    `When you have a moment, please answer four short questions about **${p.code}**.`,
  rateFirst: (p) =>
    `${p.isAgain ? `You have rated **${plain(p.name.en)}**; a new answer replaces the old one.` : `${countedEn(p.of)} about **${plain(p.name.en)}**.`} Press a button or type 1 (${lower(p.worst.en)}) to ${p.count} (${lower(p.best.en)}).\n${questionEn(p)}`,
  rateNext: (p) => questionEn(p),
  rateWhy: () => "What was the main reason? Press a button or write a few words here.",
  rateComment: () =>
    "Your answers are kept. If you want to add something, write it or send a photo here; else press Done.",
  commentNoted: () =>
    "Added to your rating. If an office should deal with it and answer, press “Write a report”.",
  ratingChanged: () =>
    "That answer was changed. The open question still waits for you.",
  ratingThanks: (p) =>
    `Thank you. Your opinion about **${plain(p.name.en)}** is recorded.`,
  ratingStopped: () => "Stopped. The answers you gave are kept.",
  ratingPostponed: () => "Later, then. Press “Give an opinion” when it suits you.",
  alreadyRated: (p) =>
    `An opinion about **${plain(p.name.en)}** was recorded before; each is rated once.`,
  ratingTooLate: (p) =>
    `Your opinion about **${plain(p.name.en)}** is recorded. After a week it cannot be changed any more.`,
  ratingTooEarly: (p) =>
    `**${plain(p.name.en)}** has no result yet, so it cannot be rated. If something is wrong, write it here.`,
  ratingTooMany: () =>
    "This chat has given many ratings today. Please go on with the rest tomorrow.",
  ratingNotByStaff: () =>
    "You work at this office, so you cannot rate it in place of the people it serves.",
  ratingBusy: () =>
    "You are in the middle of writing something else. Press “Give an opinion” when it is done.",
  ratingUnknown: () =>
    "There is no file for this code. If something is wrong, just write it here.",
  offerComplaint: () =>
    "What you are not satisfied with can become a report, so that the office must deal with it by a deadline. You see it before it is sent.",
  complaintLeft: () => "Nothing more is sent. Your rating still counts.",
  complaintDrafted: (p) =>
    `A report, written from your rating: “${plain(p.text)}”. Nothing has been sent yet.`,
  invitationsStopped: () =>
    "Lắng Nghe will not invite you to rate any more. News of your own reports still comes.",
  invitationsWanted: () =>
    "Lắng Nghe will invite you to rate when a file has its result. Type /ngungmoi to stop that.",
};

/** Labels of buttons. */
export const ratingButtonsVi = {
  rate: () => "Đánh giá",
  noOpinion: () => "Không ý kiến",
  noReason: () => "Không nêu lý do",
  ratingDone: () => "Xong",
  writeReport: () => "Viết phản ánh",
  inviteNoMore: () => "Không hỏi nữa",
  inviteAgain: () => "Mời lại",
};

export const ratingButtonsEn: typeof ratingButtonsVi = {
  rate: () => "Give an opinion",
  noOpinion: () => "No opinion",
  noReason: () => "No reason",
  ratingDone: () => "Done",
  writeReport: () => "Write a report",
  inviteNoMore: () => "Do not ask again",
  inviteAgain: () => "Invite me again",
};

function questionVi(p: RateQuestion): string {
  const asks = p.isStatement
    ? `Anh/chị đánh giá thế nào: “${p.words.vi}”?`
    : p.words.vi;
  return `${headed(p.heading?.vi)}${p.nth}/${p.of}. ${asks}`;
}

function questionEn(p: RateQuestion): string {
  const asks = p.isStatement ? `How would you rate this: “${p.words.en}”?` : p.words.en;
  return `${headed(p.heading?.en)}${p.nth}/${p.of}. ${asks}`;
}

function headed(heading: string | undefined): string {
  return heading === undefined ? "" : `**${heading}**\n`;
}

function lower(words: string): string {
  return words.toLowerCase();
}

function countedVi(count: number): string {
  return count === 1 ? "Một câu ngắn" : `${count} câu ngắn`;
}

function countedEn(count: number): string {
  return count === 1 ? "One short question" : `${count} short questions`;
}
