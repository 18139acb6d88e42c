/** Words for states, steps and leaders, the same in every sentence. */
import { withoutMarkup } from "#kernel/markup.ts";
import type { Leader, StoryLine } from "./case-facts.ts";

/** The steps of a case that its readers are told. */
export const STORY_VI = {
  submitted: "gửi đi",
  accepted: "đơn vị nhận việc",
  transferred: "chuyển đơn vị",
  rerouted: "chuyển theo ý người dân",
  matterCorrected: "người dân ghi lại loại việc",
  answered: "có trả lời",
  noted: "người dân viết thêm",
  reopened: "người dân báo chưa giải quyết xong, mở lại",
  closedSilently: "khép lại vì chưa có xác nhận",
  confirmed: "người dân xác nhận đã giải quyết",
  withdrawn: "người dân rút lại",
  asked: "đơn vị hỏi người dân, thời hạn tạm dừng",
  replied: "người dân trả lời câu hỏi",
  pauseEnded: "hết thời gian chờ trả lời, thời hạn chạy tiếp",
  extended: "gia hạn",
  deadlineMoved: "thời hạn đổi theo lịch làm việc",
  spam: "đơn vị đóng vì cho rằng không phải việc cần xử lý",
  spamUndone: "mở lại vì đóng nhầm",
  objected: "người dân báo là việc thật, mở lại và chuyển",
} as const;

export const STORY_EN = {
  submitted: "sent",
  accepted: "accepted by the office",
  transferred: "passed on",
  rerouted: "passed on as the citizen asked",
  matterCorrected: "matter named anew by the citizen",
  answered: "answered",
  noted: "added to by the citizen",
  reopened: "reported as not fully solved, open again",
  closedSilently: "closed because nobody confirmed",
  confirmed: "confirmed as solved",
  withdrawn: "taken back",
  asked: "the office asked the citizen, the clock stands still",
  replied: "the citizen replied",
  pauseEnded: "no reply in time, the clock runs on",
  extended: "extended",
  deadlineMoved: "deadline moved with the office calendar",
  spam: "closed by the office as nothing to handle",
  spamUndone: "opened again, closed by mistake",
  objected: "real, says the citizen: opened again and passed on",
} as const satisfies Record<StoryLine["kind"], string>;

/** A step of a case, with where it went and why: `"chuyển đơn vị sang Sở Xây dựng. Lý do: đèn trên phố"`. */
export function stepVi({ kind, agency, reason }: StoryLine): string {
  const to = agency === null ? "" : ` sang ${agency.vi}`;
  const why = reason === null ? "" : `. Lý do: ${withoutMarkup(unended(reason.vi))}`;
  return `${STORY_VI[kind]}${to}${why}`;
}

export function stepEn({ kind, agency, reason }: StoryLine): string {
  const to = agency === null ? "" : ` to ${agency.en}`;
  const why = reason === null ? "" : `. Reason: ${withoutMarkup(unended(reason.en))}`;
  return `${STORY_EN[kind]}${to}${why}`;
}

export function stateVi(state: string): string {
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

export function stateEn(state: string): string {
  switch (state) {
    case "submitted":
      return "waiting to be accepted";
    case "accepted":
      return "being handled";
    case "answered":
      return "answered, waiting for the citizen to confirm";
    default:
      return "closed";
  }
}

export function leaderVi(leader: Leader): string {
  if (leader === null) return "";
  return leader === "head"
    ? "Lãnh đạo đơn vị đã được báo. "
    : "Người điều phối của Thành phố đã được báo. ";
}

export function leaderEn(leader: Leader): string {
  if (leader === null) return "";
  return leader === "head"
    ? "Its head has been told. "
    : "The City's dispatcher has been told. ";
}

/** A reason typed with its full stop does not get a second one. */
export function unended(text: string): string {
  return text.replace(/[.\s]+$/u, "");
}

const GLANCE = 80;

/** The beginning of a long text, to know it by. */
export function cut(text: string): string {
  const words = text.replace(/\s+/gu, " ").trim();
  return words.length <= GLANCE
    ? words
    : `${words.slice(0, GLANCE).replace(/\s\S*$/u, "")}…`;
}

/** `"đang chờ"` → `"Đang chờ"` */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);
}

/** `"Đèn trong ngõ"` → `"đèn trong ngõ"`; abbreviations such as UBND keep their capitals. */
export function lower(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text)
    ? text
    : text.charAt(0).toLocaleLowerCase("vi") + text.slice(1);
}

/** `"Đèn đường tắt · ngõ 12 phố Yên Hòa"`; a place may be unknown. */
export function whatAndWhere(matter: string, place: string): string {
  return [matter, withoutMarkup(place)].filter((part) => part !== "").join(" · ");
}
