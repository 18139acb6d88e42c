import { describe, expect, it } from "vitest";
import { toDate } from "#platform/clock.ts";
import { newId } from "#platform/ids.ts";
import { hanoi, ledgerOf, wardWithCases } from "#test/support/ward-office.ts";
import type { Person, World } from "#test/support/world.ts";
import { processAll } from "#workflow/process-all.ts";
import { raiseAlerts } from "#workflow/raise-alerts.ts";
import { raiseDigests } from "#workflow/raise-digests.ts";
import { tellAlerts } from "#workflow/tell-alerts.ts";
import { atOnce, databases } from "./house-databases.ts";

const OPENING = hanoi("2026-11-17T08:00");
const told = (person: Person) =>
  person.reads().filter((text) => text.startsWith("📋") || text.startsWith("⏳"));

async function awayTomorrow(world: World, who: Person, standIn: Person) {
  const { db } = world.house.database;
  const idOf = async ({ chat }: Person) =>
    (await db.chat.findFirstOrThrow({ where: { externalId: chat } })).personId;
  await db.absence.create({
    data: {
      id: newId(),
      personId: await idOf(who),
      standInId: await idOf(standIn),
      from: toDate(hanoi("2026-11-16T18:00")),
      to: toDate(hanoi("2026-11-20T17:30")),
    },
  });
}

describe.each(databases)("morning overviews on $name", ({ open }) => {
  it("come once a day however often and in whatever order they are asked for, with the nudges in them", async () => {
    await using world = await open();
    const { officer } = await wardWithCases(world, 2);
    world.clock.set(hanoi("2026-11-16T14:30"));
    await processAll(world.house);
    officer.reads();
    world.clock.set(OPENING);
    await raiseAlerts(world.house);
    // Whoever would tell alerts first leaves them to the overview.
    await atOnce(3, () => tellAlerts(world.house));
    await atOnce(3, () => raiseDigests(world.house));
    for (const minutes of [0, 1, -5, 2]) {
      world.clock.set(OPENING.add({ minutes }));
      await processAll(world.house);
    }
    expect(told(officer)).toEqual([expect.stringMatching(/^📋.*2 đến hạn hôm nay/u)]);
    const ledger = await ledgerOf(world);
    expect(ledger.filter((row) => row.startsWith("normal-accept-60"))).toEqual([
      "normal-accept-60 told inDigest",
      "normal-accept-60 told inDigest",
    ]);
  });

  it("a transaction that ends badly leaves no trace, and the next run makes it good", async () => {
    await using world = await open();
    const { officer } = await wardWithCases(world, 1);
    world.clock.set(OPENING);
    await raiseAlerts(world.house);
    const { database } = world.house;
    const failing: World["house"] = {
      ...world.house,
      database: {
        ...database,
        transaction: (work) =>
          database.transaction(async (tx) => {
            await work(tx);
            throw new Error("killed before the end");
          }),
      },
    };
    await raiseDigests(failing);
    expect(await database.db.digest.count()).toBe(0);
    await processAll(world.house);
    expect(told(officer).filter((text) => text.startsWith("📋"))).toHaveLength(1);
  });

  it("who is away gets none, who stands in sees theirs", async () => {
    await using world = await open();
    const { officer } = await wardWithCases(world, 1);
    const standIn = await world.member("Lan", "so-xay-dung", "officer");
    await awayTomorrow(world, officer, standIn);
    world.clock.set(OPENING);
    await processAll(world.house);
    expect(told(officer)).toEqual([]);
    expect(told(standIn)).toEqual([expect.stringContaining("1 đến hạn hôm nay")]);
  });
});
