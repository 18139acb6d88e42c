import { expect, it } from "vitest";
import { visitConsole } from "#test/support/console.ts";
import { openWorld, type World } from "#test/support/world.ts";
import { confirmDay } from "#workflow/edit-calendar.ts";
import { DISPATCHER } from "#workflow/house.ts";

const DECEMBER = Temporal.Instant.from("2026-12-01T09:00:00+07:00");

function warnings({ logLines }: World): number {
  return logLines.filter((line) => line.includes("calendar.unconfirmed")).length;
}

it("says in December, once, that the next year is not decided", async () => {
  await using world = await openWorld({ start: DECEMBER });
  const dispatcher = await world.member("Lan", DISPATCHER, "dispatcher");
  await world.pass({ days: 3 });
  const [told, ...more] = dispatcher.reads();
  expect(told).toContain("Lịch nghỉ năm 2027 chưa xong");
  expect(told).toContain("7 ngày còn chờ xác nhận");
  expect(more).toEqual([]);
  await world.pass({ days: 3 });
  expect(dispatcher.reads()).toEqual([]);
  expect(warnings(world)).toBe(1);
  const admin = await visitConsole(world.house);
  const page = await (await admin.get("/console")).text();
  expect(page).toContain("Lịch nghỉ năm 2027 chưa xong");
});

it("is silent in November, and in December once every day is decided", async () => {
  await using world = await openWorld();
  const dispatcher = await world.member("Lan", DISPATCHER, "dispatcher");
  await world.pass({ days: 3 });
  const { db } = world.house.database;
  const open = await db.calendarDay.findMany({
    where: { confirmed: false, date: { gte: new Date("2027-01-01") } },
  });
  for (const { date } of open) {
    const day = {
      calendarId: "city",
      date: date.toISOString().slice(0, 10),
      source: null,
    };
    await confirmDay(world.house.database, day, world.clock.now());
  }
  await world.pass({ days: 20 });
  expect(dispatcher.reads()).toEqual([]);
  expect(warnings(world)).toBe(0);
});
