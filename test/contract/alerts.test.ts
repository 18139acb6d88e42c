import { describe, expect, it } from "vitest";
import { answerTheLamp } from "#test/support/lamp-case.ts";
import { hanoi, wardWithCases } from "#test/support/ward-office.ts";
import { MONDAY, type Person, type World } from "#test/support/world.ts";
import { processAll } from "#workflow/process-all.ts";
import { raiseAlerts } from "#workflow/raise-alerts.ts";
import { tellAlerts } from "#workflow/tell-alerts.ts";
import { databases } from "./house-databases.ts";

/** `"v1 normal-accept-240 raised"`, in order, of one case. */
async function alertsOf({ house }: World, caseId: string): Promise<string[]> {
  const rows = await house.database.db.caseEvent.findMany({
    where: { caseId, kind: { in: ["alertRaised", "alertSkipped"] } },
    orderBy: { at: "asc" },
  });
  return rows.map(({ data }) => {
    const { version, policy, outcome } = JSON.parse(JSON.stringify(data));
    return `v${version} ${policy} ${outcome}`;
  });
}

function casesOf({ house }: World) {
  return house.database.db.case.findMany({ orderBy: { createdAt: "asc" } });
}

async function onlyCaseOf(world: World) {
  const [only] = await casesOf(world);
  if (only === undefined) throw new Error("no case was filed");
  return only;
}

/** `"⏳ Còn **4 giờ làm việc** để nhận"`, what stands before the code. */
function headlines(person: Person): string[] {
  return person
    .reads()
    .filter((text) => !text.startsWith("📋"))
    .map((text) => text.split(" · ")[0] ?? "");
}

describe.each(databases)("alerts on $name", ({ open }) => {
  it("run three times at once and a hundred times in a row nudge once", async () => {
    await using world = await open();
    const { officer, citizens } = await wardWithCases(world, 6);
    world.clock.set(hanoi("2026-11-16T14:30"));
    await Promise.all([1, 2, 3].map(() => raiseAlerts(world.house)));
    await Promise.all([1, 2, 3].map(() => tellAlerts(world.house)));
    for (let turns = 0; turns < 100; turns++) {
      await raiseAlerts(world.house);
      await tellAlerts(world.house);
    }
    await processAll(world.house);
    const [told = "", ...more] = officer.reads();
    expect(more).toEqual([]);
    expect(told.match(/còn \*\*4 giờ làm việc\*\* để nhận/g)).toHaveLength(
      citizens.length,
    );
    for (const { id } of await casesOf(world)) {
      expect(await alertsOf(world, id)).toEqual(["v1 normal-accept-240 raised"]);
    }
  });

  it("after three days off say what is true now, once, and note what was missed", async () => {
    await using world = await open();
    const { officer, head } = await wardWithCases(world, 1);
    world.clock.set(hanoi("2026-11-19T09:30"));
    await processAll(world.house);
    expect(headlines(officer)).toEqual([]);
    expect(headlines(head)).toEqual(["⛔ **Chưa ai nhận, đã quá hạn**"]);
    const { id, nextAlertAt } = await onlyCaseOf(world);
    expect(await alertsOf(world, id)).toEqual([
      "v1 normal-accept-over raised",
      "v1 normal-accept-over-480 noRecipient",
      "v1 normal-accept-over-960 noRecipient",
      "v1 normal-accept-240 deadlinePassed",
      "v1 normal-accept-60 deadlinePassed",
    ]);
    expect(nextAlertAt?.toTemporalInstant() ?? MONDAY).toEqual(
      hanoi("2026-11-23T08:00"),
    );
  });

  it("follow the deadline when it moves: a new version, new nudges, and the old ones are gone", async () => {
    await using world = await open();
    const { officer, head } = await wardWithCases(world, 1);
    const other = await world.member("Sơn", "so-xay-dung", "officer");
    await world.pass({ hours: 6 });
    expect(headlines(officer)).toEqual(["⏳ Còn **4 giờ làm việc** để nhận"]);
    await officer.presses("Chuyển đơn vị");
    await officer.presses("Ngoài thẩm quyền");
    await officer.says("Sở Xây dựng");
    await officer.says("cột đèn do Sở quản lý");
    officer.reads();
    expect((await onlyCaseOf(world)).deadlineVersion).toBe(2);

    await world.pass({ days: 14 });
    expect([...headlines(officer), ...headlines(head)]).toEqual([]);
    expect(headlines(other).slice(1)).toEqual([
      "⏳ Còn **4 giờ làm việc** để nhận",
      // Eight hours before, at 08:00, it stands in the overview.
      "⏳ Còn **1 giờ làm việc** để nhận",
      "⏳ Còn **4 giờ làm việc** để trả lời",
    ]);
    const { id } = await onlyCaseOf(world);
    expect(await alertsOf(world, id)).toEqual([
      "v1 normal-accept-240 raised",
      "v2 normal-accept-240 raised",
      "v2 normal-accept-60 raised",
      "v2 normal-accept-over noRecipient",
      "v2 normal-accept-over-480 noRecipient",
      "v2 normal-accept-over-960 noRecipient",
      "v2 normal-answer-480 raised",
      "v2 normal-answer-240 raised",
      "v2 normal-answer-over noRecipient",
      "v2 normal-answer-over-480 noRecipient",
      "v2 normal-answer-over-960 noRecipient",
    ]);
  });

  it("fall silent when the case is answered", async () => {
    await using world = await open();
    const { officer } = await wardWithCases(world, 1);
    await answerTheLamp(officer);
    officer.reads();
    await world.pass({ days: 14 });
    expect(officer.reads()).toEqual([]);
    expect(await alertsOf(world, (await onlyCaseOf(world)).id)).toEqual([]);
  });

  it("one case nobody can make sense of holds up no other, and operators are told", async () => {
    await using world = await open();
    const { officer } = await wardWithCases(world, 3);
    const [broken] = await casesOf(world);
    const { db } = world.house.database;
    const matter = await db.matter.findFirstOrThrow();
    await db.matter.create({
      data: { ...matter, id: "of-tomorrow", routing: Object(matter.routing) },
    });
    const matterId = { data: { matterId: "of-tomorrow" } };
    await db.case.update({ where: { id: broken?.id ?? "" }, ...matterId });

    await world.pass({ hours: 6 });
    expect(officer.reads()).toEqual([expect.stringContaining("2 việc sắp đến hạn")]);
    const log = world.logLines.map((line) => JSON.parse(line));
    const told = log.find(({ event }) => event === "alerts.failed");
    expect(told).toMatchObject({ level: 50, caseId: broken?.id });
    const { state } = await db.nudge.findFirstOrThrow({
      where: { caseId: broken?.id ?? "" },
    });
    expect(state).toBe("waiting");
  });
});
