import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  fitCoefficients,
  type Outcome,
  routeThreshold,
} from "#classification/providers/calibration.ts";
import { bestOf, softmax } from "#classification/providers/linear.ts";

describe("coefficients", () => {
  const scored = (label: number, good: number[], noise: number[]) => ({
    label,
    parts: [Float64Array.from(good), Float64Array.from(noise)],
  });

  test("a member that knows counts, one that guesses does not", () => {
    const texts = Array.from({ length: 200 }, (_, i) =>
      scored(
        i % 2,
        (i + Number(i % 10 === 0)) % 2 === 0 ? [1, 0] : [0, 1],
        i % 3 === 0 ? [1, 0] : [0, 1],
      ),
    );
    const [good = 0, noise = 0] = fitCoefficients(texts);
    expect(good).toBeGreaterThan(1.5);
    expect(noise).toBeLessThan(good / 10);
  });

  test("right two times in three becomes a probability of two thirds", () => {
    const texts = Array.from({ length: 300 }, (_, i) =>
      scored(i % 3 === 0 ? 1 : 0, [1, 0], [0, 0]),
    );
    const [factor = 0] = fitCoefficients(texts);
    expect(softmax(Float64Array.of(factor, 0))[0]).toBeCloseTo(2 / 3, 1);
  });

  test("without held-out texts nothing is scaled", () => {
    expect(fitCoefficients([])).toEqual([1, 1, 1]);
  });
});

describe("the threshold of routing without a question", () => {
  const outcomes = (count: number, p: number, rightEvery: number): Outcome[] =>
    Array.from({ length: count }, (_, i) => ({ p, isRight: i % rightEvery !== 0 }));

  test("lies where the bound, not the mean, reaches 90 %", () => {
    const sure = outcomes(200, 0.95, 50);
    const unsure = outcomes(200, 0.6, 3);
    expect(routeThreshold([...unsure, ...sure])).toBe(0.95);
  });

  test.each([
    ["few texts prove nothing", outcomes(60, 0.99, 1000)],
    ["a mean of 90 % is below its bound", outcomes(100, 0.99, 10)],
    ["nothing measured", []],
  ])("%s: never", (_, list) => {
    expect(routeThreshold(list)).toBeGreaterThan(1);
  });

  test("equal probabilities are routed together or not at all", () => {
    const list = [...outcomes(120, 0.9, 1000), ...outcomes(120, 0.9, 1)];
    expect(routeThreshold(list)).toBeGreaterThan(1);
  });
});

describe("probabilities", () => {
  const scores = fc
    .array(fc.double({ min: -500, max: 500, noNaN: true }), {
      minLength: 1,
      maxLength: 60,
    })
    .map((list) => Float64Array.from(list));

  test("are at least 0, sum to 1 and keep the order of the scores", () => {
    fc.assert(
      fc.property(scores, (list) => {
        const p = softmax(list);
        expect(p.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 9);
        expect(Math.min(...p)).toBeGreaterThanOrEqual(0);
        const [best = -1] = bestOf(list, 1);
        expect(p[best]).toBe(Math.max(...p));
      }),
    );
  });

  test("the best places are those of a full sort", () => {
    fc.assert(
      fc.property(scores, (list) => {
        const sorted = [...list.keys()].sort((a, b) => (list[b] ?? 0) - (list[a] ?? 0));
        expect(bestOf(list, 3)).toEqual(sorted.slice(0, 3));
      }),
    );
  });
});
