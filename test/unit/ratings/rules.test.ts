import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilson } from "#kernel/statistics.ts";
import {
  compareRates,
  contributionsOf,
  forecastOf,
  lightOf,
  meanOf,
  rateOf,
  sampleSize,
} from "#ratings/rules.ts";
import type { Tally } from "#ratings/types/indices.ts";

const tally = (criterionId: string, satisfied: number, n: number): Tally => ({
  criterionId,
  satisfied,
  n,
  noOpinion: 0,
});

describe("a rate", () => {
  // By hand: 40 people, criterion A 34 of 40 satisfied (85 %), B 24 of 30 (80 %), so 58 of 70 = 82.857 % pooled,
  // mean of the two 82.5 %.
  const criteria = [tally("A", 34, 40), tally("B", 24, 30)];

  it("pools the answers of its criteria; the mean of the criteria is a second view", () => {
    expect(rateOf(criteria).shown?.share).toBeCloseTo(58 / 70, 10);
    expect(meanOf(criteria)).toBeCloseTo(0.825, 10);
  });

  it("has the interval of its people, not of their answers", () => {
    const { shown, people, n } = rateOf(criteria);
    expect([n, people]).toEqual([70, 40]);
    const { low, high } = wilson((58 / 70) * 40, 40);
    expect(shown).toMatchObject({ low, high });
  });

  it.each([
    ["29 people", [tally("A", 29, 29)], true],
    [
      "29 people with four answers each",
      ["A", "B", "C", "D"].map((id) => tally(id, 29, 29)),
      true,
    ],
    ["30 people", [tally("A", 30, 30)], false],
    ["two agencies of 15 together", [tally("A", 15, 15), tally("A", 15, 15)], false],
    ["nobody", [], true],
  ])("of %s is hidden: %#", (_, tallies, isHidden) => {
    expect(rateOf(tallies).shown === null).toBe(isHidden);
  });

  it("comes out as the ministry's published figures of Ha Noi did: pooled, not the mean of the blocks", () => {
    // 2023: policy 83.46, service 83.72, overall 83.57, where the mean would be 83.59: policy weighed 58 %.
    const of2023 = [tally("policy", 48_407, 58_000), tally("service", 35_162, 42_000)];
    expect(((rateOf(of2023).shown?.share ?? 0) * 100).toFixed(2)).toBe("83.57");
    expect(((meanOf(of2023) ?? 0) * 100).toFixed(2)).toBe("83.59");
    // 2024: 86.51 and 86.49 make 86.50 either way.
    const of2024 = [tally("policy", 50_176, 58_000), tally("service", 36_326, 42_000)];
    expect(((rateOf(of2024).shown?.share ?? 0) * 100).toFixed(2)).toBe("86.50");
    expect(((meanOf(of2024) ?? 0) * 100).toFixed(2)).toBe("86.50");
  });
});

it.each([
  [300, 171],
  [500, 222],
  [1_000, 286],
  [2_000, 333],
  [5_000, 370],
  [10_000, 385],
  [1e9, 400],
])("of %i people a survey asks %i", (population, n) => {
  expect(sampleSize(population)).toBe(n);
});

describe("two periods", () => {
  // By hand: 160 of 200 and 180 of 200; pooled 0.85, error √(0.1275 · 0.01) = 0.035707; z = 0.1 / 0.035707 = 2.8006.
  it.each([
    ["160 of 200, then 180 of 200", [160, 200], [180, 200], "up", 2.8006],
    ["180 of 200, then 160 of 200", [180, 200], [160, 200], "down", -2.8006],
    ["80 of 100, then 85 of 100", [80, 100], [85, 100], "same", 0.9308],
    ["everybody, then everybody", [40, 40], [50, 50], "same", 0],
  ])("of %s", (_, [before = 0, was = 0], [after = 0, is = 0], kind, z) => {
    const trend = compareRates(
      rateOf([tally("A", before, was)]),
      rateOf([tally("A", after, is)]),
    );
    expect(trend.kind).toBe(kind);
    expect("z" in trend ? trend.z : null).toBeCloseTo(z, 3);
  });

  it("are not compared on fewer than 30 people", () => {
    const [few, many] = [rateOf([tally("A", 20, 29)]), rateOf([tally("A", 20, 60)])];
    expect(compareRates(few, many)).toEqual({ kind: "tooFew" });
    expect(compareRates(many, few)).toEqual({ kind: "tooFew" });
  });
});

describe("what moves an index", () => {
  it("is weight times gap: the part that pulls down most comes first, small ones are told together", () => {
    // By hand: 200 answers, 160 satisfied, 80 %. Quầy 1: half of them at 70 %, so -5 points. Quầy 2: 80 of 200 at 95 %: +6.
    // The two small ones: 20 of 200, 14 satisfied, 70 %: -1.
    const parts = [
      { id: "Quầy 2", tallies: [tally("A", 76, 80)] },
      { id: "Quầy 1", tallies: [tally("A", 70, 100)] },
      { id: "Quầy 3", tallies: [tally("A", 6, 10)] },
      { id: "Quầy 4", tallies: [tally("A", 8, 10)] },
    ];
    const found = contributionsOf(parts);
    expect(found.map(({ id }) => id)).toEqual(["Quầy 1", null, "Quầy 2"]);
    expect(found.map(({ points }) => Number(points.toFixed(6)))).toEqual([-5, -1, 6]);
    expect(found[1]?.rate.shown).toBeNull();
  });

  it("is not told of a whole that is hidden", () => {
    expect(contributionsOf([{ id: "Quầy 1", tallies: [tally("A", 6, 10)] }])).toEqual(
      [],
    );
  });
});

describe("the forecast", () => {
  const soFar = rateOf([tally("A", 80, 100)]);
  it("weighs what is there with what is to come at the recent pace and rate", () => {
    // By hand: 100 answers at 80 %, then 60 a month for 50 days = 100 at 90 %: 85 %.
    const recent = rateOf([tally("A", 54, 60)]);
    const found = forecastOf({ soFar, recent, recentDays: 30, daysLeft: 50 });
    expect(found?.share).toBeCloseTo(0.85, 10);
  });

  it("is what was measured once the period is over, and nothing when too few have spoken lately", () => {
    const few = rateOf([tally("A", 9, 10)]);
    expect(forecastOf({ soFar, recent: few, recentDays: 30, daysLeft: 0 })).toEqual(
      soFar.shown,
    );
    expect(forecastOf({ soFar, recent: few, recentDays: 30, daysLeft: 9 })).toBeNull();
    expect(
      forecastOf({ soFar: few, recent: soFar, recentDays: 30, daysLeft: 9 }),
    ).toBeNull();
  });
});

it.each([
  ["all of it above", { share: 0.9, low: 0.86, high: 0.94 }, "green"],
  ["just reaching it", { share: 0.9, low: 0.85, high: 0.94 }, "green"],
  [
    "around it, though the share is above",
    { share: 0.9, low: 0.8, high: 0.96 },
    "amber",
  ],
  ["around it", { share: 0.84, low: 0.8, high: 0.88 }, "amber"],
  ["all of it below", { share: 0.7, low: 0.6, high: 0.84 }, "red"],
  ["nothing known", null, "unknown"],
] as const)("the light of an interval with %s", (_, forecast, light) => {
  expect(lightOf(forecast, 85)).toBe(light);
});

describe("for any counts", () => {
  const anyTally = fc
    .record({
      criterionId: fc.constantFrom("A", "B", "C", "D"),
      n: fc.integer({ min: 0, max: 2_000 }),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ criterionId, n, part }) => tally(criterionId, Math.round(n * part), n));
  const anyTallies = fc.array(anyTally, { maxLength: 12 });

  it("a rate lies in its interval, and both in nought to one", () => {
    fc.assert(
      fc.property(anyTallies, (tallies) => {
        const { shown } = rateOf(tallies);
        if (shown === null) return;
        const steps = [0, shown.low, shown.share, shown.high, 1];
        for (const [at, step] of steps.entries())
          expect(step).toBeGreaterThanOrEqual((steps[at - 1] ?? 0) - 1e-12);
      }),
    );
  });

  it("one more satisfied answer never lowers a rate, one less never raises it", () => {
    fc.assert(
      fc.property(anyTallies, fc.nat(11), (tallies, at) => {
        const better = tallies.map((one, index) =>
          index === at && one.satisfied < one.n
            ? { ...one, satisfied: one.satisfied + 1 }
            : one,
        );
        const [was, is] = [rateOf(tallies).shown, rateOf(better).shown];
        expect(is?.share ?? 0).toBeGreaterThanOrEqual(was?.share ?? 0);
        expect(is?.low ?? 0).toBeGreaterThanOrEqual((was?.low ?? 0) - 1e-12);
      }),
    );
  });

  it("merging agencies is pooling their counts", () => {
    fc.assert(
      fc.property(anyTallies, anyTallies, (one, other) => {
        const merged = ["A", "B", "C", "D"].map((id) =>
          [...one, ...other]
            .filter(({ criterionId }) => criterionId === id)
            .reduce(
              (sum, { satisfied, n }) =>
                tally(id, sum.satisfied + satisfied, sum.n + n),
              tally(id, 0, 0),
            ),
        );
        expect(rateOf([...one, ...other])).toEqual(rateOf(merged));
      }),
    );
  });

  it("what the parts do to the whole sums up to nought", () => {
    fc.assert(
      fc.property(fc.array(anyTallies, { maxLength: 8 }), (groups) => {
        const found = contributionsOf(
          groups.map((tallies, id) => ({ id: String(id), tallies })),
        );
        expect(found.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(0, 6);
      }),
    );
  });

  it("a light is green on 30 people at least, and never where the share is below the target", () => {
    fc.assert(
      fc.property(anyTallies, anyTallies, fc.nat(300), (before, lately, daysLeft) => {
        const soFar = rateOf(before);
        const forecast = forecastOf({
          soFar,
          recent: rateOf(lately),
          recentDays: 56,
          daysLeft,
        });
        if (lightOf(forecast, 85) !== "green") return;
        expect(soFar.people).toBeGreaterThanOrEqual(30);
        expect(forecast?.share ?? 0).toBeGreaterThanOrEqual(0.85 - 1e-9);
      }),
    );
  });
});
