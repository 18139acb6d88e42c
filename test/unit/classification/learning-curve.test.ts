import { expect, it } from "vitest";
import { learningCurve, type Policy, splitOf } from "#test/bench/learning-curve.ts";
import { readExamples } from "#workflow/read-examples.ts";

const FIELD = "chieu-sang-cay-xanh.";
const SEED = 3;

const messages = readExamples().flatMap(({ text, label }) =>
  label.kind === "matter" && label.matterId.startsWith(FIELD)
    ? [{ text, matterId: label.matterId }]
    : [],
);
const split = splitOf(messages, { startEach: 4, heldShare: 0.3, seed: SEED });

function curveWith(policy: Partial<Policy>): readonly [first: number, last: number] {
  const usual = { name: "", keepsConfirmed: true, wrongShare: 0 };
  const given = { trainings: 1, seed: SEED };
  const [first = 0, last = 0] = learningCurve(split, { ...usual, ...policy }, given);
  return [first, last];
}

// In nine splits of three fields labels gained 10 to 24 points, and a tenth of wrong ones cost 1 to 7 of them.
it("labels of cases raise what is read rightly, and a tenth of wrong ones does not ruin it", () => {
  const [before, after] = curveWith({});
  expect(after - before).toBeGreaterThan(0.08);
  const [same, amongWrong] = curveWith({ wrongShare: 0.1 });
  expect(same).toBe(before);
  expect(amongWrong).toBeLessThan(after);
  expect(after - amongWrong).toBeLessThan(0.1);
  expect(amongWrong).toBeGreaterThan(before);
});

it("judges on messages that are in no other part", () => {
  const parts = [split.start, split.stream, split.held].flat();
  expect(new Set(parts).size).toBe(messages.length);
  expect(parts).toHaveLength(messages.length);
  expect(
    Object.values(Object.groupBy(split.start, ({ matterId }) => matterId)),
  ).toEqual(
    Object.values(Object.groupBy(messages, ({ matterId }) => matterId)).map(() =>
      expect.objectContaining({ length: 4 }),
    ),
  );
});
