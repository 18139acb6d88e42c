import { withoutMarkup as plain } from "#kernel/markup.ts";
import type { Bilingual } from "./bilingual.ts";
import { sayMoment, sayWorkingTime } from "./moments.ts";
import { afterAnswerVi } from "./words-after-answer.ts";
import { rightsVi } from "./words-rights.ts";

const at = (moment: Temporal.Instant) => sayMoment(moment, "vi");

/** Facts of a case as officers read them, always in this order: what, where, since when, until when. */
export type CaseFacts = {
  readonly code: string;
  readonly matter: Bilingual;
  readonly place: string;
  readonly receivedAt: Temporal.Instant;
  readonly acceptDueAt: Temporal.Instant;
  readonly answerDueAt: Temporal.Instant;
};

/** A case on its way to a citizen. */
export type CaseNews = {
  readonly code: string;
  readonly agency: Bilingual;
  readonly answerDueAt: Temporal.Instant;
};

/** Who was told, so that nobody is told a falsehood: null is nobody. */
export type Leader = "head" | "dispatcher" | null;

export type Summary = {
  readonly matter: Bilingual;
  readonly place: string;
  readonly text: string;
  readonly hasPhotos: boolean;
  readonly agency: Bilingual;
  readonly why: Bilingual;
};

/** A case in a list. */
export type Glance = {
  readonly caseId: string;
  readonly code: string;
  readonly matter: Bilingual;
  readonly state: string;
  readonly isLate: boolean;
};

/** A case with its history, as much of it as the reader may see. */
export type Story = Glance & {
  /** False for anybody who only has the code: no words, no address. */
  readonly isMine: boolean;
  readonly place: string;
  readonly agency: Bilingual;
  readonly answerDueAt: Temporal.Instant;
  readonly lines: readonly StoryLine[];
};

export type StoryLine = {
  readonly at: Temporal.Instant;
  readonly kind: keyof typeof STORY_VI;
  /** Who it came to, for a transfer. */
  readonly agency: Bilingual | null;
};

const STORY_VI = {
  submitted: "gửi đi",
  accepted: "đơn vị nhận việc",
  transferred: "chuyển đơn vị",
  answered: "có trả lời",
  noted: "người dân viết thêm",
  reopened: "người dân báo chưa giải quyết xong, mở lại",
  closedSilently: "khép lại vì chưa có xác nhận",
  confirmed: "người dân xác nhận đã giải quyết",
  withdrawn: "người dân rút lại",
} as const;

/** Everything a citizen reads, in Vietnamese. */
const citizen = {
  greeting: () =>
    "Chào anh/chị. Đây là **Lắng Nghe**, nơi nhận phản ánh, kiến nghị của người dân Hà Nội. Anh/chị cứ viết điều đang gặp và ở đâu. Gửi ảnh hoặc vị trí trước cũng được.",
  consent: () =>
    "Lắng Nghe chuyển phản ánh tới cơ quan phụ trách và báo kết quả cho anh/chị tại đây. Để làm việc đó, nội dung, ảnh và vị trí anh/chị gửi được lưu lại; đơn vị xử lý không biết anh/chị là ai. Anh/chị đồng ý không ạ?",
  consentKeepsText: () =>
    "Chào anh/chị. Đây là **Lắng Nghe**, nơi nhận phản ánh của người dân Hà Nội. Nội dung vừa viết đã được giữ.",
  consentRefused: () =>
    "Không sao ạ. Chưa có đồng ý thì chưa có gì được chuyển đi. Anh/chị đổi ý lúc nào cũng được, hoặc gọi (024) 1022.",
  describe: () => "Anh/chị đang gặp chuyện gì, ở đâu? Viết một hai câu là đủ.",
  describeMore: () =>
    "Chưa rõ việc anh/chị cần báo. Anh/chị viết thêm giúp: chuyện gì đang xảy ra, ở đâu?",
  photoKept: (p: { count: number }) =>
    `Đã nhận ${p.count} ảnh. Anh/chị viết thêm một câu: chuyện gì, ở đâu?`,
  locationKept: () => "Đã nhận vị trí. Ở đó đang có chuyện gì ạ?",
  askWardYesNo: (p: { ward: Bilingual; address: string | null }) =>
    p.address === null
      ? `Chỗ này thuộc **${p.ward.vi}**, đúng không ạ?`
      : `${capital(plain(p.address))}: chỗ này thuộc **${p.ward.vi}**, đúng không ạ?`,
  askWardOf: (p: { name: string }) =>
    `Địa danh “${plain(p.name)}” nay thuộc mấy phường, xã khác nhau. Chỗ anh/chị báo ở đâu ạ?`,
  askWardNear: () => "Vị trí anh/chị gửi gần mấy nơi này. Chỗ cần báo thuộc nơi nào ạ?",
  askWard: () =>
    "Chỗ này ở phường, xã nào của Hà Nội ạ? Anh/chị gõ tên, hoặc gửi vị trí.",
  wardNotFound: () =>
    "Chưa tìm ra phường, xã này. Anh/chị gõ lại tên phường hoặc xã (tên cũ cũng được), hoặc gửi vị trí.",
  outsideCity: (p: { name: string | null }) =>
    `Nơi này có vẻ ở ${p.name === null ? "" : `${plain(p.name)}, `}ngoài Hà Nội. Lắng Nghe chỉ chuyển được việc trong thành phố. Nếu chỗ cần báo ở Hà Nội, anh/chị gõ tên phường, xã giúp.`,
  howToSendLocation: () =>
    "Bấm nút gửi vị trí ở dưới, hoặc gõ địa chỉ: số nhà, ngõ, phố, phường.",
  askMatter: () => "Việc này gần với loại nào nhất ạ?",
  askPhoto: () => "Anh/chị có ảnh thì gửi luôn tại đây. Không có cũng được.",
  photosAdded: (p: { count: number }) => `Đã thêm ảnh, tất cả ${p.count} ảnh.`,
  summary: (p: Summary) =>
    [
      "**Xin xem lại trước khi gửi**",
      [p.matter.vi, plain(p.place)].filter((part) => part !== "").join(" · "),
      `“${plain(p.text)}”${p.hasPhotos ? " · kèm ảnh" : ""}`,
      `Nơi xử lý: **${p.agency.vi}**, vì ${lower(p.why.vi)}.`,
    ].join("\n"),
  receipt: (p: CaseNews & { acceptDueAt: Temporal.Instant }) =>
    `Đã nhận. Mã **${p.code}**.\n${p.agency.vi} nhận việc trước **${at(p.acceptDueAt)}** và trả lời trước **${at(p.answerDueAt)}**. Có tin mới sẽ báo anh/chị ngay tại đây.`,
  editText: () => "Anh/chị viết lại nội dung. Ảnh và vị trí vẫn được giữ.",
  cancelled: () =>
    "Đã huỷ, chưa có gì được gửi đi. Cần báo việc khác, anh/chị cứ viết.",
  nothingToCancel: () => "Hiện không có phản ánh nào đang viết dở.",
  draftWaits: (p: { text: string }) =>
    `Phản ánh đang viết dở vẫn còn: “${plain(p.text)}”. Anh/chị làm tiếp nhé.`,
  staleButton: () => "Nút này là của lần viết trước, bấm vào không có tác dụng nữa.",
  alreadySent: (p: { code: string }) =>
    `Phản ánh này đã gửi rồi, mã **${p.code}**. Anh/chị không cần gửi lại.`,
  unsupported: () =>
    "Lắng Nghe chưa đọc được loại tin này. Anh/chị viết bằng chữ, gửi ảnh hoặc vị trí giúp.",
  contactNotNeeded: () =>
    "Không cần số điện thoại đâu ạ, tin báo sẽ gửi ngay tại đây. Số vừa gửi không được dùng.",
  editNoted: () => "Đã thấy anh/chị sửa tin. Phản ánh dùng nội dung mới.",
  languageSet: () => "Từ giờ Lắng Nghe dùng tiếng Việt.",
  setAside: () =>
    "Tin vừa rồi chưa xử lý được ngay. Nội dung anh/chị viết vẫn được giữ, người trực sẽ xem. Anh/chị có thể viết tiếp.",
  emergency: () =>
    "**Nguy hiểm đến người: gọi 113 (công an), 114 (cháy, cứu nạn) hoặc 115 (cấp cứu) ngay.** Nếu ở chỗ nguy hiểm, hãy ra nơi an toàn trước.",
  crime: () =>
    "Việc này cần công an ngay: **gọi 113** hoặc đến công an phường, xã gần nhất. Nội dung vừa viết chưa được chuyển cho ai.",
  complaint: () =>
    "Đây có vẻ là **khiếu nại** (anh/chị không đồng ý với một quyết định hay việc làm của cơ quan nhà nước). Khiếu nại phải gửi bằng đơn tới người đứng đầu cơ quan đã ra quyết định, hoặc tới Ban Tiếp công dân Thành phố. Nội dung vừa viết chưa được chuyển cho ai.",
  denunciation: () =>
    "Đây có vẻ là **tố cáo** (báo một người vi phạm). Luật yêu cầu nhận theo cách riêng để giữ kín danh tính của anh/chị, nơi nhận là Ban Tiếp công dân Thành phố. Nội dung vừa viết không được chuyển cho đơn vị nào.",
  civilDispute: () =>
    "Việc giữa các bên với nhau (vay nợ, ly hôn, thừa kế, hợp đồng) do tòa án hoặc tổ hòa giải ở cơ sở giải quyết. Nội dung vừa viết chưa được chuyển cho ai.",
  outsideAuthority: () =>
    "Việc này có vẻ do cơ quan trung ương phụ trách, thành phố không tự giải quyết được. Nội dung vừa viết chưa được chuyển cho ai.",
  accepted: (p: CaseNews) =>
    `${p.agency.vi} đã nhận việc **${p.code}** và sẽ trả lời trước **${at(p.answerDueAt)}**.`,
  transferred: (p: CaseNews & { from: Bilingual; reason: string }) =>
    `Việc **${p.code}** được chuyển từ ${p.from.vi} sang **${p.agency.vi}**. Lý do: ${plain(unended(p.reason))}. Hạn trả lời: **${at(p.answerDueAt)}**.`,
  answered: (p: { code: string; text: string }) =>
    `Trả lời về **${p.code}**:\n${plain(p.text)}\n\nViệc đã được giải quyết chưa ạ?`,
  thanksSolved: (p: { code: string }) =>
    `Cảm ơn anh/chị đã xác nhận. Việc **${p.code}** khép lại tại đây.`,
  reopened: (p: CaseNews & { leader: Leader }) =>
    `Đã mở lại **${p.code}**. ${p.agency.vi} phải trả lời trước **${at(p.answerDueAt)}**. ${leaderVi(p.leader)}Còn vướng gì, anh/chị viết tiếp tại đây, tin sẽ được chuyển ngay.`,
  reopenedTooOften: (p: { code: string }) =>
    `Việc **${p.code}** đã mở lại hai lần nên được chuyển cho người điều phối của Thành phố xem trực tiếp. Còn vướng gì, anh/chị viết tiếp tại đây, tin sẽ được chuyển ngay.`,
  noteForwarded: (p: { code: string }) =>
    `Đã chuyển thêm thông tin cho việc **${p.code}**.`,
  caseIs: (p: { code: string; state: string; agency: Bilingual }) =>
    `Việc **${p.code}** hiện ${caseStateVi(p.state)}, ở ${p.agency.vi}.`,
  noCases: () => "Anh/chị chưa gửi việc nào ở đây. Cần báo việc gì, anh/chị cứ viết.",
  myCases: (p: { cases: readonly Glance[] }) =>
    [
      "Việc anh/chị đã gửi, mới nhất trước:",
      ...p.cases.map(
        ({ code, matter, state, isLate }) =>
          `**${code}** · ${matter.vi} · ${caseStateVi(state)}${isLate ? ", đã quá hạn" : ""}`,
      ),
    ].join("\n"),
  caseNotFound: () =>
    "Chưa tìm thấy mã này. Mã có dạng YH-26-4K7Q2, ghi trong tin “Đã nhận”.",
  caseStory: (p: Story) =>
    [
      [`**${p.code}**`, p.matter.vi, plain(p.place)]
        .filter((part) => part !== "")
        .join(" · "),
      `${capital(caseStateVi(p.state))}. ${p.agency.vi} phụ trách${isOpen(p.state) ? `, hạn trả lời **${at(p.answerDueAt)}**${p.isLate ? ", đã quá hạn" : ""}` : ""}.`,
      ...p.lines.map(
        (line) =>
          `• ${at(line.at)}: ${STORY_VI[line.kind]}${line.agency === null ? "" : ` sang ${line.agency.vi}`}`,
      ),
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

/** Everything an officer or head reads, in Vietnamese. */
const officer = {
  officerWelcome: (p: { agency: Bilingual; role: string; waiting: number }) =>
    `Chào anh/chị. Từ giờ việc của **${p.agency.vi}** được báo tại đây (${roleVi(p.role)}). ${p.waiting === 0 ? "Hiện chưa có việc nào đang chờ." : `Đang có ${p.waiting} việc chờ.`}`,
  invitationInvalid: () =>
    "Đường dẫn này đã dùng rồi hoặc đã hết hạn. Anh/chị xin quản trị viên một đường dẫn mới.",
  newCase: (p: CaseFacts & { text: string; photos: number }) =>
    `**Việc mới** · ${p.code}\n${factsVi(p)}\n“${plain(p.text)}”${p.photos > 0 ? ` · ${p.photos} ảnh` : ""}\nNhận trước **${at(p.acceptDueAt)}**, trả lời trước **${at(p.answerDueAt)}**.`,
  reopenedCase: (p: CaseFacts & { verdict: "partly" | "notSolved" }) =>
    `**Người dân báo ${p.verdict === "partly" ? "mới giải quyết một phần" : "chưa giải quyết"}** · ${p.code}\n${factsVi(p)}\nHạn trả lời mới **${at(p.answerDueAt)}**.`,
  citizenNote: (p: CaseFacts & { text: string }) =>
    `Người dân viết thêm · ${p.code}\n“${plain(p.text)}”`,
  nudgeAccept: (p: CaseFacts & { minutesLeft: number }) =>
    `⏳ Còn **${sayWorkingTime(p.minutesLeft, "vi")}** để nhận · ${p.code}\n${factsVi(p)}\nHạn nhận **${at(p.acceptDueAt)}**.`,
  nudgeAnswer: (p: CaseFacts & { minutesLeft: number }) =>
    `⏳ Còn **${sayWorkingTime(p.minutesLeft, "vi")}** để trả lời · ${p.code}\n${factsVi(p)}\nHạn trả lời **${at(p.answerDueAt)}**.`,
  overdueAccept: (p: CaseFacts & { agency: Bilingual }) =>
    `⛔ **Chưa ai nhận, đã quá hạn** · ${p.code}\n${factsVi(p)}\nHạn nhận là ${at(p.acceptDueAt)}. ${p.agency.vi} còn phải trả lời trước ${at(p.answerDueAt)}.`,
  overdueAnswer: (p: CaseFacts & { agency: Bilingual }) =>
    `⛔ **Quá hạn trả lời** · ${p.code}\n${factsVi(p)}\nHạn trả lời là ${at(p.answerDueAt)}, ${p.agency.vi} chưa trả lời.`,
  acceptedByYou: (p: CaseFacts) =>
    `Anh/chị đã nhận **${p.code}**. Trả lời trước **${at(p.answerDueAt)}**.`,
  writeAnswer: (p: { code: string }) =>
    `Trả lời cho **${p.code}**: anh/chị viết kết quả xử lý, ít nhất 20 chữ cái. Ảnh hiện trường gửi kèm được.`,
  answerTooShort: () =>
    "Câu trả lời còn ngắn quá. Anh/chị viết rõ đã làm gì, khi nào; người dân chỉ biết qua câu này.",
  checkAnswer: (p: { code: string; text: string; photos: number }) =>
    `**Xem lại trước khi gửi** · ${p.code}\n“${plain(p.text)}”${p.photos > 0 ? ` · ${p.photos} ảnh` : ""}\nCó ảnh thì gửi thêm tại đây.`,
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
  deskDenied: () =>
    "Anh/chị không phụ trách việc này (hoặc việc đã chuyển đi), nên nút này không đổi gì.",
  deskStale: (p: { code: string; state: string }) =>
    `**${p.code}** hiện ${caseStateVi(p.state)}, nên nút này không đổi gì.`,
  deskIdle: (p: { open: number; late: number }) =>
    p.open === 0
      ? "Hiện không có việc nào đang chờ anh/chị. Việc mới sẽ báo tại đây."
      : `Đang có ${p.open} việc${p.late > 0 ? `, ${p.late} việc quá hạn` : ""}.`,
};

/** Labels of buttons: a verb first, at most 20 characters. */
const buttons = {
  agree: () => "Đồng ý",
  disagree: () => "Không đồng ý",
  yes: () => "Đúng",
  elsewhere: () => "Chỗ khác",
  sendLocation: () => "Gửi vị trí",
  noPhoto: () => "Không có ảnh",
  otherMatter: () => "Loại khác",
  send: () => "Gửi phản ánh",
  edit: () => "Sửa nội dung",
  wrongAgency: () => "Không đúng cơ quan",
  cancel: () => "Huỷ",
  sendAnyway: () => "Vẫn gửi phản ánh",
  solved: () => "Đã giải quyết",
  notSolved: () => "Chưa giải quyết",
  accept: () => "Nhận việc",
  transfer: () => "Chuyển đơn vị",
  answer: () => "Trả lời",
  sendAnswer: () => "Gửi trả lời",
  writeAgain: () => "Viết lại",
  leaveIt: () => "Thôi",
  fileOwn: () => "Gửi phản ánh riêng",
  addToCase: () => "Viết thêm",
  withdraw: () => "Rút phản ánh",
  literal: (p: Bilingual) => p.vi,
};

export const vi = { ...citizen, ...officer, ...buttons, ...afterAnswerVi, ...rightsVi };

function leaderVi(leader: Leader): string {
  if (leader === null) return "";
  return leader === "head"
    ? "Lãnh đạo đơn vị đã được báo. "
    : "Người điều phối của Thành phố đã được báo. ";
}

function factsVi(p: CaseFacts): string {
  const what = [p.matter.vi, plain(p.place)].filter((part) => part !== "").join(" · ");
  return `${what}\nGửi lúc ${at(p.receivedAt)}`;
}

function caseStateVi(state: string): string {
  switch (state) {
    case "submitted":
      return "đang chờ nhận";
    case "accepted":
      return "đang được xử lý";
    case "answered":
      return "đã có trả lời, chờ người dân xác nhận";
    default:
      return "đã khép lại";
  }
}

function isOpen(state: string): boolean {
  return state === "submitted" || state === "accepted";
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

/** A reason typed with its full stop does not get a second one. */
export function unended(text: string): string {
  return text.replace(/[.\s]+$/u, "");
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);
}

/** `"Đèn trong ngõ"` → `"đèn trong ngõ"`; abbreviations such as UBND keep their capitals. */
function lower(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text)
    ? text
    : text.charAt(0).toLocaleLowerCase("vi") + text.slice(1);
}
