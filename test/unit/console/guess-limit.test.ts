import { expect, it } from "vitest";
import { createGuessLimit } from "#console/guess-limit.ts";

const NOW = Temporal.Instant.from("2026-11-16T02:00:00Z");

function missTimes(count: number, address: string) {
  const limit = createGuessLimit();
  for (let miss = 0; miss < count; miss += 1) limit.noteMiss(address, NOW);
  return limit;
}

it.each([
  ["29 wrong codes", 29, "1.2.3.4", "1.2.3.4", 0, false],
  ["30 wrong codes", 30, "1.2.3.4", "1.2.3.4", 0, true],
  ["a neighbour of IPv4", 30, "1.2.3.4", "1.2.3.5", 0, false],
  [
    "another address of the same IPv6 line",
    30,
    "2001:db8:1:2:3:4:5:6",
    "2001:db8:1:2::9",
    0,
    true,
  ],
  ["another IPv6 line", 30, "2001:db8:1:2:3:4:5:6", "2001:db8:1:3::9", 0, false],
  [
    "an IPv4 address as IPv6 writes it",
    30,
    "::ffff:1.2.3.4",
    "::ffff:1.2.3.5",
    0,
    false,
  ],
  ["nine minutes later", 30, "1.2.3.4", "1.2.3.4", 9, true],
  ["ten minutes later", 30, "1.2.3.4", "1.2.3.4", 10, false],
])("%s", (_, misses, by, asks, minutes, isOver) => {
  const limit = missTimes(misses, by);
  expect(limit.isOver(asks, NOW.add({ minutes }))).toBe(isOver);
});
