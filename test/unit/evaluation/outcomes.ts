import type { Answer, Item, Outcome } from "#evaluation/types.ts";

/** A message about a lamp that was put right, but for what a test changes. */
export function outcome(
  truly: Partial<Item> = {},
  said: Partial<Answer> = {},
): Outcome {
  return {
    item: {
      id: "1",
      text: "đèn tắt",
      gate: "phan-anh",
      matters: ["den.tat"],
      agencies: ["so-xay-dung", "ubnd-xa"],
      ward: null,
      ...truly,
    },
    answer: {
      gate: "phan-anh",
      matter: "den.tat",
      top3: [{ matter: "den.tat", p: 0.9 }],
      p: 0.9,
      agencies: ["so-xay-dung"],
      ward: null,
      secondMatter: null,
      decision: "route",
      tookMs: 1,
      ...said,
    },
  };
}
