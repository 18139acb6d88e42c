import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { calendarSeedSchema } from "#calendars/schema.ts";
import { deadlinePolicySchema } from "#cases/schema.ts";
import { fileTheLamp } from "#test/support/lamp-case.ts";
import { openWorld, type World } from "#test/support/world.ts";
import { runCalendarTool } from "#workflow/calendar-commands.ts";
import { seedHours } from "#workflow/seed-hours.ts";

const WARD = "ubnd:w-yen-hoa";
const FOLDER = "prisma/seed/hanoi";
const SEED = calendarSeedSchema.parse(readJson(`${FOLDER}/calendar.json`));
const DEADLINES = deadlinePolicySchema
  .array()
  .parse(JSON.parse(JSON.stringify(readJson(`${FOLDER}/policies.json`))).deadlines);

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}

/** `"confirm 2027-02-04"`, as typed after `npm run calendar --`. */
async function run(
  { house, clock }: World,
  words: string,
  options: {
    readonly calendar?: string;
    readonly source?: string;
    readonly agencies?: string;
  } = {},
): Promise<string> {
  const { calendar = "city", source = null, agencies } = options;
  const agencyIds = agencies === undefined ? [] : [agencies];
  const command = { words: words.split(" "), calendarId: calendar, source, agencyIds };
  const read = () => ({ ...SEED, name: "Giờ của phường" });
  return await runCalendarTool(
    { database: house.database, read },
    command,
    clock.now(),
  );
}

function dayOf({ house }: World, date: string) {
  return house.database.db.calendarDay.findFirstOrThrow({
    where: { date: new Date(`${date}T00:00:00Z`) },
  });
}

describe("npm run calendar", () => {
  it("drafts a year, and leaves alone what is there", async () => {
    await using world = await openWorld();
    expect(await run(world, "draft 2028")).toContain(
      "17 days were proposed, 0 were there",
    );
    expect(await run(world, "draft 2027")).toContain(
      "0 days were proposed, 17 were there",
    );
  });

  it("confirms days, each in one word, with the source that decided them", async () => {
    await using world = await openWorld();
    const printed = await run(world, "confirm 2027-02-04 2027-02-05", {
      source: "Thông báo 2027",
    });
    expect(printed.match(/ confirmed /g)).toHaveLength(2);
    for (const date of ["2027-02-04", "2027-02-05"]) {
      const day = { confirmed: true, source: "Thông báo 2027" };
      expect(await dayOf(world, date)).toMatchObject(day);
    }
    const { db } = world.house.database;
    expect(await db.deadlineChange.count()).toBe(2);
  });

  it("gives an agency hours of its own, and takes them back", async () => {
    await using world = await openWorld();
    const given = { calendar: "ward", agencies: WARD };
    expect(await run(world, "import hours.json", given)).toContain("Giờ của phường");
    const own = () =>
      world.house.database.db.agency.findUniqueOrThrow({ where: { id: WARD } });
    expect((await own()).calendarId).toBe("ward");
    await run(world, `assign ${WARD}`);
    expect((await own()).calendarId).toBeNull();
  });

  it.each<[string, Parameters<typeof run>[2], RegExp]>([
    ["", {}, /Write one of/],
    ["dance 2027", {}, /Write one of/],
    ["draft soon", {}, /Write one of/],
    ["confirm 2027-02-30", {}, /Write one of/],
    ["confirm 2027-03-04", {}, /says nothing of 2027-03-04/],
    ["draft 2028", { calendar: "moon" }, /no calendar moon/],
    ["assign nobody", {}, /no agency nobody/],
    [`assign ${WARD}`, { calendar: "moon" }, /no calendar moon/],
    ["import hours.json", {}, /Name another/],
  ])("%s with %o says what is wrong", async (words, options, message) => {
    await using world = await openWorld();
    await expect(run(world, words, options)).rejects.toThrow(message);
    expect(await world.house.database.db.deadlineChange.count()).toBe(0);
  });
});

describe("a seed that comes with a newer program", () => {
  async function seedAgain(
    { house, clock }: World,
    days = SEED.days,
    deadlines = DEADLINES,
  ): Promise<void> {
    await house.database.transaction((tx) =>
      seedHours(tx, { ...SEED, days }, { deadlines }, clock.now()),
    );
  }

  it("does not take back what an administrator has said", async () => {
    await using world = await openWorld();
    await run(world, "confirm 2027-02-04", { source: "Thông báo" });
    await seedAgain(world);
    expect(await dayOf(world, "2027-02-04")).toMatchObject({ confirmed: true });
  });

  it("that confirms a day or shortens a policy moves open cases", async () => {
    await using world = await openWorld();
    await fileTheLamp(world);
    const due = async () => {
      await world.pass({ minutes: 3 });
      const { answerDueAt } = await world.house.database.db.case.findFirstOrThrow();
      return answerDueAt.toISOString().slice(0, 10);
    };
    await seedAgain(world);
    expect(await due()).toBe("2026-11-23");
    const fresh = { ...SEED.days[0], date: "2026-11-20", kind: "off" as const };
    const friday = { ...fresh, reason: "Nghỉ", source: "QĐ", confirmed: true };
    await seedAgain(world, [...SEED.days, friday]);
    expect(await due()).toBe("2026-11-24");
    const shorter = DEADLINES.map((one) =>
      one.level === "normal" ? { ...one, answerDays: 3 } : one,
    );
    await seedAgain(world, SEED.days, shorter);
    expect(await due()).toBe("2026-11-19");
  });
});
