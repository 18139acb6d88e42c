import { describe, expect, test } from "vitest";
import { intervalsOf, quantile } from "#evaluation/providers/bootstrap.ts";
import {
  binsOf,
  calibrationError,
  coverageAt,
} from "#evaluation/providers/calibration.ts";
import { classFigures, confusionsOf, macroF1 } from "#evaluation/providers/classes.ts";
import { viewOf } from "#evaluation/providers/noise.ts";
import { fold } from "#kernel/text.ts";

const pairs = [
  { truly: "a", said: "a" },
  { truly: "a", said: "b" },
  { truly: "b", said: "b" },
  { truly: "c", said: null },
];

describe("classes", () => {
  test("precision, recall and F1 of each", () => {
    expect(classFigures(pairs)).toEqual([
      { name: "a", support: 2, precision: 1, recall: 0.5, f1: 2 / 3 },
      { name: "b", support: 1, precision: 0.5, recall: 1, f1: 2 / 3 },
      { name: "c", support: 1, precision: null, recall: 0, f1: 0 },
    ]);
  });

  test("macro-F1 is their mean", () => {
    expect(macroF1(classFigures(pairs))).toBeCloseTo(4 / 9, 10);
    expect(macroF1([])).toBeNull();
  });

  test("the confusion matrix: mistakes first", () => {
    expect(confusionsOf([...pairs, { truly: "a", said: "b" }])).toEqual([
      { truly: "a", said: "b", count: 2 },
      { truly: "c", said: "", count: 1 },
      { truly: "a", said: "a", count: 1 },
      { truly: "b", said: "b", count: 1 },
    ]);
  });
});

describe("calibration", () => {
  const answers = [
    { p: 1, isRight: true },
    { p: 0.95, isRight: true },
    { p: 0.95, isRight: false },
    { p: 0.5, isRight: true },
  ];

  test("fifteen bins; 1 lies in the last", () => {
    const bins = binsOf(answers);
    expect(bins).toHaveLength(15);
    expect(bins[14]).toMatchObject({ count: 3, right: 2 });
    expect(bins[7]).toEqual({ count: 1, meanP: 0.5, right: 1 });
    // |2 - 2.9| + |1 - .5| of four messages.
    expect(calibrationError(bins)).toBeCloseTo(1.4 / 4, 10);
  });

  test.each([
    // Only the first: the two of .95 go together and one of them is wrong.
    [0.95, 1 / 4],
    [0.75, 1],
    [0.66, 1],
  ])("coverage at a precision of %d", (precision, covered) => {
    expect(coverageAt(precision, answers)).toBe(covered);
  });
});

describe("bootstrap", () => {
  const mean = (drawn: readonly number[]) => ({
    mean: drawn.reduce((sum, value) => sum + value, 0) / drawn.length,
    never: null,
  });

  test("of equal values has no width, and leaves out what was never measured", async () => {
    const intervals = await intervalsOf([2, 2, 2], mean);
    expect([...intervals]).toEqual([["mean", { low: 2, high: 2 }]]);
  });

  test("comes near the normal interval of a share, and is the same each time", async () => {
    const half = Array.from({ length: 400 }, (_, index) => index % 2);
    const interval = (await intervalsOf(half, mean)).get("mean");
    // .5 ± 1.96 · √(.25 / 400)
    expect(interval?.low).toBeCloseTo(0.451, 2);
    expect(interval?.high).toBeCloseTo(0.549, 2);
    const again = await intervalsOf(half, mean);
    expect(again.get("mean")).toEqual(interval);
  });

  test("a quantile lies between its neighbours", () => {
    expect(quantile([0, 10], 0.25)).toBe(2.5);
    expect(quantile([], 0.5)).toBe(0);
  });
});

describe("views of a message", () => {
  const text = "Đường phố trước nhà tôi không có đèn được mấy hôm rồi "
    .repeat(200)
    .trim();
  const shareChanged = (name: "typos" | "teencode") => {
    const before = text.split(" ");
    const after = viewOf(name, text, 1).split(" ");
    expect(after).toHaveLength(before.length);
    return after.filter((word, at) => word !== before[at]).length / before.length;
  };

  test("as is, and without diacritics", () => {
    expect(viewOf("asIs", "Đèn", 1)).toBe("Đèn");
    expect(viewOf("noDiacritics", text, 1)).toBe(fold(text));
  });

  test("some 15 % of words have a slip", () => {
    expect(shareChanged("typos")).toBeGreaterThan(0.11);
    expect(shareChanged("typos")).toBeLessThan(0.17);
  });

  test("up to 40 % of words are in the spelling of chats", () => {
    expect(shareChanged("teencode")).toBeGreaterThan(0.2);
    expect(shareChanged("teencode")).toBeLessThan(0.42);
  });

  test("are the same each time, and others with another seed", () => {
    expect(viewOf("typos", text, 1)).toBe(viewOf("typos", text, 1));
    expect(viewOf("typos", text, 1)).not.toBe(viewOf("typos", text, 2));
  });
});
