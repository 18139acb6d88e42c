import { phrase } from "#messages/phrase.ts";

const DUE = Temporal.Instant.from("2026-11-23T10:30:00Z");
const CODE = "YH-26-4K7Q2";
const WARD = { vi: "UBND phường Láng", en: "Lang ward" };
const LAMP = { vi: "Đèn đường tắt", en: "Street light out" };
const RUBBISH = { vi: "Rác tồn đọng", en: "Waste not collected" };
const FACTS = {
  code: CODE,
  matter: LAMP,
  place: "phường Láng",
  caseKind: "proposal" as const,
  followers: 0,
  receivedAt: DUE,
  acceptDueAt: DUE,
  answerDueAt: DUE,
};
const SENDER = { name: "Nguyễn Thị Lan", phone: "09•• ••• 123" };
const OPENED = { code: CODE, agency: WARD, acceptDueAt: DUE, answerDueAt: DUE };

const both = (text: string, name = SENDER.name) =>
  phrase("summaryBoth", {
    first: { matter: LAMP, place: "phường Láng", text, agency: WARD },
    second: { matter: RUBBISH, place: "phường Láng", text: "rác ứ", agency: WARD },
    hasPhotos: true,
    caseKind: "feedback",
    sender: { ...SENDER, name },
  });

/** Two matters in one message, the sender's name, notes that say more than a note may. */
export const TWO_MATTERS = {
  askSplit: [phrase("askSplit", { first: LAMP, second: RUBBISH })],
  summaryBoth: [both("đèn tắt")],
  receiptBoth: [phrase("receiptBoth", { first: OPENED, second: OPENED })],
  askContact: [phrase("askContact")],
  writeContact: [phrase("writeContact")],
  contactUnread: (["name", "phone"] as const).map((missing) =>
    phrase("contactUnread", { missing }),
  ),
  contactShown: [
    phrase("contactShown", { code: CODE, name: "Nguyễn Thị Lan", phone: "0912345678" }),
  ],
  contactNone: [phrase("contactNone", { code: CODE })],
  urgentNote: [phrase("urgentNote", { ...FACTS, text: "cháy rồi" })],
  caseRaised: [phrase("caseRaised", { code: CODE, answerDueAt: DUE })],
  confidentialNote: [phrase("confidentialNote", { ...FACTS, text: "ông A nhận tiền" })],
  crimeNote: [phrase("crimeNote", { code: CODE })],
  complaintNote: [phrase("complaintNote", { code: CODE })],
  draftParked: ["đèn tắt", "", "đèn tắt, ".repeat(40)].map((text) =>
    phrase("draftParked", { text }),
  ),
  noteToDispatcher: [phrase("noteToDispatcher", { code: CODE })],
  splitTwo: [phrase("splitTwo")],
  splitOne: [phrase("splitOne")],
  sendBoth: [phrase("sendBoth")],
  asProposal: [phrase("asProposal")],
  asFeedback: [phrase("asFeedback")],
  withContact: [phrase("withContact")],
  noContact: [phrase("noContact")],
  seeContact: [phrase("seeContact")],
};

export const TWO_MATTERS_WITH_TEXT = [
  (text: string) => both(text),
  (name: string) => both("đèn tắt", name),
  (name: string) => phrase("contactShown", { code: CODE, name, phone: "0912345678" }),
  (text: string) => phrase("draftParked", { text }),
  (text: string) => phrase("urgentNote", { ...FACTS, text }),
  (text: string) => phrase("confidentialNote", { ...FACTS, text }),
];
