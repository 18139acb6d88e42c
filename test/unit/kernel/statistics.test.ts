import { describe, expect, it } from "vitest";
import { median, shareOf, wilson } from "#kernel/statistics.ts";

describe("the Wilson interval of 95 %", () => {
  // By hand for 8 of 10: z² = 3.8415; middle (0.8 + 0.19207) / 1.38415 = 0.7167;
  // half 1.96 / 1.38415 · √(0.016 + 0.0096036) = 0.2266.
  it.each([
    [8, 10, 0.4902, 0.9433],
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [45, 60, 0.6277, 0.8422],
  ])("of %i in %i", (count, n, low, high) => {
    const interval = wilson(count, n);
    expect(interval.low).toBeCloseTo(low, 3);
    expect(interval.high).toBeCloseTo(high, 3);
  });

  it("is not shown below thirty", () => {
    expect(shareOf(29, 29).interval).toBeNull();
    expect(shareOf(30, 30).interval).not.toBeNull();
  });
});

it.each([
  [[], null],
  [[7], 7],
  [[9, 1, 4], 4],
  [[1, 2, 10, 4], 3],
])("the median of %j is %j", (values, middle) => {
  expect(median(values)).toBe(middle);
});
