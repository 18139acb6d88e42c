/** Nudges before a deadline, escalations after it, and why one was not told. */
import type { NudgeReason } from "#kernel/nudge-reason.ts";
import type { Bilingual } from "./bilingual.ts";
import type { CaseFacts } from "./case-facts.ts";
import { sayMoment, sayWorkingTime } from "./moments.ts";
import { factsEn, factsVi } from "./words-officer.ts";

const atVi = (moment: Temporal.Instant) => sayMoment(moment, "vi");
const atEn = (moment: Temporal.Instant) => sayMoment(moment, "en");

/** A case in a list of alerts. */
export type AlertLine = {
  readonly code: string;
  readonly matter: Bilingual;
  readonly agency: Bilingual;
  readonly deadline: "accept" | "answer";
  readonly dueAt: Temporal.Instant;
  /** Working minutes; null: it is late. */
  readonly minutesLeft: number | null;
};

type AlertList = {
  /** Sorted by deadline; as many as have a button. */
  readonly lines: readonly AlertLine[];
  /** How many there are in all. */
  readonly late: number;
  readonly soon: number;
};

export const alertsVi = {
  nudgeAccept: (p: CaseFacts & { minutesLeft: number }) =>
    `⏳ Còn **${sayWorkingTime(p.minutesLeft, "vi")}** để nhận · ${p.code}\n${factsVi(p)}\nHạn nhận **${atVi(p.acceptDueAt)}**.`,
  nudgeAnswer: (p: CaseFacts & { minutesLeft: number }) =>
    `⏳ Còn **${sayWorkingTime(p.minutesLeft, "vi")}** để trả lời · ${p.code}\n${factsVi(p)}\nHạn trả lời **${atVi(p.answerDueAt)}**.`,
  overdueAccept: (p: CaseFacts & { agency: Bilingual }) =>
    `⛔ **Chưa ai nhận, đã quá hạn** · ${p.code}\n${factsVi(p)}\nHạn nhận là ${atVi(p.acceptDueAt)}. ${p.agency.vi} còn phải trả lời trước ${atVi(p.answerDueAt)}.`,
  overdueAnswer: (p: CaseFacts & { agency: Bilingual }) =>
    `⛔ **Quá hạn trả lời** · ${p.code}\n${factsVi(p)}\nHạn trả lời là ${atVi(p.answerDueAt)}, ${p.agency.vi} chưa trả lời.`,
  alertList: (p: AlertList) =>
    `${headVi(p)}\n${p.lines.map(lineVi).join("\n")}${restOf(p, (more) => `và ${more} việc nữa`)}`,
  openOnDesk: () => "Mở việc",
  nudgeReason: (p: { reason: NudgeReason }) => REASON_VI[p.reason],
};

export const alertsEn: typeof alertsVi = {
  nudgeAccept: (p) =>
    `⏳ **${sayWorkingTime(p.minutesLeft, "en")}** left to accept · ${p.code}\n${factsEn(p)}\nAccept by **${atEn(p.acceptDueAt)}**.`,
  nudgeAnswer: (p) =>
    `⏳ **${sayWorkingTime(p.minutesLeft, "en")}** left to answer · ${p.code}\n${factsEn(p)}\nAnswer by **${atEn(p.answerDueAt)}**.`,
  overdueAccept: (p) =>
    `⛔ **Not accepted in time** · ${p.code}\n${factsEn(p)}\nWas due ${atEn(p.acceptDueAt)}. ${p.agency.en} still has to answer by ${atEn(p.answerDueAt)}.`,
  overdueAnswer: (p) =>
    `⛔ **Answer overdue** · ${p.code}\n${factsEn(p)}\nWas due ${atEn(p.answerDueAt)}; ${p.agency.en} has not answered.`,
  alertList: (p) =>
    `${headEn(p)}\n${p.lines.map(lineEn).join("\n")}${restOf(p, (more) => `and ${more} more`)}`,
  openOnDesk: () => "Open",
  nudgeReason: (p) => REASON_EN[p.reason],
};

function headVi({ late, soon }: AlertList): string {
  const parts = [
    late > 0 ? `⛔ **${late} việc quá hạn**` : "",
    soon > 0 ? `⏳ **${soon} việc sắp đến hạn**` : "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}

function headEn({ late, soon }: AlertList): string {
  const parts = [
    late > 0 ? `⛔ **${late} overdue**` : "",
    soon > 0 ? `⏳ **${soon} due soon**` : "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}

function lineVi(line: AlertLine): string {
  const verb = line.deadline === "accept" ? "nhận" : "trả lời";
  return line.minutesLeft === null
    ? `⛔ ${line.code} · ${line.matter.vi} · ${line.agency.vi}: quá hạn ${verb} từ ${atVi(line.dueAt)}`
    : `⏳ ${line.code} · ${line.matter.vi}: còn **${sayWorkingTime(line.minutesLeft, "vi")}** để ${verb}, hạn ${atVi(line.dueAt)}`;
}

function lineEn(line: AlertLine): string {
  const { deadline } = line;
  return line.minutesLeft === null
    ? `⛔ ${line.code} · ${line.matter.en} · ${line.agency.en}: ${deadline} was due ${atEn(line.dueAt)}`
    : `⏳ ${line.code} · ${line.matter.en}: **${sayWorkingTime(line.minutesLeft, "en")}** left to ${deadline}, due ${atEn(line.dueAt)}`;
}

function restOf(
  { lines, late, soon }: AlertList,
  say: (more: number) => string,
): string {
  const more = late + soon - lines.length;
  return more > 0 ? `\n${say(more)}` : "";
}

const REASON_VI: Readonly<Record<NudgeReason, string>> = {
  superseded: "Đã có nhắc mới hơn về cùng việc này.",
  deadlinePassed: "Hạn đã qua trước khi nhắc được; cấp trên đã được báo thay.",
  noRecipient:
    "Không có ai giữ vai trò này, hoặc người đó chưa mở cuộc trò chuyện nào.",
  moved: "Hạn đã đổi; sẽ nhắc theo hạn mới.",
  alreadyTold: "Mốc này đã nhắc rồi, hạn đổi nhưng mốc không đổi.",
  accepted: "Việc đã được nhận.",
  answered: "Việc đã được trả lời.",
  withdrawn: "Việc đã được rút hoặc khép lại.",
  paused: "Đang chờ người dân trả lời nên hạn tạm dừng.",
  inDigest: "Đã nêu trong bản tóm tắt đầu ngày.",
  merged: "Đã nhắc chung với việc khác trong một tin.",
  absent: "Cán bộ vắng mặt; người thay được nhắc.",
  handedOver: "Việc đã có người khác phụ trách; người đó được nhắc.",
  policyGone: "Mốc nhắc này đã bị bỏ khỏi cài đặt.",
};

const REASON_EN: Readonly<Record<NudgeReason, string>> = {
  superseded: "A newer alert about the same case took its place.",
  deadlinePassed:
    "The deadline passed before this could be told; the level above was told.",
  noRecipient: "Nobody holds this role, or they have not opened a chat.",
  moved: "The deadline moved; the alert follows the new one.",
  alreadyTold: "This moment was told already; the deadline moved, the moment did not.",
  accepted: "The case was accepted.",
  answered: "The case was answered.",
  withdrawn: "The case was taken back or closed.",
  paused: "The case waits for its citizen, so its clock stands still.",
  inDigest: "It stands in the morning overview.",
  merged: "It was told in one message with other cases.",
  absent: "The officer is away; their stand-in is told.",
  handedOver: "Somebody else is in charge; they are told.",
  policyGone: "This threshold was taken out of the settings.",
};
