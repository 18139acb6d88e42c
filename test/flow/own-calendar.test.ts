import { describe, expect, it } from "vitest";
import { calendarSeedSchema } from "#calendars/schema.ts";
import { type CalendarDay, CITY_CALENDAR } from "#calendars/types.ts";
import { fileTheLamp } from "#test/support/lamp-case.ts";
import { openWorld, type World } from "#test/support/world.ts";
import { assignAgency, editDay, importCalendar } from "#workflow/edit-calendar.ts";
import { DISPATCHER } from "#workflow/house.ts";
import { refreshHours } from "#workflow/load-hours.ts";
import { loadCity } from "#workflow/seed-city.ts";

const WARD = "ubnd:w-yen-hoa";
const FRIDAY = "2026-11-20";

/** Mornings only. */
const MORNINGS = calendarSeedSchema.parse({
  name: "Chỉ buổi sáng",
  timeZone: "Asia/Ho_Chi_Minh",
  week: Object.fromEntries(
    ["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["08:00", "12:00"]]]),
  ),
  days: [],
});

function dayOff(date: string): CalendarDay {
  return {
    ...{ date, kind: "off", spans: null, confirmed: true },
    ...{ reason: "Ngày hội của phường", source: "Quyết định" },
  };
}

async function edit({ house, clock }: World, date: string, day: CalendarDay | null) {
  const { reason, source } = dayOff(date);
  const given = { calendarId: CITY_CALENDAR, date, day, reason, source };
  await editDay(house.database, given, clock.now());
}

async function giveMornings({ house, clock }: World): Promise<void> {
  const given = { calendarId: "mornings", seed: MORNINGS, agencyIds: [WARD] };
  await importCalendar(house.database, given, clock.now());
  await refreshHours(house);
}

async function onlyCase({ house }: World) {
  return await house.database.db.case.findFirstOrThrow();
}

describe("an agency with hours of its own", () => {
  it("gets its cases by them, and they move on when the hours change or go", async () => {
    await using world = await openWorld();
    await giveMornings(world);
    const { citizen } = await fileTheLamp(world);
    // Eight working hours are two mornings and the rest of this one.
    expect(citizen.last().text).toContain("Nhận việc trước **09:00 thứ Tư, 18/11**");
    expect(citizen.last().text).toContain("trả lời trước **12:00 thứ Hai, 23/11**");
    const { house, clock } = world;
    await assignAgency(house.database, WARD, null, clock.now());
    await world.pass({ minutes: 3 });
    expect((await onlyCase(world)).acceptDueAt.toISOString()).toBe(
      "2026-11-17T02:00:00.000Z",
    );
  });

  it("does not follow the city's days, and the other way round", async () => {
    await using world = await openWorld();
    await giveMornings(world);
    await fileTheLamp(world);
    const { answerDueAt } = await onlyCase(world);
    await edit(world, FRIDAY, dayOff(FRIDAY));
    await world.pass({ minutes: 3 });
    expect((await onlyCase(world)).answerDueAt).toEqual(answerDueAt);
  });

  it("passes a case on into the hours of the next one", async () => {
    await using world = await openWorld();
    await giveMornings(world);
    const officer = await world.member("Hà", WARD, "officer");
    await fileTheLamp(world);
    await officer.presses("Chuyển đơn vị");
    await officer.presses("Ngoài thẩm quyền");
    await officer.says("Sở Xây dựng");
    await officer.says("đèn này trên đường lớn của thành phố");
    const { agencyId, acceptDueAt, answerDueAt } = await onlyCase(world);
    expect(agencyId).not.toBe(WARD);
    expect(acceptDueAt.toISOString()).toBe("2026-11-17T02:00:00.000Z");
    expect(answerDueAt.toISOString()).toBe("2026-11-23T10:30:00.000Z");
  });

  it("has its officers told in its hours", async () => {
    await using world = await openWorld({
      start: Temporal.Instant.from("2026-11-16T14:00:00+07:00"),
    });
    await giveMornings(world);
    const officer = await world.member("Hà", WARD, "officer");
    await fileTheLamp(world);
    expect(officer.reads()).toEqual([]);
    await world.pass({ hours: 18 });
    expect(officer.reads()[0]).toContain("Việc mới");
  });

  it("has a dispatcher who stands in told in the hours of the Centre", async () => {
    await using world = await openWorld({
      start: Temporal.Instant.from("2026-11-16T14:00:00+07:00"),
    });
    await giveMornings(world);
    const dispatcher = await world.member("Lan", DISPATCHER, "dispatcher");
    await fileTheLamp(world);
    expect(dispatcher.reads()[0]).toContain("Việc mới");
  });

  it("is told to other processes within a minute, without a restart", async () => {
    await using world = await openWorld();
    const { house } = world;
    const other = { ...house, city: await loadCity(house.database) };
    await giveMornings(world);
    expect(await refreshHours(other)).toBe(1);
    expect(other.city.hours.ownCalendars.get(WARD)).toBe("mornings");
    expect(await refreshHours(other)).toBe(0);
  });
});

describe("a deadline that moves", () => {
  it("later: the citizen is told once, with the reason, and history keeps it", async () => {
    await using world = await openWorld();
    const { citizen, code } = await fileTheLamp(world);
    citizen.reads();
    await edit(world, FRIDAY, dayOff(FRIDAY));
    await world.pass({ minutes: 3 });
    expect(citizen.reads()).toEqual([
      `Thời hạn của **${code}** lùi lại: UBND phường Yên Hòa nhận việc trước 09:00 thứ Ba, 17/11, trả lời trước **17:30 thứ Ba, 24/11**. Lý do: ngày 20/11, Ngày hội của phường. Có tin mới sẽ báo tại đây.`,
    ]);
    await edit(world, FRIDAY, null);
    await world.pass({ minutes: 3 });
    expect(citizen.reads()).toEqual([]);
    await edit(world, FRIDAY, dayOff(FRIDAY));
    await world.pass({ minutes: 3 });
    expect(citizen.reads()).toEqual([]);
    const events = await world.house.database.db.caseEvent.findMany({
      where: { kind: "deadlineMoved" },
      orderBy: { at: "asc" },
    });
    expect(events.map(({ data }) => data)).toMatchObject([
      { from: "2026-11-23T10:30:00Z", to: "2026-11-24T10:30:00Z" },
      { from: "2026-11-24T10:30:00Z", to: "2026-11-23T10:30:00Z" },
      { from: "2026-11-23T10:30:00Z", to: "2026-11-24T10:30:00Z" },
    ]);
    expect(events[0]?.data).toMatchObject({ why: "2026-11-20: Ngày hội của phường" });
  });

  it("several days decided one after the other are one message", async () => {
    await using world = await openWorld();
    const { citizen } = await fileTheLamp(world);
    citizen.reads();
    for (const date of ["2026-11-18", "2026-11-19", FRIDAY])
      await edit(world, date, dayOff(date));
    await world.pass({ minutes: 3 });
    expect(citizen.reads()).toHaveLength(1);
    const { deadlineVersion, answerDueAt } = await onlyCase(world);
    expect(deadlineVersion).toBe(2);
    expect(answerDueAt.toISOString()).toBe("2026-11-26T10:30:00.000Z");
  });

  it("a nudge that was sent is not repeated; one that lies ahead again is", async () => {
    await using world = await openWorld();
    const officer = await world.member("Hà", WARD, "officer");
    await fileTheLamp(world);
    await officer.presses("Nhận việc");
    // Monday the 23rd, 09:00: eight hours before the deadline have been told at 08:00.
    await world.pass({ days: 7 });
    // At 08:00 they stand in the overview, so the ledger is asked.
    let seen = 0;
    const nudges = async () => {
      const before = seen;
      seen = await world.house.database.db.nudge.count({ where: { state: "told" } });
      return seen - before;
    };
    expect(await nudges()).toBe(1);
    await edit(world, "2026-11-23", dayOff("2026-11-23"));
    await world.pass({ minutes: 3 });
    // Moved to the 24th: eight hours before is tomorrow morning, a new moment.
    expect(await nudges()).toBe(0);
    await world.pass({ days: 1 });
    expect(await nudges()).toBe(1);
    await edit(world, "2026-11-23", null);
    await world.pass({ minutes: 3 });
    // Back to the 23rd: four hours before and the end have passed unsaid; the end is told to its head.
    expect(await nudges()).toBe(0);
  });

  it("earlier, past a nudge nobody got: it is told now, not never", async () => {
    await using world = await openWorld();
    const officer = await world.member("Hà", WARD, "officer");
    await edit(world, "2026-11-23", dayOff("2026-11-23"));
    await world.pass({ minutes: 3 });
    await fileTheLamp(world);
    await officer.presses("Nhận việc");
    await world.pass({ days: 7 });
    officer.reads();
    await edit(world, "2026-11-23", null);
    await world.pass({ minutes: 3 });
    const told = officer.reads();
    expect(told).toHaveLength(1);
    expect(told[0]).toContain("Hạn trả lời **17:30 thứ Hai, 23/11**");
  });
});
