/** What officers read about themselves: roles, codes, linked chats, leave and stand-ins, cases that go elsewhere. */
import { withoutMarkup as plain } from "#kernel/markup.ts";
import type { Bilingual } from "./bilingual.ts";
import { unended } from "./case-words.ts";
import { sayDay } from "./moments.ts";

type Days = { readonly from: Temporal.Instant; readonly last: Temporal.Instant };

const daysVi = ({ from, last }: Days) =>
  sayDay(from) === sayDay(last)
    ? `ngày ${sayDay(from)}`
    : `từ ${sayDay(from)} đến hết ${sayDay(last)}`;
const daysEn = ({ from, last }: Days) =>
  sayDay(from) === sayDay(last)
    ? `on ${sayDay(from)}`
    : `from ${sayDay(from)} to ${sayDay(last)}`;

const ROLES_VI: Readonly<Record<string, string>> = {
  officer: "cán bộ xử lý",
  head: "lãnh đạo",
  dispatcher: "điều phối",
  administrator: "quản trị",
};
const CHANNELS_VI: Readonly<Record<string, string>> = {
  web: "trang web",
  telegram: "Telegram",
  "zalo-oa": "Zalo",
  "zalo-bot": "Zalo",
};
const CHANNELS_EN: Readonly<Record<string, string>> = {
  ...CHANNELS_VI,
  web: "the website",
};

export const peopleVi = {
  roleEnded: (p: { agency: Bilingual; role: string }) =>
    `Vai trò ${ROLES_VI[p.role] ?? p.role} của anh/chị tại ${p.agency.vi} đã kết thúc. Việc đang làm đã trả lại đơn vị. Cảm ơn anh/chị.`,
  handedBack: (p: { name: Bilingual; agency: Bilingual; count: number }) =>
    `**${p.count} việc trở lại ${p.agency.vi}**\n${plain(p.name.vi)} không còn làm ở đơn vị. Thời hạn giữ nguyên; anh/chị xem và nhận giúp:`,
  passedOn: (p: { code: string; agency: Bilingual; reason: string }) =>
    `**${p.code}** đã chuyển sang ${p.agency.vi}. Lý do: ${plain(unended(p.reason))}. Anh/chị không phải làm gì thêm.`,
  codeUnknown: () =>
    "Mã này chưa đúng, đã dùng hoặc đã hết hạn. Anh/chị xem lại từng ký tự, hoặc xin mã mới.",
  codesPaused: () =>
    "Anh/chị đã gõ sai nhiều lần. Một giờ nữa anh/chị thử lại, hoặc nhờ người mời gửi đường dẫn.",
  linkCode: (p: { code: string }) =>
    `Mã kết nối: **${p.code}**\nAnh/chị mở cuộc trò chuyện kia và gõ mã này trong 10 phút. Mã chỉ dùng một lần; anh/chị đừng đưa cho ai.`,
  linkOnlyPrivate: () =>
    "Chỉ kết nối được các cuộc trò chuyện riêng, không kết nối được nhóm.",
  askLink: (p: { channel: string; isOfficer: boolean }) =>
    `Mã này từ một cuộc trò chuyện trên ${CHANNELS_VI[p.channel] ?? p.channel}. Nếu kết nối, người cầm cuộc trò chuyện đó ${p.isOfficer ? "làm được mọi việc cán bộ của anh/chị" : "được coi là anh/chị"}. Đó có đúng là của chính anh/chị không?`,
  linkRefused: () =>
    "Chưa kết nối gì. Nếu có người bảo anh/chị gõ mã này, anh/chị đừng gõ nữa.",
  linkOver: () => "Mã này đã dùng hoặc đã hết hạn. Anh/chị gõ /ketnoi để có mã mới.",
  linkedAlready: () => "Hai cuộc trò chuyện này đã là của cùng một người.",
  linked: () =>
    "Đã kết nối. Tin công việc sẽ tới nơi anh/chị dùng gần nhất; gõ /chatchinh ở nơi nào thì luôn nhận tại nơi đó.",
  linkedThere: (p: { channel: string }) =>
    `Đã kết nối với cuộc trò chuyện của anh/chị trên ${CHANNELS_VI[p.channel] ?? p.channel}. Nếu không phải anh/chị làm, hãy báo quản trị viên ngay.`,
  mainChatChosen: () => "Từ nay tin công việc của anh/chị luôn gửi về đây.",
  askLeave: () =>
    "Anh/chị nghỉ những ngày nào? Gõ ví dụ “24/11 đến 28/11”, “ngày mai”, hoặc “thôi” để bỏ.",
  leaveUnclear: () =>
    "Chưa rõ anh/chị nghỉ ngày nào. Anh/chị gõ ví dụ “24/11 đến 28/11”, hoặc “thôi” để bỏ.",
  leaveImpossible: () =>
    "Không ghi được những ngày đó: ngày cuối phải từ ngày đầu trở đi, nhiều nhất 200 ngày. Anh/chị gõ “nghỉ phép” để ghi lại.",
  leaveNoted: (p: Days & { hasColleagues: boolean }) =>
    `Đã ghi anh/chị nghỉ ${daysVi(p)}. ${p.hasColleagues ? "Ai làm thay anh/chị?" : "Đơn vị chưa có ai khác, nên việc mới sẽ báo lãnh đạo hoặc người điều phối."}`,
  leaveByOffice: (p: Days) =>
    `Quản trị viên đã ghi anh/chị nghỉ ${daysVi(p)}. Nếu chưa đúng, anh/chị bấm “Đi làm lại”.`,
  leaveStands: (p: Days & { standIn: Bilingual }) =>
    `Anh/chị nghỉ ${daysVi(p)}, ${plain(p.standIn.vi)} làm thay.`,
  leaveOver: () => "Lần nghỉ này đã kết thúc hoặc đã có người làm thay.",
  leaveEnded: () => "Đã ghi anh/chị đi làm lại. Tin công việc lại tới anh/chị.",
  askStandIn: (p: Days & { name: Bilingual }) =>
    `${plain(p.name.vi)} nghỉ ${daysVi(p)} và nhờ anh/chị làm thay: nhận tin và xử lý việc trong những ngày đó. Anh/chị có nhận không?`,
  standInAsked: (p: { name: Bilingual }) =>
    `Đã hỏi ${plain(p.name.vi)}. Có câu trả lời sẽ báo anh/chị.`,
  standInAway: (p: { name: Bilingual }) =>
    `${plain(p.name.vi)} không còn ở đơn vị hoặc cũng nghỉ những ngày đó. Anh/chị gõ “nghỉ phép” để chọn người khác.`,
  standInThanks: (p: Days) =>
    `Cảm ơn anh/chị. Anh/chị làm thay ${daysVi(p)}; việc mới sẽ tự tới anh/chị và tự dừng khi hết hạn.`,
  standInDeclined: () => "Đã ghi là anh/chị không nhận. Người nghỉ sẽ được báo.",
  standInTaken: () => "Đã có người khác làm thay, nên anh/chị không phải làm gì thêm.",
  standInAgreed: (p: { name: Bilingual }) =>
    `${plain(p.name.vi)} nhận làm thay anh/chị. Chúc anh/chị nghỉ khỏe.`,
  standInSaysNo: (p: { name: Bilingual; hasOthers: boolean }) =>
    `${plain(p.name.vi)} không làm thay được. ${p.hasOthers ? "Anh/chị chọn người khác:" : "Trong lúc anh/chị nghỉ, việc mới sẽ báo người còn lại của đơn vị."}`,
  standInEnds: (p: { name: Bilingual }) =>
    `${plain(p.name.vi)} đã đi làm lại, anh/chị không còn làm thay nữa. Cảm ơn anh/chị.`,
  endLeave: () => "Đi làm lại",
  standInYes: () => "Nhận làm thay",
  standInNo: () => "Không nhận được",
  linkYes: () => "Đúng, kết nối",
  linkNo: () => "Không phải tôi",
};

export const peopleEn: typeof peopleVi = {
  roleEnded: (p) =>
    `Your role at ${p.agency.en} (${p.role}) has ended. What you had in hand went back to the office. Thank you.`,
  handedBack: (p) =>
    `**Back at ${p.agency.en}: ${p.count} ${p.count === 1 ? "case" : "cases"}**\n${plain(p.name.en)} no longer works there. The deadlines stay; please look and take them on:`,
  passedOn: (p) =>
    `**${p.code}** went to ${p.agency.en}. Reason: ${plain(unended(p.reason))}. There is nothing for you to do.`,
  codeUnknown: () =>
    "This code is wrong, used or expired. Please check each character, or ask for a new one.",
  codesPaused: () =>
    "There were several wrong codes. Try again in an hour, or ask for the link instead.",
  linkCode: (p) =>
    `Your code: **${p.code}**\nOpen the other chat and type it there within 10 minutes. It works once; give it to nobody.`,
  linkOnlyPrivate: () => "Only private chats can be linked, not groups.",
  askLink: (p) =>
    `This code comes from a chat on ${CHANNELS_EN[p.channel] ?? p.channel}. Once linked, whoever holds that chat ${p.isOfficer ? "can do all your work as an officer" : "counts as you"}. Is that chat really yours?`,
  linkRefused: () =>
    "Nothing was linked. If somebody told you to type this code, do not type it again.",
  linkOver: () => "This code is used or expired. Type /link for a new one.",
  linkedAlready: () => "These two chats already belong to one person.",
  linked: () =>
    "Linked. Messages about your work come to the chat you used last; type /mainchat in one to always get them there.",
  linkedThere: (p) =>
    `Linked with your chat on ${CHANNELS_EN[p.channel] ?? p.channel}. If that was not you, tell the administrator at once.`,
  mainChatChosen: () => "From now on messages about your work always come here.",
  askLeave: () =>
    "Which days will you be away? Type for example “24/11 to 28/11” or “tomorrow”, or “cancel”.",
  leaveUnclear: () =>
    "It is not clear which days you mean. Type for example “24/11 to 28/11”, or “cancel”.",
  leaveImpossible: () =>
    "Those days cannot be noted: the last must not be before the first, at most 200 days. Type “leave” to try again.",
  leaveNoted: (p) =>
    `Noted: you are away ${daysEn(p)}. ${p.hasColleagues ? "Who stands in for you?" : "There is nobody else at your office, so the head or the dispatcher is told instead."}`,
  leaveByOffice: (p) =>
    `The administrator noted that you are away ${daysEn(p)}. If that is wrong, press “I am back”.`,
  leaveStands: (p) => `You are away ${daysEn(p)}; ${plain(p.standIn.en)} stands in.`,
  leaveOver: () => "This leave is over, or somebody stands in already.",
  leaveEnded: () => "Noted: you are back. Messages about your work come to you again.",
  askStandIn: (p) =>
    `${plain(p.name.en)} is away ${daysEn(p)} and asks you to stand in: you would get the messages and handle the cases. Do you agree?`,
  standInAsked: (p) => `${plain(p.name.en)} was asked. You will hear the answer here.`,
  standInAway: (p) =>
    `${plain(p.name.en)} is no longer at your office, or away too. Type “leave” to choose somebody else.`,
  standInThanks: (p) =>
    `Thank you. You stand in ${daysEn(p)}; new cases come to you and stop by themselves.`,
  standInDeclined: () => "Noted that you cannot. Your colleague will be told.",
  standInTaken: () =>
    "Somebody else stands in already; there is nothing for you to do.",
  standInAgreed: (p) => `${plain(p.name.en)} stands in for you. Have a good rest.`,
  standInSaysNo: (p) =>
    `${plain(p.name.en)} cannot stand in. ${p.hasOthers ? "Choose somebody else:" : "While you are away, the others of your office are told instead."}`,
  standInEnds: (p) => `${plain(p.name.en)} is back; you no longer stand in. Thank you.`,
  endLeave: () => "I am back",
  standInYes: () => "I will stand in",
  standInNo: () => "I cannot",
  linkYes: () => "Yes, link them",
  linkNo: () => "Not mine",
};
