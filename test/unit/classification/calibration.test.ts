import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  fitCoefficients,
  lowerBound,
  neverRoute,
  type Outcome,
  routeThreshold,
  routingRule,
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
    const [good = 0, noise = 0] = fitCoefficients(texts, 2);
    expect(good).toBeGreaterThan(1.5);
    expect(noise).toBeLessThan(good / 10);
  });

  test("right two times in three becomes a probability of two thirds", () => {
    const texts = Array.from({ length: 300 }, (_, i) =>
      scored(i % 3 === 0 ? 1 : 0, [1, 0], [0, 0]),
    );
    const [factor = 0] = fitCoefficients(texts, 2);
    expect(softmax(Float64Array.of(factor, 0))[0]).toBeCloseTo(2 / 3, 1);
  });

  test("without held-out texts nothing is scaled", () => {
    expect(fitCoefficients([], 3)).toEqual([1, 1, 1]);
  });
});

describe("the threshold of routing without a question", () => {
  const outcomes = (count: number, p: number, rightEvery: number): Outcome[] =>
    Array.from({ length: count }, (_, i) => ({ p, isRight: i % rightEvery !== 0 }));

  test("lies where the bound, not the mean, reaches 95 %, and says from what", () => {
    const sure = outcomes(200, 0.95, 100);
    const unsure = outcomes(200, 0.6, 3);
    const rule = routingRule([...unsure, ...sure]);
    expect(rule).toMatchObject({
      threshold: 0.95,
      labels: 400,
      routed: 200,
      right: 198,
    });
    expect(rule.bound).toBeCloseTo(0.9689, 4);
  });

  test.each([
    ["fewer than 200 texts prove nothing", outcomes(199, 0.99, 1000)],
    ["a mean of 95 % is below its bound", outcomes(400, 0.99, 20)],
    ["nothing measured", []],
  ])("%s: never", (_, list) => {
    expect(routingRule(list)).toMatchObject({ threshold: neverRoute, bound: 0 });
    expect(routeThreshold(list)).toBeGreaterThan(1);
  });

  test("equal probabilities are routed together or not at all", () => {
    const list = [...outcomes(120, 0.9, 1000), ...outcomes(120, 0.9, 1)];
    expect(routeThreshold(list)).toBeGreaterThan(1);
  });

  test("the smallest such probability is taken", () => {
    const list = [0.99, 0.9, 0.8].flatMap((p) => outcomes(200, p, 100));
    expect(routeThreshold([...list, ...outcomes(200, 0.7, 3)])).toBe(0.8);
  });
});

/** Clopper and Pearson's own bound: R, `binom.test(k, n, alternative = "greater")`. */
describe("the lower bound of a share", () => {
  test.each([
    [0, 10, 0],
    [10, 10, 0.7411],
    [59, 59, 0.9505],
    [95, 100, 0.8977],
    [970, 1_000, 0.9596],
    [6_900, 7_000, 0.9835],
  ])("%d of %d: %d", (right, total, bound) => {
    expect(lowerBound(right, total)).toBeCloseTo(bound, 3);
  });

  test("is below the share, rises with it and with the evidence", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 400 }),
        (one, other) => {
          const [right, total] = [Math.min(one, other), Math.max(one, other)];
          const bound = lowerBound(right, total);
          expect(bound).toBeLessThan(right / total);
          expect(lowerBound(right - 1, total)).toBeLessThan(bound);
          expect(lowerBound(10 * right, 10 * total)).toBeGreaterThan(bound);
        },
      ),
    );
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
