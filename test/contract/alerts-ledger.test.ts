import { describe, expect, it } from "vitest";
import { toDate } from "#platform/clock.ts";
import { newId } from "#platform/ids.ts";
import { answerTheLamp, fileTheLamp } from "#test/support/lamp-case.ts";
import { hanoi, ledgerOf, WARD, wardWithCases } from "#test/support/ward-office.ts";
import type { Person, World } from "#test/support/world.ts";
import { processAll } from "#workflow/process-all.ts";
import { raiseAlerts } from "#workflow/raise-alerts.ts";
import { databases } from "./house-databases.ts";

const DUE = hanoi("2026-11-16T14:30");

async function personIdOf({ house }: World, { chat }: Person): Promise<string> {
  const row = await house.database.db.chat.findFirstOrThrow({
    where: { externalId: chat },
  });
  return row.personId;
}

async function away(world: World, who: Person, standIn: Person | null): Promise<void> {
  await world.house.database.db.absence.create({
    data: {
      id: newId(),
      personId: await personIdOf(world, who),
      standInId: standIn === null ? null : await personIdOf(world, standIn),
      from: toDate(hanoi("2026-11-16T10:00")),
      to: toDate(hanoi("2026-11-20T17:30")),
    },
  });
}

async function goTo(world: World, moment: Temporal.Instant): Promise<void> {
  world.clock.set(moment);
  await processAll(world.house);
}

const overviews = (person: Person) =>
  person.reads().filter((text) => text.startsWith("📋"));

const nudged = (person: Person) =>
  person.reads().filter((text) => text.startsWith("⏳") || text.startsWith("⛔"));

describe.each(databases)("the ledger of alerts on $name", ({ open }) => {
  it("a clock that jumps back and forth tells nothing twice", async () => {
    await using world = await open();
    const { officer } = await wardWithCases(world, 1);
    for (const minutes of [0, -10, 10, -10, 0]) await goTo(world, DUE.add({ minutes }));
    expect(nudged(officer)).toHaveLength(1);
    expect(await ledgerOf(world)).toEqual(["normal-accept-240 told"]);
  });

  it("after three days off ten late cases are one message, eight of them with a button", async () => {
    await using world = await open();
    const { officer, head } = await wardWithCases(world, 10);
    await goTo(world, hanoi("2026-11-19T09:30"));
    expect(nudged(officer)).toEqual([]);
    const [told = "", ...more] = nudged(head);
    expect(more).toEqual([]);
    expect(told).toMatch(/^⛔ \*\*10 việc quá hạn\*\*\n/);
    expect(told.match(/quá hạn nhận từ 09:00 thứ Ba, 17\/11/g)).toHaveLength(8);
    expect(told).toMatch(/\nvà 2 việc nữa$/);
    const [first = "", ...labels] = head.last().buttons.map(({ label }) => label);
    expect(labels).toHaveLength(7);
    await head.presses(first);
    expect(head.last().text).toContain(`**${first}** · đang chờ nhận`);
    expect(head.last().buttons.map(({ label }) => label)).toContain("Nhận việc");
  });

  it("comes on at night: it waits for the morning", async () => {
    await using world = await open();
    const { head } = await wardWithCases(world, 1);
    await goTo(world, hanoi("2026-11-18T23:00"));
    expect(nudged(head)).toEqual([]);
    await world.pass({ hours: 10 });
    expect(overviews(head)).toEqual([expect.stringContaining("⛔")]);
  });

  it("whoever stands in is told instead, and may act", async () => {
    await using world = await open();
    const { officer } = await wardWithCases(world, 1);
    const standIn = await world.member("Lan", "so-xay-dung", "officer");
    await away(world, officer, standIn);
    await goTo(world, DUE);
    expect(nudged(officer)).toEqual([]);
    expect(nudged(standIn)).toHaveLength(1);
    await standIn.presses("Nhận việc");
    expect(standIn.last().text).toContain("đã nhận");
  });

  it.each([
    ["leaves between raising and telling", true],
    ["has nobody to stand in: the head is told", false],
  ])("an officer who %s", async (_, isStoodIn) => {
    await using world = await open();
    const { officer, head } = await wardWithCases(world, 1);
    const standIn = await world.member("Lan", "so-xay-dung", "officer");
    world.clock.set(DUE);
    await raiseAlerts(world.house);
    await away(world, officer, isStoodIn ? standIn : null);
    await processAll(world.house);
    expect(nudged(officer)).toEqual([]);
    expect(nudged(isStoodIn ? standIn : head)).toHaveLength(1);
    expect(await ledgerOf(world)).toEqual([
      "normal-accept-240 skipped absent",
      "normal-accept-240 told",
    ]);
  });

  it("what was accepted in between is not told, and what was told is marked as heeded", async () => {
    await using world = await open();
    const { officer } = await wardWithCases(world, 1);
    world.clock.set(DUE);
    await raiseAlerts(world.house);
    await officer.presses("Nhận việc");
    expect(nudged(officer)).toEqual([]);
    expect(await ledgerOf(world)).toEqual(["normal-accept-240 skipped accepted"]);

    await goTo(world, hanoi("2026-11-23T08:00"));
    expect(overviews(officer)).toHaveLength(1);
    const { db } = world.house.database;
    expect(await db.nudge.count({ where: { actedAt: { not: null } } })).toBe(0);
    await answerTheLamp(officer);
    const heeded = await db.nudge.findMany({ where: { actedAt: { not: null } } });
    expect(heeded.map(({ policyId }) => policyId)).toEqual(["normal-answer-480"]);
  });

  it("a new version of the deadline with the same moment tells nobody again", async () => {
    await using world = await open();
    const { officer } = await wardWithCases(world, 1);
    await goTo(world, DUE);
    expect(nudged(officer)).toHaveLength(1);
    const { db } = world.house.database;
    await db.case.updateMany({
      data: { deadlineVersion: 2, nextAlertAt: toDate(DUE) },
    });
    await processAll(world.house);
    expect(nudged(officer)).toEqual([]);
    expect(await ledgerOf(world)).toEqual([
      "normal-accept-240 skipped alreadyTold",
      "normal-accept-240 told",
    ]);
  });

  it("nobody in the office: the head is nudged, and at last the centre is told", async () => {
    await using world = await open();
    const head = await world.member("Minh", WARD, "head");
    const centre = await world.member("Vân", "ttpvhcc", "dispatcher");
    await fileTheLamp(world);
    head.reads();
    await world.pass({ days: 4 });
    expect(nudged(head).map((text) => text.slice(0, 30))).toEqual([
      // The one an hour before, at 08:00, stands in the overview.
      "⏳ Còn **4 giờ làm việc** để nh",
      "⛔ **Chưa ai nhận, đã quá hạn**",
    ]);
    expect(nudged(centre)).toEqual([expect.stringContaining("Chưa ai nhận")]);
  });

  it("an office above is told a working day later, and may act", async () => {
    await using world = await open();
    const { db } = world.house.database;
    await wardWithCases(world, 1);
    const above = await world.member("Quang", "so-xay-dung", "head");
    await db.case.updateMany({ data: { agencyId: "ban-duy-tu" } });
    await goTo(world, hanoi("2026-11-18T09:00"));
    expect(nudged(above)).toEqual([expect.stringContaining("Chưa ai nhận")]);
    await above.presses("Nhận việc");
    expect(above.last().text).toContain("đã nhận");
  });

  it("somebody with two chats is told in the one they used last", async () => {
    await using world = await open();
    const { officer } = await wardWithCases(world, 1);
    const phone = world.person("Hà", "telegram");
    await phone.says("xin chào");
    const { db } = world.house.database;
    const personId = await personIdOf(world, officer);
    await db.chat.updateMany({ where: { channel: "telegram" }, data: { personId } });
    world.clock.set(hanoi("2026-11-16T11:00"));
    await officer.says("việc của tôi");
    officer.reads();
    await goTo(world, DUE);
    expect(nudged(officer)).toHaveLength(1);
  });
});
