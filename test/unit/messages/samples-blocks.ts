import { type Phrase, phrase } from "#messages/phrase.ts";

const CODE = "YH-26-4K7Q2";
const AT = Temporal.Instant.from("2026-12-16T02:00:00Z");
const AGENCY = { vi: "UBND phường Yên Hòa", en: "Yen Hoa ward" };
const REASON = "tin quảng cáo, gửi nhiều lần.";
const DUE = { since: AT, by: "Nguyễn Thu Hà", reason: REASON };
const ASKED = {
  code: CODE,
  officer: { vi: "Nguyễn Thu Hà", en: "Nguyễn Thu Hà" },
  agency: AGENCY,
  reason: REASON,
  text: "mua hàng đi",
};

export const BLOCKS = {
  askBlock: [phrase("askBlock", ASKED)],
  blockProposed: [phrase("blockProposed", { code: CODE })],
  blockProposedBefore: [phrase("blockProposedBefore", { code: CODE })],
  blockNobody: [phrase("blockNobody", { code: CODE })],
  blockMoot: [phrase("blockMoot", { code: CODE })],
  blockOfStaff: [phrase("blockOfStaff", { code: CODE })],
  blockOfNobody: [phrase("blockOfNobody", { code: CODE })],
  blockedBefore: [phrase("blockedBefore", { code: CODE })],
  blockDone: [phrase("blockDone", { code: CODE, reviewAt: AT })],
  blockRefused: [phrase("blockRefused", { code: CODE })],
  blockDecided: [
    phrase("blockDecided", { code: CODE, isBlocked: true }),
    phrase("blockDecided", { code: CODE, isBlocked: false }),
  ],
  blockDue: [
    phrase("blockDue", { ...DUE, code: CODE, held: 3 }),
    phrase("blockDue", { ...DUE, code: null, held: 0 }),
  ],
  blockLifted: [phrase("blockLifted", { read: 0 }), phrase("blockLifted", { read: 3 })],
  blockKept: [phrase("blockKept", { reviewAt: AT })],
  blockReviewed: [phrase("blockReviewed")],
};

/** Those that carry what a person typed. */
export const BLOCKS_WITH_TEXT: readonly ((typed: string) => Phrase)[] = [
  (text) => phrase("askBlock", { ...ASKED, text }),
  (reason) => phrase("askBlock", { ...ASKED, reason }),
  (reason) => phrase("blockDue", { ...DUE, reason, code: CODE, held: 1 }),
];
