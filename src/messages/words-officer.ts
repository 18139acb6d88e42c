/** What officers and their heads read: facts first, always in the same order, then what to do. */
import { withoutMarkup as plain } from "#kernel/markup.ts";
import type { Bilingual } from "./bilingual.ts";
import type { CaseFacts } from "./case-facts.ts";
import { stateEn, stateVi } from "./case-words.ts";
import { sayMoment } from "./moments.ts";

const atVi = (moment: Temporal.Instant) => sayMoment(moment, "vi");
const atEn = (moment: Temporal.Instant) => sayMoment(moment, "en");

type Proof = "required" | "asked" | "none";

const PROOF_VI = {
  required:
    "Việc này cần ảnh hoặc văn bản kết quả. Anh/chị gửi tại đây rồi mới gửi trả lời được.",
  asked:
    "Có ảnh hiện trường không? Anh/chị gửi tại đây, hoặc gửi trả lời không kèm ảnh.",
  none: "Có ảnh thì gửi thêm tại đây.",
} as const satisfies Record<Proof, string>;

const PROOF_EN = {
  required: "This kind of case needs a photo or a document. Send it here first.",
  asked: "Is there a photo of the place? Send it here, or send the answer without.",
  none: "Photos can be added here.",
} as const satisfies Record<Proof, string>;

export const officerVi = {
  officerWelcome: (p: { agency: Bilingual; role: string; waiting: number }) =>
    `Chào anh/chị. Từ giờ việc của **${p.agency.vi}** được báo tại đây (${roleVi(p.role)}). ${p.waiting === 0 ? "Hiện chưa có việc nào đang chờ." : `Đang có ${p.waiting} việc chờ.`}`,
  invitationInvalid: () =>
    "Đường dẫn này đã dùng rồi hoặc đã hết hạn. Anh/chị xin quản trị viên một đường dẫn mới.",
  newCase: (
    p: CaseFacts & {
      text: string;
      photos: number;
      /** Masked; null where the sender stays nameless. */
      phone: string | null;
    },
  ) =>
    `**Việc mới** · ${p.code}\n${factsVi(p)}\n“${plain(p.text)}”${p.photos > 0 ? ` · ${p.photos} ảnh` : ""}${p.phone === null ? "" : `\nNgười gửi: ${p.phone}`}\nNhận trước **${atVi(p.acceptDueAt)}**, trả lời trước **${atVi(p.answerDueAt)}**.`,
  reopenedCase: (p: CaseFacts & { verdict: "partly" | "notSolved" }) =>
    `**Người dân báo ${p.verdict === "partly" ? "mới giải quyết một phần" : "chưa giải quyết"}** · ${p.code}\n${factsVi(p)}\nHạn trả lời mới **${atVi(p.answerDueAt)}**.`,
  citizenNote: (p: CaseFacts & { text: string }) =>
    `Người dân viết thêm · ${p.code}\n“${plain(p.text)}”`,
  acceptedByYou: (p: CaseFacts) =>
    `Anh/chị đã nhận **${p.code}**. Trả lời trước **${atVi(p.answerDueAt)}**.`,
  writeAnswer: (p: { code: string }) =>
    `Trả lời cho **${p.code}**: anh/chị viết kết quả xử lý, ít nhất 20 chữ cái. Ảnh hiện trường gửi kèm được.`,
  answerTooShort: () =>
    "Câu trả lời còn ngắn quá. Anh/chị viết rõ đã làm gì, khi nào; người dân chỉ biết qua câu này.",
  checkAnswer: (p: { code: string; text: string; photos: number; proof: Proof }) =>
    `**Xem lại trước khi gửi** · ${p.code}\n“${plain(p.text)}”${p.photos > 0 ? ` · ${p.photos} ảnh` : ""}\n${PROOF_VI[p.proof]}`,
  answerSent: (p: { code: string }) => `Đã gửi trả lời **${p.code}** cho người dân.`,
  whereTo: (p: { code: string }) =>
    `Chuyển **${p.code}** cho đơn vị nào? Chọn một nút hoặc gõ tên đơn vị.`,
  agencyNotFound: () =>
    "Chưa tìm ra đơn vị này. Anh/chị gõ lại tên, ví dụ “Sở Xây dựng” hoặc “UBND phường Láng”.",
  whyTransfer: (p: { agency: Bilingual }) =>
    `Chuyển cho **${p.agency.vi}**. Anh/chị ghi ngắn gọn lý do; người dân cũng đọc được.`,
  transferDone: (p: { code: string; agency: Bilingual }) =>
    `Đã chuyển **${p.code}** cho ${p.agency.vi}.`,
  transferToDispatcher: (p: { code: string; agency: Bilingual }) =>
    `**${p.code}** đã chuyển hai lần, nên lần này về ${p.agency.vi} điều phối.`,
  caseWithdrawn: (p: { code: string }) =>
    `Người dân đã rút **${p.code}**. Anh/chị không cần làm tiếp.`,
  deskTaskDropped: () => "Đã dừng. Việc vẫn giữ nguyên như cũ.",
  deskDenied: () => "Việc này không (hoặc không còn) thuộc đơn vị của anh/chị.",
  deskStale: (p: { code: string; state: string; isPaused: boolean }) =>
    `**${p.code}** hiện ${p.isPaused ? "đang chờ người dân trả lời" : stateVi(p.state)}, nút này không dùng được nữa.`,
  deskIdle: (p: { open: number; late: number }) =>
    p.open === 0
      ? "Hiện không có việc nào đang chờ anh/chị. Việc mới sẽ báo tại đây."
      : `Đang có ${p.open} việc${p.late > 0 ? `, ${p.late} việc quá hạn` : ""}. Tin viết ở đây chưa gửi cho ai: muốn trả lời người dân, mở việc rồi bấm “Trả lời”.`,
};

export const officerEn: typeof officerVi = {
  officerWelcome: (p) =>
    `Hello. From now on cases of **${p.agency.en}** come here. ${p.waiting === 0 ? "Nothing is waiting." : `${p.waiting} waiting.`}`,
  invitationInvalid: () =>
    "This link was used already or has expired. Ask an administrator for a new one.",
  newCase: (p) =>
    `**New case** · ${p.code}\n${factsEn(p)}\n“${plain(p.text)}”${p.photos > 0 ? ` · photos: ${p.photos}` : ""}${p.phone === null ? "" : `\nSender: ${p.phone}`}\nAccept by **${atEn(p.acceptDueAt)}**, answer by **${atEn(p.answerDueAt)}**.`,
  reopenedCase: (p) =>
    `**Citizen says ${p.verdict === "partly" ? "only partly solved" : "not solved"}** · ${p.code}\n${factsEn(p)}\nNew deadline **${atEn(p.answerDueAt)}**.`,
  citizenNote: (p) => `The citizen adds · ${p.code}\n“${plain(p.text)}”`,
  acceptedByYou: (p) =>
    `You accepted **${p.code}**. Answer by **${atEn(p.answerDueAt)}**.`,
  writeAnswer: (p) =>
    `Answer to **${p.code}**: write what was done, at least 20 letters. Photos can be added.`,
  answerTooShort: () =>
    "That answer is too short. Say what was done and when; it is all the citizen learns.",
  checkAnswer: (p) =>
    `**Check before sending** · ${p.code}\n“${plain(p.text)}”${p.photos > 0 ? ` · photos: ${p.photos}` : ""}\n${PROOF_EN[p.proof]}`,
  answerSent: (p) => `The answer to **${p.code}** has been sent to the citizen.`,
  whereTo: (p) => `Pass **${p.code}** to whom? Choose a button or type the name.`,
  agencyNotFound: () => "No such office was found. Type its name again.",
  whyTransfer: (p) =>
    `Passing it to **${p.agency.en}**. Write a short reason; the citizen reads it too.`,
  transferDone: (p) => `**${p.code}** was passed to ${p.agency.en}.`,
  transferToDispatcher: (p) =>
    `**${p.code}** was passed on twice already, so it goes to ${p.agency.en}.`,
  caseWithdrawn: (p) =>
    `The citizen has taken **${p.code}** back. No more work is needed.`,
  deskTaskDropped: () => "Dropped. The case is as it was.",
  deskDenied: () =>
    "You are not in charge of this case (or it was passed on), so this button changes nothing.",
  deskStale: (p) =>
    `**${p.code}** is ${p.isPaused ? "waiting for the citizen" : stateEn(p.state)}, so this button changes nothing.`,
  deskIdle: (p) =>
    p.open === 0
      ? "Nothing is waiting for you. New cases come here."
      : `${p.open} open${p.late > 0 ? `, ${p.late} overdue` : ""}. What you write here goes to nobody: to reply to a citizen, open the case and press “Answer”.`,
};

/** What, where, since when: the lines every message about a case begins with. */
export function factsVi(p: CaseFacts): string {
  const followers = p.followers === 0 ? "" : `${p.followers} người theo dõi`;
  const kind = p.caseKind === "proposal" ? "Kiến nghị" : "";
  const what = [kind, p.matter.vi, plain(p.place), followers]
    .filter((part) => part !== "")
    .join(" · ");
  return `${what}\nGửi lúc ${atVi(p.receivedAt)}`;
}

export function factsEn(p: CaseFacts): string {
  const followers = p.followers === 0 ? "" : `followers: ${p.followers}`;
  const kind = p.caseKind === "proposal" ? "Proposal" : "";
  const what = [kind, p.matter.en, plain(p.place), followers]
    .filter((part) => part !== "")
    .join(" · ");
  return `${what}\nSent ${atEn(p.receivedAt)}`;
}

function roleVi(role: string): string {
  switch (role) {
    case "head":
      return "lãnh đạo";
    case "dispatcher":
      return "điều phối";
    default:
      return "cán bộ xử lý";
  }
}
