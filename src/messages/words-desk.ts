/** Asking the citizen, extending a deadline, taking a case for spam: both sides of each. */
import type { ExtensionRefusal } from "#kernel/extension.ts";
import { withoutMarkup as plain } from "#kernel/markup.ts";
import type { CaseFacts, CaseNews } from "./case-facts.ts";
import { unended } from "./case-words.ts";
import { sayDay, sayMoment } from "./moments.ts";

const atVi = (moment: Temporal.Instant) => sayMoment(moment, "vi");
const atEn = (moment: Temporal.Instant) => sayMoment(moment, "en");

type Question = {
  readonly code: string;
  readonly text: string;
  readonly replyDueAt: Temporal.Instant;
};

const WHY_NOT_VI = {
  already: "đã gia hạn một lần rồi, nên không gia hạn thêm được",
  late: "đã quá hạn trả lời, nên không gia hạn được nữa",
  waiting: "đang chờ người dân trả lời, thời hạn đang dừng, nên chưa cần gia hạn",
  unaccepted: "chưa có ai nhận. Anh/chị bấm “Nhận việc” trước rồi mới gia hạn được",
} as const satisfies Record<ExtensionRefusal, string>;

const WHY_NOT_EN = {
  already: "was extended once already, so it cannot be extended again",
  late: "is past its deadline, so it cannot be extended any more",
  waiting:
    "waits for the citizen and its clock stands still, so no extension is needed",
  unaccepted: "has not been accepted. Press “Accept” first, then it can be extended",
} as const satisfies Record<ExtensionRefusal, string>;

export const deskVi = {
  writeQuestion: (p: { code: string }) =>
    `Anh/chị cần hỏi người dân điều gì về **${p.code}**? Trong lúc chờ trả lời, thời hạn của anh/chị tạm dừng.`,
  questionTooShort: () =>
    "Câu hỏi còn ngắn quá. Anh/chị viết rõ cần biết gì; người dân chỉ biết qua câu này.",
  checkQuestion: (p: { code: string; text: string; photos: number }) =>
    `**Xem lại trước khi gửi** · ${p.code}\n“${plain(p.text)}”${p.photos > 0 ? ` · ${p.photos} ảnh` : ""}\nNgười dân sẽ nhận nguyên văn câu này.`,
  questionSent: (p: { code: string; replyDueAt: Temporal.Instant }) =>
    `Đã gửi câu hỏi về **${p.code}**. Thời hạn tạm dừng đến khi người dân trả lời, lâu nhất đến **${atVi(p.replyDueAt)}**.`,
  questionAsked: (p: Question) =>
    `Để giải quyết **${p.code}**, đơn vị cần hỏi anh/chị:\n“${plain(p.text)}”\nAnh/chị trả lời giúp trước **${atVi(p.replyDueAt)}**; viết hoặc gửi ảnh đều được.`,
  askReply: (p: { code: string }) =>
    `Anh/chị viết câu trả lời hoặc gửi ảnh cho **${p.code}** tại đây, tin sẽ tới đơn vị ngay.`,
  isThisReply: (p: { code: string }) =>
    `Đơn vị đang chờ anh/chị trả lời về **${p.code}**. Điều anh/chị vừa gửi là câu trả lời, hay là việc mới?`,
  replyForwarded: (p: CaseNews) =>
    `Đã chuyển câu trả lời về **${p.code}**. ${p.agency.vi} sẽ báo kết quả trước **${atVi(p.answerDueAt)}**.`,
  citizenReplied: (p: CaseFacts & { text: string }) =>
    `**Người dân trả lời câu hỏi** · ${p.code}\n“${plain(p.text)}”\nThời hạn chạy tiếp, hạn trả lời nay là **${atVi(p.answerDueAt)}**.`,
  noReply: (p: CaseFacts) =>
    `**Người dân chưa trả lời câu hỏi** · ${p.code}\nThời hạn chạy tiếp từ bây giờ, hạn trả lời nay là **${atVi(p.answerDueAt)}**. Anh/chị xử lý theo thông tin đang có.`,
  howLong: (p: { code: string; latest: Temporal.Instant }) =>
    `Gia hạn **${p.code}** đến khi nào? Chọn một nút, hoặc gõ “5 ngày” hay “trước ${sayDay(p.latest)}”. Muộn nhất là ${atVi(p.latest)}. Chỉ gia hạn được một lần.`,
  extensionUnclear: () =>
    "Chưa rõ anh/chị cần thêm bao lâu. Anh/chị gõ số ngày làm việc, ví dụ “5 ngày”, hoặc ngày, ví dụ “trước 30/11”.",
  extensionTooFar: (p: { latest: Temporal.Instant }) =>
    `Hạn mới phải sau hạn hiện nay và không muộn hơn **${atVi(p.latest)}**. Anh/chị gõ lại số ngày hoặc ngày.`,
  extensionRefused: (p: { code: string; why: ExtensionRefusal }) =>
    `**${p.code}** ${WHY_NOT_VI[p.why]}.`,
  whyExtend: (p: { code: string; until: Temporal.Instant }) =>
    `Gia hạn **${p.code}** đến **${atVi(p.until)}**. Anh/chị ghi ngắn gọn lý do; người dân cũng đọc được.`,
  extensionDone: (p: { code: string; until: Temporal.Instant }) =>
    `Đã gia hạn **${p.code}** đến **${atVi(p.until)}** và báo người dân.`,
  extended: (p: CaseNews & { reason: string }) =>
    `${p.agency.vi} cần thêm thời gian cho **${p.code}**. Lý do: ${plain(unended(p.reason))}. Hạn trả lời mới: **${atVi(p.answerDueAt)}**. Việc này chỉ được gia hạn một lần.`,
  whySpam: (p: { code: string }) =>
    `Vì sao **${p.code}** không phải việc cần xử lý? Anh/chị ghi ngắn gọn; người dân đọc được và có thể nói lại.`,
  spamMarked: (p: { code: string }) =>
    `Đã đóng **${p.code}** vì không phải việc cần xử lý. Bấm nhầm thì anh/chị hoàn tác được.`,
  closedAsSpam: (p: Omit<CaseNews, "answerDueAt"> & { reason: string }) =>
    `${p.agency.vi} đã đóng **${p.code}** vì cho rằng đây không phải việc cần xử lý. Lý do: ${plain(unended(p.reason))}. Nếu chưa đúng, anh/chị bấm “Đây là việc thật”, người điều phối của Thành phố sẽ xem lại.`,
  spamUndone: (p: { code: string }) => `**${p.code}** đã mở lại, thời hạn như cũ.`,
  openAfterAll: (p: CaseNews) =>
    `Việc **${p.code}** đã mở lại, lần đóng vừa rồi là nhầm. ${p.agency.vi} trả lời trước **${atVi(p.answerDueAt)}**.`,
  objectionTaken: (p: CaseNews) =>
    `Đã mở lại **${p.code}** và chuyển cho ${p.agency.vi} xem lại, trả lời trước **${atVi(p.answerDueAt)}**. Có thêm thông tin gì, anh/chị viết tại đây.`,
  beforeThat: () => "Trước đó:",
};

export const deskEn: typeof deskVi = {
  writeQuestion: (p) =>
    `What do you need to know from the citizen about **${p.code}**? Your time stands still until they reply.`,
  questionTooShort: () =>
    "That question is too short. Say what you need to know; it is all the citizen reads.",
  checkQuestion: (p) =>
    `**Check before sending** · ${p.code}\n“${plain(p.text)}”${p.photos > 0 ? ` · photos: ${p.photos}` : ""}\nThe citizen gets these very words.`,
  questionSent: (p) =>
    `The question about **${p.code}** was sent. Your time stands still until the reply, at most until **${atEn(p.replyDueAt)}**.`,
  questionAsked: (p) =>
    `To settle **${p.code}** the office needs to ask you:\n“${plain(p.text)}”\nPlease reply by **${atEn(p.replyDueAt)}**; words or photos will do.`,
  askReply: (p) =>
    `Write your reply or send photos for **${p.code}** here; it goes to the office at once.`,
  isThisReply: (p) =>
    `The office waits for your reply about **${p.code}**. Is what you just sent the reply, or something new?`,
  replyForwarded: (p) =>
    `Your reply about **${p.code}** was passed on. ${p.agency.en} will answer by **${atEn(p.answerDueAt)}**.`,
  citizenReplied: (p) =>
    `**The citizen has replied** · ${p.code}\n“${plain(p.text)}”\nThe clock runs on; answer now due **${atEn(p.answerDueAt)}**.`,
  noReply: (p) =>
    `**The citizen has not replied** · ${p.code}\nThe clock runs on from now; answer due **${atEn(p.answerDueAt)}**. Please work with what is known.`,
  howLong: (p) =>
    `Extend **${p.code}** until when? Choose a button, or type “5 days” or “${sayDay(p.latest)}”. ${atEn(p.latest)} is the latest. It can be extended once only.`,
  extensionUnclear: () =>
    "It is not clear how much more time you need. Type working days, such as “5 days”, or a date, such as “30/11”.",
  extensionTooFar: (p) =>
    `The new deadline must be after the present one and not after **${atEn(p.latest)}**. Type the days or the date again.`,
  extensionRefused: (p) => `**${p.code}** ${WHY_NOT_EN[p.why]}.`,
  whyExtend: (p) =>
    `Extending **${p.code}** to **${atEn(p.until)}**. Write a short reason; the citizen reads it too.`,
  extensionDone: (p) =>
    `**${p.code}** is extended to **${atEn(p.until)}**, and the citizen is told.`,
  extended: (p) =>
    `${p.agency.en} needs more time for **${p.code}**. Reason: ${plain(unended(p.reason))}. New deadline: **${atEn(p.answerDueAt)}**. It can be extended only this once.`,
  whySpam: (p) =>
    `Why is **${p.code}** nothing to handle? Write it shortly; the citizen reads it and may object.`,
  spamMarked: (p) =>
    `**${p.code}** is closed as nothing to handle. If that was a slip, you can undo it.`,
  closedAsSpam: (p) =>
    `${p.agency.en} closed **${p.code}** because it found nothing to handle in it. Reason: ${plain(unended(p.reason))}. If that is wrong, press “This is real” and the City's dispatcher will look again.`,
  spamUndone: (p) => `**${p.code}** is open again, with its old deadline.`,
  openAfterAll: (p) =>
    `**${p.code}** is open again; it was closed by mistake. ${p.agency.en} will answer by **${atEn(p.answerDueAt)}**.`,
  objectionTaken: (p) =>
    `**${p.code}** is open again. ${p.agency.en} looks at it and will answer by **${atEn(p.answerDueAt)}**. If there is more to know, write it here.`,
  beforeThat: () => "Before that:",
};
