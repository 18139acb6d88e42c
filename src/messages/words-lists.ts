/** An officer's lists, a case opened from one, ready answers, and why a case goes elsewhere. */
import { withoutMarkup as plain } from "#kernel/markup.ts";
import type { CaseFacts, DeskLine, ThreadWords } from "./case-facts.ts";
import { stateEn, stateVi, whatAndWhere } from "./case-words.ts";
import { sayMoment } from "./moments.ts";
import { factsEn, factsVi } from "./words-officer.ts";

const atVi = (moment: Temporal.Instant) => sayMoment(moment, "vi");
const atEn = (moment: Temporal.Instant) => sayMoment(moment, "en");

type ListName = "mine" | "today" | "late" | "waiting" | "search";

type List = {
  readonly list: ListName;
  /** Searched for. */
  readonly words: string;
};

type OpenCase = CaseFacts & {
  readonly state: string;
  readonly text: string;
  readonly photos: number;
  readonly isPaused: boolean;
  readonly thread: readonly ThreadWords[];
};

const WHO_VI = {
  asked: "Đơn vị hỏi",
  replied: "Người dân trả lời",
  noted: "Người dân viết thêm",
  answered: "Đơn vị trả lời",
} as const satisfies Record<ThreadWords["kind"], string>;

const WHO_EN = {
  asked: "Office asked",
  replied: "Citizen replied",
  noted: "Citizen added",
  answered: "Office answered",
} as const satisfies Record<ThreadWords["kind"], string>;

export const listsVi = {
  listMine: () => "Việc của tôi",
  listToday: () => "Hôm nay",
  listLate: () => "Quá hạn",
  listWaiting: () => "Chờ nhận",
  nextPage: () => "Xem tiếp",
  seePhotos: () => "Xem ảnh",
  answerTemplates: () => "Mẫu trả lời",
  deleteTemplates: () => "Xoá mẫu",
  saveTemplate: () => "Lưu làm mẫu",
  sendBare: () => "Gửi không ảnh",
  faultMatter: () => "Sai loại việc",
  faultPlace: () => "Sai địa bàn",
  faultOwner: () => "Ngoài thẩm quyền",
  deskList: (p: List & { total: number; first: number; lines: readonly DeskLine[] }) =>
    [`${titleVi(p)}: ${p.total} việc.`, ...p.lines.map(lineVi(p.first))].join("\n"),
  deskListNone: (p: List) => NONE_VI[p.list](plain(p.words)),
  deskCase: (p: OpenCase) =>
    [
      `**${p.code}** · ${stateVi(p.state)}`,
      factsVi(p),
      `“${plain(p.text)}”${p.photos > 0 ? ` · ${p.photos} ảnh` : ""}`,
      ...p.thread.map(
        ({ at, kind, text }) => `${atVi(at)}, ${WHO_VI[kind]}: “${plain(text)}”`,
      ),
      dueVi(p),
    ].join("\n"),
  deskPhotos: (p: { code: string; photos: number }) =>
    p.photos === 0
      ? `**${p.code}** chưa có ảnh nào.`
      : `${p.photos} ảnh của **${p.code}**.`,
  proofMissing: (p: { code: string }) =>
    `Trả lời **${p.code}** cần kèm ảnh hoặc văn bản kết quả, nên chưa gửi được. Anh/chị bấm “Trả lời” và gửi kèm ảnh.`,
  fillIn: (p: { name: string; text: string }) =>
    `“${plain(p.text)}”\nMẫu này còn thiếu **${plain(p.name)}**. Anh/chị gõ nội dung đó tại đây.`,
  whichTemplate: () =>
    "Anh/chị chọn một mẫu; chỗ nào còn thiếu sẽ được hỏi, xem lại rồi mới gửi.",
  whichTemplateGoes: () => "Anh/chị muốn xoá mẫu nào của đơn vị?",
  templatesNone: () =>
    "Chưa có mẫu nào. Sau khi gửi một câu trả lời hay, anh/chị bấm “Lưu làm mẫu” để dùng lại.",
  templateGone: () => "Mẫu này không còn nữa. Anh/chị chọn mẫu khác hoặc tự viết.",
  templateSaved: (p: { name: string }) =>
    `Đã lưu mẫu “${plain(p.name)}” cho cả đơn vị dùng. Mã, địa điểm và tên đơn vị sẽ tự điền.`,
  templateDeleted: (p: { name: string }) => `Đã xoá mẫu “${plain(p.name)}”.`,
  nameTemplate: () => "Anh/chị đặt tên cho mẫu, nhiều nhất 20 ký tự.",
  nameTooLong: () => "Tên mẫu cần từ 1 đến 20 ký tự, ví dụ “Đã thay bóng đèn”.",
  whatWasWrong: (p: { code: string }) =>
    `Vì sao **${p.code}** không phải việc của đơn vị?`,
  whichMatter: (p: { code: string }) => `**${p.code}** đúng ra là loại việc nào?`,
};

export const listsEn: typeof listsVi = {
  listMine: () => "My cases",
  listToday: () => "Today",
  listLate: () => "Overdue",
  listWaiting: () => "To accept",
  nextPage: () => "More",
  seePhotos: () => "See photos",
  answerTemplates: () => "Ready answers",
  deleteTemplates: () => "Delete one",
  saveTemplate: () => "Keep as template",
  sendBare: () => "Send without photo",
  faultMatter: () => "Wrong matter",
  faultPlace: () => "Wrong place",
  faultOwner: () => "Not our authority",
  deskList: (p) =>
    [`${titleEn(p)}: ${p.total}.`, ...p.lines.map(lineEn(p.first))].join("\n"),
  deskListNone: (p) => NONE_EN[p.list](plain(p.words)),
  deskCase: (p) =>
    [
      `**${p.code}** · ${stateEn(p.state)}`,
      factsEn(p),
      `“${plain(p.text)}”${p.photos > 0 ? ` · photos: ${p.photos}` : ""}`,
      ...p.thread.map(
        ({ at, kind, text }) => `${atEn(at)}, ${WHO_EN[kind]}: “${plain(text)}”`,
      ),
      dueEn(p),
    ].join("\n"),
  deskPhotos: (p) =>
    p.photos === 0
      ? `**${p.code}** has no photos yet.`
      : `Photos of **${p.code}**: ${p.photos}.`,
  proofMissing: (p) =>
    `The answer to **${p.code}** needs a photo or a document, so it was not sent. Press “Answer” and add one.`,
  fillIn: (p) =>
    `“${plain(p.text)}”\nStill missing: **${plain(p.name)}**. Type it here.`,
  whichTemplate: () =>
    "Choose a ready answer; what is missing is asked for, and you check it before it goes.",
  whichTemplateGoes: () => "Which ready answer of the office is to go?",
  templatesNone: () =>
    "There are none yet. After a good answer, press “Keep as template” to use it again.",
  templateGone: () => "This ready answer is gone. Choose another or write your own.",
  templateSaved: (p) =>
    `“${plain(p.name)}” is kept for your whole office. Code, place and office fill themselves in.`,
  templateDeleted: (p) => `“${plain(p.name)}” was deleted.`,
  nameTemplate: () => "Give it a name of at most 20 characters.",
  nameTooLong: () => "A name has 1 to 20 characters, such as “Lamp replaced”.",
  whatWasWrong: (p) => `Why is **${p.code}** not for your office?`,
  whichMatter: (p) => `What is **${p.code}** really about?`,
};

function titleVi({ list, words }: List): string {
  const titles = {
    mine: "**Việc của anh/chị**",
    today: "**Đến hạn hôm nay**",
    late: "**Quá hạn**",
    waiting: "**Chờ nhận**",
    search: `Tìm “${plain(words)}”`,
  } as const satisfies Record<ListName, string>;
  return titles[list];
}

function titleEn({ list, words }: List): string {
  const titles = {
    mine: "**Your cases**",
    today: "**Due today**",
    late: "**Overdue**",
    waiting: "**To accept**",
    search: `Found for “${plain(words)}”`,
  } as const satisfies Record<ListName, string>;
  return titles[list];
}

const NONE_VI = {
  mine: () => "Hiện anh/chị không có việc nào đang mở.",
  today: () => "Hôm nay không có việc nào đến hạn.",
  late: () => "Không có việc nào quá hạn.",
  waiting: () => "Không có việc nào chờ nhận.",
  search: (words) =>
    `Không thấy việc nào có “${words}” trong phần anh/chị phụ trách. Anh/chị thử mã việc hoặc ít từ hơn.`,
} as const satisfies Record<ListName, (words: string) => string>;

const NONE_EN = {
  mine: () => "You have no open cases.",
  today: () => "Nothing is due today.",
  late: () => "Nothing is overdue.",
  waiting: () => "Nothing waits to be accepted.",
  search: (words) =>
    `Nothing in your charge holds “${words}”. Try a code, or fewer words.`,
} as const satisfies Record<ListName, (words: string) => string>;

function lineVi(first: number) {
  return (line: DeskLine, index: number): string => {
    const verb = line.state === "submitted" ? "nhận trước" : "trả lời trước";
    const due = DUE.includes(line.state)
      ? `${verb} ${atVi(line.dueAt)}${line.isLate ? " (quá hạn)" : ""}`
      : stateVi(line.state);
    return `${first + index}. ${line.code} · ${whatAndWhere(line.matter.vi, line.place)} · ${due}`;
  };
}

function lineEn(first: number) {
  return (line: DeskLine, index: number): string => {
    const verb = line.state === "submitted" ? "accept by" : "answer by";
    const due = DUE.includes(line.state)
      ? `${verb} ${atEn(line.dueAt)}${line.isLate ? " (overdue)" : ""}`
      : stateEn(line.state);
    return `${first + index}. ${line.code} · ${whatAndWhere(line.matter.en, line.place)} · ${due}`;
  };
}

/** Others have no deadline any more. */
const DUE: readonly string[] = ["submitted", "accepted"];

function dueVi(p: OpenCase): string {
  if (!DUE.includes(p.state)) return "Việc này không còn hạn phải trả lời.";
  if (p.isPaused) return "Đang chờ người dân trả lời, thời hạn tạm dừng.";
  const accept =
    p.state === "submitted" ? `Nhận trước **${atVi(p.acceptDueAt)}**, trả` : "Trả";
  return `${accept} lời trước **${atVi(p.answerDueAt)}**.`;
}

function dueEn(p: OpenCase): string {
  if (!DUE.includes(p.state)) return "No answer is due any more.";
  if (p.isPaused) return "Waiting for the citizen; the clock stands still.";
  const accept =
    p.state === "submitted" ? `Accept by **${atEn(p.acceptDueAt)}**, answer` : "Answer";
  return `${accept} by **${atEn(p.answerDueAt)}**.`;
}
