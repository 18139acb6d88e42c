import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Evidence } from "#kernel/instrument.ts";
import { FEEDBACK_CRITERIA } from "#ratings/rules.ts";
import { instrumentsSeedSchema } from "#ratings/schema.ts";
import type { AnswerCount, OutcomeCounts, Target } from "#ratings/types/indices.ts";
import { feedbackIndexOf } from "#ratings/views/index-report.ts";
import { officialOf } from "#ratings/views/official.ts";
import { publicIndexOf } from "#ratings/views/public-index.ts";
import { sectionsOf } from "#ratings/views/sections.ts";
import { thingsToMend } from "#ratings/views/to-mend.ts";
import { targetFor, trackPlan } from "#ratings/views/tracker.ts";

const seed: unknown = JSON.parse(
  readFileSync("prisma/seed/hanoi/instruments.json", "utf8"),
);
const instruments = new Map(
  instrumentsSeedSchema.parse(seed).map((one) => [one.id, one]),
);
const [C19, C20, C21, C22] = FEEDBACK_CRITERIA;

/** `satisfied` of `n` people at an agency; the rest answered "Bình thường". */
function answers(
  agencyId: string,
  criterionId: string,
  [satisfied, n]: readonly [number, number],
  evidence: Evidence = "dossier",
): AnswerCount[] {
  const row = { agencyId, evidence, instrumentId: "sipas-2017-f5", criterionId };
  return [
    { ...row, level: 4, count: satisfied },
    { ...row, level: 3, count: n - satisfied },
  ].filter(({ count }) => count > 0);
}

function four(agencyId: string, of: readonly [number, number], evidence?: Evidence) {
  return FEEDBACK_CRITERIA.flatMap((id) => answers(agencyId, id, of, evidence));
}

const report = (now: readonly AnswerCount[]) =>
  feedbackIndexOf({ now, before: [], places: [] }, instruments);

describe("the feedback index", () => {
  it("has no walk-in in it, and 'no opinion' in no denominator", () => {
    const none = {
      agencyId: "a",
      evidence: "case",
      instrumentId: "sipas-2017-f5-case",
      criterionId: C19,
      level: null,
      count: 9,
    } as const;
    const index = report([
      ...four("a", [30, 40]),
      ...four("a", [0, 50], "walkIn"),
      none,
    ]);
    expect(index.rate).toMatchObject({ satisfied: 120, n: 160, people: 40 });
    expect(index.criteria.map(({ noOpinion }) => noOpinion)).toEqual([9, 0, 0, 0]);
  });

  it("counts a criterion of the long form as the same criterion", () => {
    const long = {
      agencyId: "a",
      evidence: "dossier",
      instrumentId: "sipas-2017",
      criterionId: C22,
      level: 5,
      count: 40,
    } as const;
    expect(report([long]).criteria.at(-1)?.rate).toMatchObject({
      satisfied: 40,
      n: 40,
    });
  });
});

describe("what to mend", () => {
  const index = report([
    ...answers("a", C19, [38, 40]),
    ...answers("a", C20, [36, 40]),
    ...answers("a", C21, [20, 40]),
    ...answers("b", C22, [30, 40]),
  ]);
  const reason = { agencyId: "a", instrumentId: "sipas-2017-f5", criterionId: C21 };

  it("is the lowest criterion, the reason named most, and who pulls the index down", () => {
    const reasons = [
      { ...reason, reasonId: "slow", count: 2 },
      { ...reason, reasonId: "vague", count: 3 },
      { ...reason, criterionId: C22, reasonId: "vague", count: 2 },
    ];
    expect(thingsToMend(index, reasons)).toMatchObject([
      { kind: "criterion", id: C21 },
      { kind: "reason", id: "vague", count: 5, of: 7 },
      { kind: "part", dimension: "agency", part: { id: "b" } },
    ]);
  });

  it("is nothing when few have spoken: two voices are no reason, twenty people no criterion", () => {
    const few = report(four("a", [10, 20]));
    expect(thingsToMend(few, [{ ...reason, reasonId: "slow", count: 2 }])).toEqual([]);
  });
});

describe("what is published", () => {
  it("names an office of 30 people, and leaves one of 29 out of the whole as well", () => {
    const found = publicIndexOf(
      [...four("a", [25, 30]), ...four("b", [25, 29])],
      instruments,
    );
    expect(found.agencies.map(({ id }) => id)).toEqual(["a"]);
    expect(found).toMatchObject({ isPartial: true, whole: { rate: { people: 30 } } });
  });

  it("has small offices in the whole when together they are 30", () => {
    const found = publicIndexOf(
      [...four("a", [25, 30]), ...four("b", [9, 15]), ...four("c", [9, 15])],
      instruments,
    );
    expect(found.agencies.map(({ id }) => id)).toEqual(["a"]);
    expect(found).toMatchObject({ isPartial: false, whole: { rate: { people: 60 } } });
  });

  it("does not name an office of which one criterion would be hidden: the sum would give it away", () => {
    const rows = [C19, C20, C21].flatMap((id) => answers("a", id, [30, 40]));
    expect(
      publicIndexOf([...rows, ...answers("a", C22, [3, 12])], instruments).agencies,
    ).toEqual([]);
    expect(publicIndexOf(rows, instruments).agencies).toHaveLength(1);
  });
});

describe("the official ratios", () => {
  const counts = (given: Partial<OutcomeCounts>): OutcomeCounts => ({
    agencyId: "a",
    total: 0,
    late: 0,
    dissatisfied: 0,
    reReported: 0,
    against: 0,
    onRegulations: 0,
    onRegulationsOnTime: 0,
    ...given,
  });
  // By hand: 100 cases, 10 late, 8 dissatisfied, 5 reported again, 18 of them at least one of these:
  // in time 90 %, satisfied 82 %; of 50 dossiers 3 late and 2 dissatisfied, none both: 90 %.
  const official = officialOf(
    [
      counts({
        total: 60,
        late: 4,
        dissatisfied: 8,
        against: 10,
        onRegulations: 5,
        onRegulationsOnTime: 4,
      }),
      counts({
        total: 40,
        late: 6,
        reReported: 5,
        against: 8,
        onRegulations: 35,
        onRegulationsOnTime: 32,
      }),
    ],
    [counts({ total: 50, late: 3, dissatisfied: 2, against: 5 })],
  );
  it.each([
    ["onTime", 90, 100],
    ["satisfaction", 82, 100],
    ["dossiers", 45, 50],
    ["parIndex", 36, 40],
  ] as const)("%s is %i of %i", (ratio, count, n) => {
    expect(official[ratio]).toMatchObject({ count, n });
  });
});

describe("a target", () => {
  const target = (id: string, given: Partial<Target> = {}): Target => ({
    id,
    criterionId: null,
    agencyId: null,
    percent: 85,
    from: "2026-01-01",
    to: "2026-12-31",
    source: "",
    confirmed: false,
    ...given,
  });
  const all = [
    target("all"),
    target("next", { from: "2027-01-01", to: "2027-12-31" }),
    target("criterion", { criterionId: C22 }),
    target("agency", { agencyId: "a" }),
    target("both", { agencyId: "a", criterionId: C22, percent: 90 }),
  ];
  it.each([
    ["the city", null, null, "2026-11-16", "all"],
    ["a criterion", C22, null, "2026-11-16", "criterion"],
    ["an agency", null, "a", "2026-11-16", "agency"],
    ["an agency's criterion", C22, "a", "2026-11-16", "both"],
    ["an agency's other criterion", C19, "a", "2026-11-16", "agency"],
    ["another agency", null, "b", "2026-11-16", "all"],
    ["the last day", null, null, "2026-12-31", "all"],
    ["the next year", null, "a", "2027-01-01", "next"],
    ["no plan", null, null, "2028-01-01", undefined],
  ])("of %s: %#", (_, criterionId, agencyId, day, id) => {
    expect(
      targetFor(all, { criterionId, agencyId }, Temporal.PlainDate.from(day))?.id,
    ).toBe(id);
  });

  it.each([
    ["29 delighted people", [29, 29], "unknown"],
    ["30 delighted people", [30, 30], "green"],
    ["27 of 30", [27, 30], "amber"],
    ["270 of 300", [270, 300], "green"],
    ["240 of 300", [240, 300], "red"],
  ] as const)("with %s behind it", (_, of, light) => {
    const rows = four("a", of);
    const tracked = trackPlan(
      {
        targets: all,
        agencyId: null,
        soFar: rows,
        recent: rows,
        today: Temporal.PlainDate.from("2026-11-16"),
      },
      instruments,
    );
    expect(tracked[0]?.light).toBe(light);
  });
});

describe("other forms", () => {
  const points = (of: readonly [number, number, number]): AnswerCount[] =>
    (instruments.get("nd61-2018")?.factors[0]?.criteria ?? []).flatMap(({ id }) =>
      of.map(
        (count, level) =>
          ({
            agencyId: "a",
            evidence: "dossier",
            instrumentId: "nd61-2018",
            criterionId: id,
            level,
            count,
          }) as const,
      ),
    );
  // By hand: 10 · 0 + 10 · 1 + 20 · 2 = 50 points of 40 people, 1.25 each, times nine is 11.25: Khá.
  it.each([
    [[10, 10, 20], 11.25, "Khá"],
    [[0, 0, 30], 18, "Xuất sắc"],
    [[20, 20, 0], 4.5, "Yếu"],
  ] as const)("one-stop points of %j sum up to %d: %s", (of, sum, grade) => {
    expect(sectionsOf(points(of), instruments)[0]?.points).toEqual({
      sum,
      most: 18,
      grade,
    });
  });

  it("of fewer than 30 people have no grade; walk-ins have a section of their own", () => {
    expect(sectionsOf(points([9, 10, 10]), instruments)[0]?.points).toBeNull();
    const found = sectionsOf(
      [...four("a", [40, 50]), ...four("a", [10, 50], "walkIn")],
      instruments,
    );
    expect(found.map(({ isWalkIn, rate }) => [isWalkIn, rate.n])).toEqual([
      [true, 200],
    ]);
  });
});
