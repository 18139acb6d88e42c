import { expect, it } from "vitest";
import { retryAt } from "#inbox/rules.ts";

const NOW = Temporal.Instant.from("2026-11-16T02:00:00Z");

it.each([
  [1, 1],
  [2, 5],
  [3, 30],
  [4, null],
  [40, null],
])(
  "after %i failures an update waits %s s; null sets it aside",
  (failures, seconds) => {
    const again = retryAt(failures, NOW);
    expect(again?.since(NOW).total("seconds") ?? null).toBe(seconds);
  },
);
