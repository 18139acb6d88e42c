import { expect, test } from "vitest";
import { calibrated, sureOf } from "#evaluation/flows/calibrate.ts";
import { outcome } from "./outcomes.ts";

const asked = {
  outcome: "answered",
  promptTokens: 1,
  cachedTokens: 0,
  outputTokens: 1,
};
const share = (answers: readonly { readonly isRight: boolean }[]) =>
  answers.filter(({ isRight }) => isRight).length / answers.length;

test("a probability is worth what the other messages have taught, never what the message itself did", () => {
  // Ten messages that are always .9 sure; the first and the sixth, which are one fold, are wrong.
  const view = Array.from({ length: 10 }, (_, index) =>
    outcome({}, { asked, ...(index % 5 === 0 ? { matter: "rac.dot" } : {}) }),
  );
  const seen: number[] = [];
  const [first, second] = calibrated([view, view], (answers) => {
    seen.push(answers.length);
    const learnt = share(answers);
    return () => learnt;
  });
  expect(seen).toEqual([16, 16, 16, 16, 16]);
  // Without their own fold all are right; for the others one in four is wrong.
  const expected = view.map((_, index) => (index % 5 === 0 ? 1 : 0.75));
  for (const shown of [first, second]) {
    expect(shown?.map(({ answer }) => answer.p)).toEqual(expected);
  }
});

test.each([
  ["an answer of the embedded model", outcome()],
  [
    "one where the language model was not heeded",
    outcome({}, { asked: { ...asked, outcome: "schema" } }),
  ],
])("%s is calibrated already, and teaches nothing", (_, given) => {
  const [shown] = calibrated([[given]], () => () => 0.1);
  expect(shown).toEqual([given]);
  expect(sureOf([given])).toEqual([]);
});

test("a message without a matter teaches nothing of matters", () => {
  expect(sureOf([outcome({ matters: [] }, { asked }), outcome({}, { asked })])).toEqual(
    [{ p: 0.9, isRight: true }],
  );
});

test("learnt from too few, probabilities stay as they are", () => {
  const given = outcome({}, { asked });
  expect(calibrated([[given]], () => null)).toEqual([[given]]);
});
