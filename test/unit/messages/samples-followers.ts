import { type Phrase, phrase } from "#messages/phrase.ts";

const CODE = "YH-26-4K7Q2";
const TEXT = "đèn tắt cả tuần nay";
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
  followers: 12,
};
const SIMILAR = [
  { people: 12, lastAt: DUE, metres: 43 },
  { people: 1, lastAt: DUE, metres: null },
  { people: 2, lastAt: DUE, metres: 4 },
];

/** Before following, while following, and what officers hear of it. */
export const FOLLOWERS = {
  askSimilarOne: SIMILAR.map((one) => phrase("askSimilarOne", one)),
  askSimilarSome: [phrase("askSimilarSome", { cases: SIMILAR })],
  followed: ["submitted", "accepted"].map((state) =>
    phrase("followed", { ...NEWS, state }),
  ),
  followTooLate: [phrase("followTooLate", { code: CODE })],
  askOwnWords: [0, 2].map((photos) => phrase("askOwnWords", { text: TEXT, photos })),
  wordsDropped: [phrase("wordsDropped", { code: CODE })],
  unfollowed: [phrase("unfollowed", { code: CODE })],
  followedMoved: [phrase("followedMoved", NEWS)],
  followedExtended: [phrase("followedExtended", NEWS)],
  followedAnswered: [phrase("followedAnswered", { code: CODE, text: TEXT })],
  followedReopened: [phrase("followedReopened", NEWS)],
  followedClosed: (["confirmed", "withdrawn", "closedSilently", "spam"] as const).map(
    (ending) => phrase("followedClosed", { code: CODE, ending }),
  ),
  disagreed: [phrase("disagreed", { code: CODE })],
  followerDisagrees: [phrase("followerDisagrees", FACTS)],
  followerNote: [phrase("followerNote", { ...FACTS, text: TEXT })],
  followersGrew: [phrase("followersGrew", FACTS)],
  sendOwn: [phrase("sendOwn")],
  followAlong: [phrase("followAlong")],
  followNth: [phrase("followNth", { nth: 2 })],
  unfollow: [phrase("unfollow")],
  shareWords: [phrase("shareWords")],
  dropWords: [phrase("dropWords")],
} satisfies Record<string, readonly Phrase[]>;

export const FOLLOWERS_WITH_TEXT: readonly ((text: string) => Phrase)[] = [
  (text) => phrase("askOwnWords", { text, photos: 0 }),
  (text) => phrase("followedAnswered", { code: CODE, text }),
  (text) => phrase("followerNote", { ...FACTS, text }),
];
