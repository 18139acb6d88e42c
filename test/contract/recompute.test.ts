import { describe, expect, it } from "vitest";
import type { CalendarDay } from "#calendars/types.ts";
import { fileTheLamp } from "#test/support/lamp-case.ts";
import type { World } from "#test/support/world.ts";
import { editDay } from "#workflow/edit-calendar.ts";
import type { House } from "#workflow/house.ts";
import { recomputeDeadlines } from "#workflow/recompute-deadlines.ts";
import { loadCity } from "#workflow/seed-city.ts";
import { atOnce, databases } from "./house-databases.ts";

const FRIDAY = "2026-11-20";

/** Copies of the one case that was filed, as many as make several batches. */
async function manyCases(world: World, count: number): Promise<void> {
  const { db } = world.house.database;
  await fileTheLamp(world);
  const one = await db.case.findFirstOrThrow();
  const ids = Array.from({ length: count - 1 }, () => crypto.randomUUID());
  await db.case.createMany({
    data: ids.map((id, index) => ({ ...one, id, code: `YH-26-COPY${index}` })),
  });
}

async function decide({ house, clock }: World, date: string, confirmed = true) {
  const day: CalendarDay = {
    ...{ date, kind: "off", spans: null, confirmed },
    ...{ reason: "Nghỉ theo quyết định", source: "Quyết định" },
  };
  const { reason, source } = day;
  const edit = { calendarId: "city", date, day, reason, source };
  await editDay(house.database, edit, clock.now());
}

/** Deadlines of all cases, with how often each has moved. */
async function deadlinesOf({ house }: World): Promise<string[]> {
  const rows = await house.database.db.case.findMany();
  const lines = rows.map(
    ({ answerDueAt, deadlineVersion }) =>
      `${answerDueAt.toISOString()} v${deadlineVersion}`,
  );
  return [...new Set(lines)].toSorted();
}

function settle({ clock }: World): void {
  clock.set(clock.now().add({ minutes: 2 }));
}

async function recomputeAll({ house }: World): Promise<void> {
  while ((await recomputeDeadlines(house)) > 0);
}

const BEFORE = "2026-11-23T10:30:00.000Z v1";
const AFTER = "2026-11-24T10:30:00.000Z v2";

describe.each(databases)("open cases follow the calendar on $name", ({ open }) => {
  it("in batches, each a whole: stopped after one, another process goes on", async () => {
    await using world = await open();
    await manyCases(world, 120);
    await decide(world, FRIDAY);
    expect(await recomputeDeadlines(world.house)).toBe(0);
    settle(world);
    expect(await recomputeDeadlines(world.house)).toBe(50);
    expect(await deadlinesOf(world)).toEqual([BEFORE, AFTER]);

    const { house } = world;
    const city = await loadCity(house.database);
    const heir = { ...house, city };
    expect(await recomputeDeadlines(heir)).toBe(50);
    expect(await recomputeDeadlines(heir)).toBe(20);
    expect(await recomputeDeadlines(heir)).toBe(0);
    expect(await deadlinesOf(world)).toEqual([AFTER]);
    const moves = await house.database.db.caseEvent.groupBy({
      by: ["caseId"],
      where: { kind: "deadlineMoved" },
      _count: true,
    });
    expect(moves.map(({ _count }) => _count)).toEqual(
      Array.from({ length: 120 }, () => 1),
    );
  });

  it("several processes at once move each case once", async () => {
    await using world = await open();
    await manyCases(world, 70);
    await decide(world, FRIDAY);
    settle(world);
    await atOnce(4, () => recomputeDeadlines(world.house));
    expect(await deadlinesOf(world)).toEqual([AFTER]);
    const { db } = world.house.database;
    expect(await db.caseEvent.count({ where: { kind: "deadlineMoved" } })).toBe(70);
  });

  it("a batch that fails leaves nothing of itself behind, and is done again", async () => {
    await using world = await open();
    await manyCases(world, 3);
    await decide(world, FRIDAY);
    settle(world);
    const { database } = world.house;
    const failing: House = {
      ...world.house,
      database: {
        ...database,
        transaction: (work) =>
          database.transaction(async (tx) => {
            await work(tx);
            throw new Error("killed before the commit");
          }),
      },
    };
    await expect(recomputeDeadlines(failing)).rejects.toThrow("killed");
    expect(await deadlinesOf(world)).toEqual([BEFORE]);
    await recomputeAll(world);
    expect(await deadlinesOf(world)).toEqual([AFTER]);
  });

  it("the same decision once more changes nothing", async () => {
    await using world = await open();
    await manyCases(world, 2);
    await decide(world, FRIDAY);
    await decide(world, FRIDAY);
    settle(world);
    await recomputeAll(world);
    const { db } = world.house.database;
    expect(await db.deadlineChange.count()).toBe(1);
    await db.deadlineChange.updateMany({ data: { doneAt: null, cursor: null } });
    await recomputeAll(world);
    expect(await deadlinesOf(world)).toEqual([AFTER]);
  });

  it("two decisions give the same deadlines in either order, together or apart", async () => {
    const outcomes: (string | undefined)[] = [];
    for (const [first, second, isApart] of [
      [FRIDAY, "2026-11-19", true],
      ["2026-11-19", FRIDAY, true],
      [FRIDAY, "2026-11-19", false],
    ] as const) {
      await using world = await open();
      await manyCases(world, 1);
      await decide(world, first);
      if (isApart) {
        settle(world);
        await recomputeAll(world);
      }
      await decide(world, second);
      settle(world);
      await recomputeAll(world);
      outcomes.push((await deadlinesOf(world))[0]?.split(" ")[0]);
    }
    expect(new Set(outcomes)).toEqual(new Set(["2026-11-25T10:30:00.000Z"]));
  });

  it("a day that is only proposed asks for nothing", async () => {
    await using world = await open();
    await manyCases(world, 1);
    await decide(world, FRIDAY, false);
    settle(world);
    expect(await recomputeDeadlines(world.house)).toBe(0);
    expect(await deadlinesOf(world)).toEqual([BEFORE]);
  });
});
