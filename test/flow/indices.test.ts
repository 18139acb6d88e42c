import { afterAll, describe, expect, it } from "vitest";
import { FEEDBACK_CRITERIA } from "#ratings/rules.ts";
import { type RawAnswer, recountIndex } from "#test/support/recount-index.ts";
import { simulateRatings } from "#test/support/simulated-ratings.ts";
import { hanoi, WARD } from "#test/support/ward-office.ts";
import { openWorld } from "#test/support/world.ts";
import { countsTable, openLines } from "#workflow/index-tables.ts";
import { publishIndex } from "#workflow/publish-index.ts";
import { reportIndex } from "#workflow/report-index.ts";
import { reportRemarks } from "#workflow/report-remarks.ts";
import { sayIndex } from "#workflow/say-index.ts";

const world = await openWorld();
const { house } = world;
afterAll(() => world[Symbol.asyncDispose]());
const { db } = house.database;
const [first, second] = [hanoi("2026-11-16T00:00"), hanoi("2026-10-19T00:00")];
await db.servicePoint.createMany({
  data: [
    { code: "q1", name: "Quầy số 1", agencyId: WARD },
    { code: "q3", name: "Quầy số 3", agencyId: WARD },
  ],
});
const good = [0.95, 0.9, 0.9, 0.9] as const;
const bad = [0.9, 0.85, 0.55, 0.7] as const;
await simulateRatings(
  house,
  [
    {
      agencyId: WARD,
      people: 120,
      satisfied: bad,
      servicePointCode: "q3",
      procedure: "Cấp lại khai sinh",
    },
    {
      agencyId: WARD,
      people: 60,
      satisfied: good,
      servicePointCode: "q1",
      procedure: "Chứng thực",
    },
    { agencyId: WARD, people: 40, satisfied: good, evidence: "case" },
    { agencyId: WARD, people: 50, satisfied: [0, 0, 0, 0], evidence: "walkIn" },
    { agencyId: "so-xay-dung", people: 150, satisfied: good, excludeEvery: 5 },
    { agencyId: "so-y-te", people: 12, satisfied: bad },
  ],
  { to: first, days: 28 },
);
await simulateRatings(house, [{ agencyId: WARD, people: 150, satisfied: good }], {
  to: second,
  days: 28,
});
const QUESTION = {
  agencyId: null,
  from: Temporal.PlainDate.from("2026-10-19"),
  to: Temporal.PlainDate.from("2026-11-15"),
};
const now = world.clock.now();
const city = await reportIndex(house, QUESTION, now);
const ward = await reportIndex(house, { ...QUESTION, agencyId: WARD }, now);

async function rawAnswers(): Promise<RawAnswer[]> {
  const rows = await db.ratingAnswer.findMany({
    where: { rating: { startedAt: { gte: new Date(second.epochMilliseconds) } } },
    include: { rating: true },
  });
  return rows.map(({ rating, criterionId, level }) => ({
    agency: rating.agencyId,
    evidence: rating.evidence,
    excluded: rating.excludedAt !== null,
    criterion: criterionId,
    level,
  }));
}

describe("the index of a simulated city", () => {
  it("is the same when somebody else counts the raw answers", async () => {
    const answers = await rawAnswers();
    for (const [agency, report] of [
      [null, city],
      [WARD, ward],
    ] as const) {
      const again = recountIndex(answers, agency);
      expect(report.index.rate).toMatchObject({
        satisfied: again.satisfied,
        n: again.opinions,
      });
      expect(report.index.rate.shown?.share).toBeCloseTo(again.share, 12);
      for (const { id, rate } of report.index.criteria) {
        expect([rate.satisfied, rate.n]).toEqual([
          again.of(id).satisfied,
          again.of(id).opinions,
        ]);
      }
    }
  });

  it("keeps walk-ins, excluded ratings and other months out, and says where answers come from", () => {
    expect(
      ward.index.byEvidence.map(({ evidence, rate }) => [evidence, rate.people > 30]),
    ).toEqual([
      ["dossier", true],
      ["case", true],
    ]);
    expect(
      ward.sections.map(({ isWalkIn, rate }) => [isWalkIn, rate.satisfied]),
    ).toEqual([[true, 0]]);
    const works = city.index.agencies.find(({ id }) => id === "so-xay-dung");
    expect(works?.rate.people).toBeLessThanOrEqual(120);
  });

  it("is lower than in the four weeks before, beyond chance", () => {
    expect(ward.index.trend.kind).toBe("down");
  });

  it("names three things to mend: the lowest criterion, the reason, the counter or procedure", () => {
    expect(ward.toMend).toMatchObject([
      { kind: "criterion", id: "sipas-2017:21" },
      { kind: "reason", id: "vague" },
      {
        kind: "part",
        part: { id: expect.stringMatching(/Quầy số 3|Cấp lại khai sinh/) },
      },
    ]);
  });

  it("shows red for a criterion far below its target, and nothing of too few", () => {
    expect(ward.tracked.map(({ light }) => light)).not.toContain("unknown");
    expect(
      ward.tracked.find(({ criterionId }) => criterionId === "sipas-2017:21")?.light,
    ).toBe("red");
    expect(
      city.index.agencies.find(({ id }) => id === "so-y-te")?.rate.shown,
    ).toBeNull();
  });

  it("masks what people wrote", async () => {
    const { count, quotes } = await reportRemarks(house, {
      ...QUESTION,
      agencyId: WARD,
    });
    expect(count).toBeGreaterThan(30);
    expect(quotes[0]?.text).toContain("[");
    expect(quotes.map(({ text }) => text).join()).not.toMatch(/0912|ngu si/);
  });

  it("is told as lines and as raw counts that add up", () => {
    expect(sayIndex(house, ward)).toContain(
      "UBND phường Yên Hòa, từ 2026-10-19 đến hết 2026-11-15",
    );
    const { rows } = countsTable(ward, house.city);
    const four: readonly string[] = FEEDBACK_CRITERIA;
    const solid = rows.filter(
      (row) =>
        row[2] !== "khách tại quầy, không kèm hồ sơ" &&
        row[6] !== null &&
        four.includes(String(row[4])),
    );
    const sum = solid.reduce((all, row) => all + Number(row[8]), 0);
    expect(sum).toBe(ward.index.rate.n);
  });
});

it("publishes nothing of an office with fewer than 30 people, nor lets it be worked out", async () => {
  const month = Temporal.PlainYearMonth.from("2026-11");
  const { index, instruments } = await publishIndex(house, month);
  expect(index.agencies.map(({ id }) => id)).toEqual(["so-xay-dung", WARD]);
  expect(index.isPartial).toBe(true);
  const lines = openLines(index, instruments, house.city);
  const sum = (id: string) =>
    lines
      .filter((line) => line.don_vi_ma === id && line.tieu_chi_ma === "chung")
      .reduce((all, line) => all + Number(line.so_y_kien), 0);
  expect(sum("toan-thanh-pho")).toBe(sum("so-xay-dung") + sum(WARD));
  expect(lines).toHaveLength(15);
});

describe("on Monday, as the office opens", () => {
  it("a head gets one picture of the office with what to mend, an office with too little none", async () => {
    const head = await world.member("Minh", WARD, "head");
    const other = await world.member("Lan", "so-y-te", "head");
    await world.pass({ days: 7 });
    const pictures = () => head.all().filter(({ text }) => text.startsWith("📊"));
    expect(pictures().map(({ text }) => text.split("\n").length)).toEqual([6]);
    expect(pictures()[0]?.text).toContain("https://langnghe.example.vn/chi-so");
    const [id = ""] = pictures()[0]?.mediaIds ?? [];
    const png = Buffer.from(await house.files.read(id));
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    await world.pass({ days: 2 });
    expect(pictures()).toHaveLength(1);
    expect(other.all().filter(({ text }) => text.startsWith("📊"))).toEqual([]);
    expect(await db.weeklyIndex.count()).toBe(2);
  });
});
