import { phrase } from "#messages/phrase.ts";

const YEN_HOA = { vi: "UBND phường Yên Hòa", en: "Yen Hoa ward" };
const CODE = "YH-26-4K7Q2";
const DUE = Temporal.Instant.from("2026-11-23T10:30:00Z");
const NEWS = { code: CODE, agency: YEN_HOA, answerDueAt: DUE };
const WHY = { vi: "đèn trong ngõ do phường quản lý", en: "the ward looks after it" };
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
const CLAIMS = [
  { claim: "agency", name: YEN_HOA },
  { claim: "matter", name: FACTS.matter },
  { claim: "unsure", name: null },
] as const;
const DELAYS = [
  { acceptedAt: null, moves: 0, leadersToldAt: null, leader: null },
  { acceptedAt: DUE, moves: 1, leadersToldAt: DUE, leader: "head" },
  { acceptedAt: DUE, moves: 2, leadersToldAt: DUE, leader: "dispatcher" },
] as const;

/** What is said from the receipt on until there is an answer. */
export const AFTER_RECEIPT = {
  receipt: [null, `https://langnghe.example.vn/viec/${CODE}`].map((link) =>
    phrase("receipt", { ...NEWS, why: WHY, acceptDueAt: DUE, link }),
  ),
  askReroute: [true, false].map((hasMatters) =>
    phrase("askReroute", { code: CODE, agency: YEN_HOA, hasMatters }),
  ),
  askRerouteMatter: [phrase("askRerouteMatter", { code: CODE })],
  rerouted: [true, false].map((isAtDispatcher) =>
    phrase("rerouted", { ...NEWS, acceptDueAt: DUE, isAtDispatcher }),
  ),
  matterCorrected: [phrase("matterCorrected", { ...NEWS, matter: FACTS.matter })],
  caseMovedAway: CLAIMS.map((claimed) =>
    phrase("caseMovedAway", { code: CODE, agency: YEN_HOA, ...claimed }),
  ),
  caseRerouted: CLAIMS.map((claimed) =>
    phrase("caseRerouted", { code: CODE, from: YEN_HOA, ...claimed }),
  ),
  matterCorrectedFor: [
    phrase("matterCorrectedFor", FACTS),
    phrase("matterCorrectedFor", { ...FACTS, place: "" }),
  ],
  anotherMatter: [phrase("anotherMatter")],
  stillWrong: [phrase("stillWrong")],
  follow: [phrase("follow")],
  whyLate: DELAYS.map((delay) => phrase("whyLate", { ...NEWS, ...delay })),
  notLateYet: [DUE, null].map((acceptedAt) =>
    phrase("notLateYet", { ...NEWS, acceptedAt }),
  ),
  waitsForYou: [phrase("waitsForYou", { ...NEWS, since: DUE })],
  citizenAsksWhy: [phrase("citizenAsksWhy", { ...FACTS, agency: YEN_HOA })],
  whyIsItLate: [phrase("whyIsItLate")],
};
