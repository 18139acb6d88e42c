import { describe, expect, it } from "vitest";
import { formOf, hiddenIn, visitConsole } from "#test/support/console.ts";
import { fileTheLamp } from "#test/support/lamp-case.ts";
import { openWorld, type World } from "#test/support/world.ts";

const CULTURE_DAY = {
  calendar: "city",
  intent: "save",
  date: "2026-11-24",
  kind: "off",
  hours: "",
  reason: "Ngày Văn hóa Việt Nam",
  source: "Nghị quyết mới",
  confirmed: "yes",
};

/** A case received on Tuesday the 17th, to be answered by Tuesday the 24th. */
async function openWithCase() {
  const world = await openWorld({
    start: Temporal.Instant.from("2026-11-17T09:00:00+07:00"),
  });
  const { code } = await fileTheLamp(world);
  return { world, code };
}

function daysOf({ house }: World, date: string) {
  return house.database.db.calendarDay.findMany({
    where: { calendarId: "city", date: new Date(`${date}T00:00:00Z`) },
  });
}

describe("the calendar in the console", () => {
  it("asks for a session before it shows or takes anything", async () => {
    await using world = await openWorld();
    const stranger = await visitConsole(world.house, { isSignedIn: false });
    expect((await stranger.get("/console/calendar")).status).toBe(403);
    for (const action of ["preview", "save", "draft"]) {
      const path = `/console/calendar/${action}`;
      expect((await stranger.post(path, formOf(CULTURE_DAY))).status).toBe(403);
    }
    expect(await daysOf(world, "2026-11-24")).toMatchObject([{ confirmed: false }]);
  });

  it("takes no form from another site", async () => {
    await using world = await openWorld();
    const lured = await visitConsole(world.house, { origin: "http://evil.test" });
    const { status } = await lured.post("/console/calendar/save", formOf(CULTURE_DAY));
    expect(status).toBe(403);
    expect(await daysOf(world, "2026-11-24")).toMatchObject([{ confirmed: false }]);
  });

  it("shows a year month by month, with what is not confirmed", async () => {
    await using world = await openWorld();
    const admin = await visitConsole(world.house);
    const page = await (await admin.get("/console/calendar?year=2027")).text();
    expect(page).toContain("Lịch làm việc năm 2027");
    expect(page.match(/Tháng \d+/gu)).toHaveLength(12);
    expect(page).toContain("17 ngày khác ngày thường, 7 ngày chưa xác nhận");
  });

  it("shows which cases a day would move, saves it, and they move", async () => {
    const { world, code } = await openWithCase();
    await using _ = world;
    const admin = await visitConsole(world.house);
    const before = await admin.post("/console/calendar/preview", formOf(CULTURE_DAY));
    const page = await before.text();
    expect(page).toContain("1 việc đang mở đổi hạn trả lời: 1 muộn hơn, 0 sớm hơn, 0");
    expect(page).toContain(code);
    expect(page).toContain("17:30 thứ Ba, 24/11");
    expect(page).toContain("17:30 thứ Tư, 25/11");
    expect(await daysOf(world, "2026-11-24")).toMatchObject([{ confirmed: false }]);

    const [shown = ""] = page.match(/<section.*<\/section>/s) ?? [];
    const fields = Object.keys(CULTURE_DAY).map((name) => [
      name,
      hiddenIn(shown, name),
    ]);
    expect(Object.fromEntries(fields)).toEqual(CULTURE_DAY);
    const saved = await admin.post(
      "/console/calendar/save",
      formOf(Object.fromEntries(fields)),
    );
    expect(saved.status).toBe(303);
    await world.pass({ minutes: 3 });
    const moved = await world.house.database.db.case.findFirstOrThrow();
    expect(moved.answerDueAt.toISOString()).toBe("2026-11-25T10:30:00.000Z");
  });

  it("warns when a day that is taken out makes cases late at once", async () => {
    const { world } = await openWithCase();
    await using _ = world;
    const before = await visitConsole(world.house);
    await before.post("/console/calendar/save", formOf(CULTURE_DAY));
    await world.pass({ days: 7, hours: 10 });
    const admin = await visitConsole(world.house);
    const out = formOf({ ...CULTURE_DAY, intent: "remove" });
    const page = await (await admin.post("/console/calendar/preview", out)).text();
    expect(page).toContain("0 muộn hơn, 1 sớm hơn, 1");
    await admin.post("/console/calendar/save", out);
    expect(await daysOf(world, "2026-11-24")).toMatchObject([{ kind: "removed" }]);
    const year = await (await admin.get("/console/calendar?year=2026")).text();
    expect(year).not.toContain("date=2026-11-24");
  });

  it.each<[string, Record<string, string>, string]>([
    ["no reason", { reason: " " }, "Chưa đủ"],
    ["a day off with hours", { hours: "08:00-12:00" }, "Chưa đủ"],
    ["a working day without hours", { kind: "working" }, "Chưa đủ"],
    ["hours that are none", { kind: "half", hours: "8-12" }, "Giờ làm việc chưa đúng"],
    [
      "hours out of order",
      { kind: "working", hours: "13:30-17:30, 08:00-12:00" },
      "Giờ làm việc chưa đúng",
    ],
    ["a date that is none", { date: "2027-02-30" }, "Chưa đủ"],
    ["a calendar that is none", { calendar: "moon" }, "Không có lịch này"],
  ])(
    "refuses %s, keeps what was typed and writes nothing",
    async (_, wrong, problem) => {
      await using world = await openWorld();
      const admin = await visitConsole(world.house);
      const form = { ...CULTURE_DAY, ...wrong };
      for (const action of ["preview", "save"]) {
        const path = `/console/calendar/${action}`;
        const refused = await admin.post(path, formOf(form));
        expect(refused.status).toBe(400);
        const page = await refused.text();
        expect(page).toContain(problem);
        expect(page).toContain(`value="${form.source}"`);
      }
      expect(await world.house.database.db.deadlineChange.count()).toBe(0);
    },
  );

  it("proposes a year by law, and only what is not there", async () => {
    await using world = await openWorld();
    const admin = await visitConsole(world.house);
    const draft = formOf({ calendar: "city", year: "2028" });
    const page = await (await admin.post("/console/calendar/draft", draft)).text();
    expect(page).toContain("Đã đề xuất 17 ngày mới");
    expect(page).toContain("17 ngày khác ngày thường, 17 ngày chưa xác nhận");
    const again = await (await admin.post("/console/calendar/draft", draft)).text();
    expect(again).toContain("Đã đề xuất 0 ngày mới");
  });

  it("opens the form with a day that is there, ready to be confirmed", async () => {
    await using world = await openWorld();
    const admin = await visitConsole(world.house);
    const page = await (
      await admin.get("/console/calendar?year=2026&date=2026-08-22")
    ).text();
    expect(page).toContain('value="08:00-12:00, 13:30-17:30"');
    expect(page).toContain('value="Làm bù cho thứ Hai 31/8"');
  });
});
