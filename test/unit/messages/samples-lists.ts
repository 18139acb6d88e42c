import { type Phrase, phrase } from "#messages/phrase.ts";

const CODE = "YH-26-4K7Q2";
const TEXT = "đèn tắt cả tuần nay";
const DUE = Temporal.Instant.from("2026-11-23T10:30:00Z");
const LINE = {
  caseId: "c1",
  code: CODE,
  matter: { vi: "Đèn đường tắt", en: "Street light out" },
  place: "ngõ 12 phố Yên Hòa, phường Yên Hòa",
  state: "accepted",
  dueAt: DUE,
  isLate: false,
};
const LINES = [
  LINE,
  { ...LINE, state: "submitted" },
  { ...LINE, isLate: true, place: "" },
  { ...LINE, state: "answered" },
];
const OPEN = {
  code: CODE,
  matter: LINE.matter,
  place: LINE.place,
  caseKind: "feedback" as const,
  receivedAt: DUE,
  acceptDueAt: DUE,
  answerDueAt: DUE,
  followers: 0,
  state: "accepted",
  text: TEXT,
  photos: 0,
  isPaused: false,
  thread: [],
};
const THREAD = (["asked", "replied", "noted", "answered"] as const).map((kind) => {
  return { at: DUE, kind, text: TEXT };
});
const LISTS = ["mine", "today", "late", "waiting", "search"] as const;

/** Lists, open cases, ready answers, reasons of a transfer. */
export const LISTS_SAMPLES = {
  listMine: [phrase("listMine")],
  listToday: [phrase("listToday")],
  listLate: [phrase("listLate")],
  listWaiting: [phrase("listWaiting")],
  nextPage: [phrase("nextPage")],
  seePhotos: [phrase("seePhotos")],
  answerTemplates: [phrase("answerTemplates")],
  deleteTemplates: [phrase("deleteTemplates")],
  saveTemplate: [phrase("saveTemplate")],
  sendBare: [phrase("sendBare")],
  faultMatter: [phrase("faultMatter")],
  faultPlace: [phrase("faultPlace")],
  faultOwner: [phrase("faultOwner")],
  deskList: LISTS.map((list) =>
    phrase("deskList", { list, words: TEXT, total: 12, first: 9, lines: LINES }),
  ),
  deskListNone: LISTS.map((list) => phrase("deskListNone", { list, words: TEXT })),
  deskCase: [
    phrase("deskCase", OPEN),
    phrase("deskCase", { ...OPEN, state: "submitted", photos: 2 }),
    phrase("deskCase", { ...OPEN, isPaused: true, thread: THREAD }),
    phrase("deskCase", { ...OPEN, state: "closed" }),
  ],
  deskPhotos: [0, 2].map((photos) => phrase("deskPhotos", { code: CODE, photos })),
  proofMissing: [phrase("proofMissing", { code: CODE })],
  fillIn: [phrase("fillIn", { name: "ngày sửa", text: "Đã sửa ngày {ngày sửa}." })],
  whichTemplate: [phrase("whichTemplate")],
  whichTemplateGoes: [phrase("whichTemplateGoes")],
  templatesNone: [phrase("templatesNone")],
  templateGone: [phrase("templateGone")],
  templateSaved: [phrase("templateSaved", { name: "Đã thay bóng" })],
  templateDeleted: [phrase("templateDeleted", { name: "Đã thay bóng" })],
  nameTemplate: [phrase("nameTemplate")],
  nameTooLong: [phrase("nameTooLong")],
  whatWasWrong: [phrase("whatWasWrong", { code: CODE })],
  whichMatter: [phrase("whichMatter", { code: CODE })],
};

export const LISTS_WITH_TEXT: readonly ((text: string) => Phrase)[] = [
  (words) =>
    phrase("deskList", { list: "search", words, total: 1, first: 1, lines: LINES }),
  (words) => phrase("deskListNone", { list: "search", words }),
  (text) => phrase("deskCase", { ...OPEN, text }),
  (place) => phrase("deskCase", { ...OPEN, place }),
  (text) => phrase("deskCase", { ...OPEN, thread: [{ at: DUE, kind: "noted", text }] }),
  (text) => phrase("fillIn", { name: "ngày", text }),
  (name) => phrase("templateSaved", { name }),
  (name) => phrase("templateDeleted", { name }),
];
