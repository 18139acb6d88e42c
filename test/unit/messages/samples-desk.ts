import { type Phrase, phrase } from "#messages/phrase.ts";

const CODE = "YH-26-4K7Q2";
const TEXT = "cột đèn ở đầu ngõ hay cuối ngõ ạ?";
const DUE = Temporal.Instant.from("2026-11-23T10:30:00Z");
const YEN_HOA = { vi: "UBND phường Yên Hòa", en: "Yen Hoa ward" };
const NEWS = { code: CODE, agency: YEN_HOA, answerDueAt: DUE };
const FACTS = {
  code: CODE,
  matter: { vi: "Đèn đường tắt", en: "Street light out" },
  place: "ngõ 12 phố Yên Hòa, phường Yên Hòa",
  caseKind: "feedback" as const,
  receivedAt: DUE,
  acceptDueAt: DUE,
  answerDueAt: DUE,
  followers: 0,
};

/** Asking, extending and spam, as both sides read it. */
export const DESK = {
  writeQuestion: [phrase("writeQuestion", { code: CODE })],
  questionTooShort: [phrase("questionTooShort")],
  checkQuestion: [0, 2].map((photos) =>
    phrase("checkQuestion", { code: CODE, text: TEXT, photos }),
  ),
  questionSent: [phrase("questionSent", { code: CODE, replyDueAt: DUE })],
  questionAsked: [phrase("questionAsked", { code: CODE, text: TEXT, replyDueAt: DUE })],
  askReply: [phrase("askReply", { code: CODE })],
  isThisReply: [phrase("isThisReply", { code: CODE })],
  replyForwarded: [phrase("replyForwarded", NEWS)],
  citizenReplied: [phrase("citizenReplied", { ...FACTS, text: TEXT })],
  noReply: [phrase("noReply", FACTS)],
  howLong: [phrase("howLong", { code: CODE, latest: DUE })],
  extensionUnclear: [phrase("extensionUnclear")],
  extensionTooFar: [phrase("extensionTooFar", { latest: DUE })],
  extensionRefused: (["already", "late", "waiting", "unaccepted"] as const).map((why) =>
    phrase("extensionRefused", { code: CODE, why }),
  ),
  whyExtend: [phrase("whyExtend", { code: CODE, until: DUE })],
  extensionDone: [phrase("extensionDone", { code: CODE, until: DUE })],
  extended: [phrase("extended", { ...NEWS, reason: "chờ vật tư." })],
  whySpam: [phrase("whySpam", { code: CODE })],
  spamMarked: [phrase("spamMarked", { code: CODE })],
  closedAsSpam: [phrase("closedAsSpam", { ...NEWS, reason: "tin quảng cáo" })],
  spamUndone: [phrase("spamUndone", { code: CODE })],
  openAfterAll: [phrase("openAfterAll", NEWS)],
  objectionTaken: [phrase("objectionTaken", NEWS)],
  beforeThat: [phrase("beforeThat")],
  askCitizen: [phrase("askCitizen")],
  extend: [phrase("extend")],
  markSpam: [phrase("markSpam")],
  undoSpam: [phrase("undoSpam")],
  sendQuestion: [phrase("sendQuestion")],
  extendBy: [phrase("extendBy", { days: 10, until: DUE })],
  reply: [phrase("reply")],
  newReport: [phrase("newReport")],
  objectSpam: [phrase("objectSpam")],
};

/** Those that carry what a person typed. */
export const DESK_WITH_TEXT: readonly ((typed: string) => Phrase)[] = [
  (text) => phrase("checkQuestion", { code: CODE, text, photos: 0 }),
  (text) => phrase("questionAsked", { code: CODE, text, replyDueAt: DUE }),
  (text) => phrase("citizenReplied", { ...FACTS, text }),
  (reason) => phrase("extended", { ...NEWS, reason }),
  (reason) => phrase("closedAsSpam", { ...NEWS, reason }),
];
