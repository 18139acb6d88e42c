import { describe, expect, test } from "vitest";
import { createTurns } from "#evaluation/providers/turns.ts";

/** A stopwatch that runs only while somebody waits. */
function watch() {
  let elapsed = 0;
  return {
    elapsedMs: () => elapsed,
    wait: (ms: number) => {
      elapsed += ms;
      return Promise.resolve();
    },
  };
}

/** When each of so many questions may begin. */
async function begun(perMinute: number | null, count: number): Promise<number[]> {
  const turns = createTurns({ parallel: 1, perMinute }, watch());
  const times: number[] = [];
  for (let each = 0; each < count; each++) times.push(await turns.begin());
  return times;
}

describe("turns at a server", () => {
  test.each([
    [null, [0, 0, 0]],
    [60, [0, 1_000, 2_000]],
    [300, [0, 200, 400]],
  ])("%j a minute are spread evenly", async (perMinute, times) => {
    expect(await begun(perMinute, 3)).toEqual(times);
  });

  test("after a refusal all wait, twice as long each time and a minute at most, until one is answered", async () => {
    const turns = createTurns({ parallel: 1, perMinute: null }, watch());
    const pauses: number[] = [];
    let before = await turns.begin();
    for (let each = 0; each < 7; each++) {
      turns.holdBack(before);
      const next = await turns.begin();
      pauses.push(next - before);
      before = next;
    }
    expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
    turns.goOn();
    turns.holdBack(before);
    expect((await turns.begin()) - before).toBe(2_000);
  });

  test("those refused together count once", async () => {
    const turns = createTurns({ parallel: 2, perMinute: null }, watch());
    const together = [await turns.begin(), await turns.begin()];
    for (const from of together) turns.holdBack(from);
    expect(await turns.begin()).toBe(2_000);
  });
});
