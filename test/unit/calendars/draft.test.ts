import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { feastsOf } from "#calendars/providers/feasts.ts";
import { changeBehind, draftDays, undecidedDays } from "#calendars/rules.ts";
import { calendarSeedSchema } from "#calendars/schema.ts";
import type { CalendarDay, NewDeadlineChange } from "#calendars/types.ts";
import { CALENDAR } from "#test/support/hanoi-time.ts";

const SEED = calendarSeedSchema.parse(
  JSON.parse(readFileSync("prisma/seed/hanoi/calendar.json", "utf8")),
);

async function draft(year: number): Promise<CalendarDay[]> {
  return draftDays((await feastsOf(year)).feasts, CALENDAR);
}

function seedOf(year: number): CalendarDay[] {
  return SEED.days
    .filter(({ date }) => date.startsWith(`${year}`))
    .map((day) => ({ ...day, spans: day.spans ?? null }));
}

describe("a draft beside the days the seed has by hand", () => {
  // What the law cannot say, people decide: swaps, a second day before Tết, which neighbour of 2/9.
  it.each<[number, string[], string[]]>([
    [
      2026,
      // Swaps of a weekday for a Saturday, published or planned.
      ["2026-01-02", "2026-01-10", "2026-08-22", "2026-08-31"],
      // The neighbour of 2/9 that was not chosen.
      ["2026-09-03"],
    ],
    // Two days before the first of Tết is one of the plans the Prime Minister may choose.
    [2027, ["2027-02-04"], []],
  ])(
    "%i differs where people decide, and nowhere else",
    async (year, seedOnly, draftOnly) => {
      const drafted = (await draft(year)).map(({ date }) => date);
      const seeded = seedOf(year).map(({ date }) => date);
      expect(seeded.filter((date) => !drafted.includes(date))).toEqual(seedOnly);
      expect(drafted.filter((date) => !seeded.includes(date))).toEqual(draftOnly);
    },
  );

  it("2028 is as the law has it, lunar days and days in lieu included", async () => {
    expect((await draft(2028)).map(({ date }) => date.slice(5))).toEqual([
      ...["01-01", "01-03", "01-25", "01-26", "01-27", "01-28", "01-29", "01-31"],
      ...["04-04", "04-30", "05-01", "05-02"],
      ...["09-01", "09-02", "09-03", "09-04", "11-24"],
    ]);
  });

  it("proposes days off with a reason and a source, and confirms none", async () => {
    for (const year of [2026, 2027, 2028, 2033]) {
      for (const { kind, confirmed, reason, source } of await draft(year)) {
        expect({ kind, confirmed }).toEqual({ kind: "off", confirmed: false });
        expect(reason).not.toBe("");
        expect(source).toMatch(/Điều 11[12]|80-NQ\/TW/);
      }
    }
  });

  it("an office that works on Saturdays gets no day in lieu for one", async () => {
    const week = CALENDAR.week.map((spans, day) =>
      day === 5 ? [{ open: 480, close: 720 }] : spans,
    );
    const { feasts } = await feastsOf(2027);
    const dates = draftDays(feasts, { week }).map(({ date }) => date);
    expect(dates).toContain("2027-05-01");
    expect(dates).not.toContain("2027-05-03");
  });

  it.each([
    [2007, "2007-02-17"],
    [2030, "2030-02-02"],
  ])("Tết of %i is the Vietnamese one, not the Chinese", async (year, tet) => {
    expect((await feastsOf(year)).tet).toBe(tet);
  });
});

describe("what of a year is undecided", () => {
  const confirmed = (days: readonly CalendarDay[]) =>
    days.map((day) => ({ ...day, confirmed: true }));

  it.each<[string, (days: CalendarDay[]) => CalendarDay[], string[] | null, boolean]>([
    ["all confirmed", (days) => confirmed(days), null, false],
    ["nothing there", () => [], statutoryOf2027(), true],
    [
      "one day only proposed",
      (days) =>
        confirmed(days).map((day) => ({
          ...day,
          confirmed: day.date !== "2027-04-16",
        })),
      ["2027-04-16"],
      false,
    ],
    [
      "Tết itself only proposed",
      (days) =>
        confirmed(days).map((day) => ({
          ...day,
          confirmed: day.date !== "2027-02-06",
        })),
      ["2027-02-06"],
      true,
    ],
    [
      "the other neighbour of 2/9 taken out",
      (days) => confirmed(days).filter(({ date }) => date !== "2027-09-03"),
      null,
      false,
    ],
  ])("%s", async (_, make, dates, isTetOpen) => {
    const drafts = await draft(2027);
    const { tet } = await feastsOf(2027);
    expect(undecidedDays(drafts, make(drafts), tet)).toEqual(
      dates === null ? null : { dates, isTetOpen },
    );
  });
});

describe("why a deadline moved", () => {
  const change = (date: string | null): NewDeadlineChange => ({
    scope: { kind: "calendar", calendarId: "city" },
    date,
    reason: `why ${date}`,
    source: "",
  });
  const way = {
    from: Temporal.PlainDate.from("2026-11-20"),
    to: Temporal.PlainDate.from("2026-11-27"),
  };

  it.each<[string, string | null, (string | null)[], string | null]>([
    [
      "the day looked at, when it lies on the way",
      "2026-11-24",
      ["2026-11-23"],
      "2026-11-24",
    ],
    [
      "else another changed with it that does",
      "2027-01-01",
      ["2026-11-24"],
      "2026-11-24",
    ],
    ["else what was looked at", null, ["2027-01-01"], null],
  ])("%s", (_, looked, others, expected) => {
    const found = changeBehind(others.map(change), change(looked), way);
    expect(found.date).toBe(expected);
  });
});

function statutoryOf2027(): string[] {
  return [
    ...["2027-01-01", "2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08"],
    ...["2027-02-09", "2027-04-16", "2027-04-30", "2027-05-01", "2027-09-02"],
  ];
}
