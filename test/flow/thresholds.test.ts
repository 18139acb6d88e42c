import { expect, it } from "vitest";
import { fileTheLamp } from "#test/support/lamp-case.ts";
import { openWorld } from "#test/support/world.ts";
import { passTime } from "#workflow/process-all.ts";
import { seedAlerts } from "#workflow/seed-alerts.ts";
import { loadCity } from "#workflow/seed-city.ts";

it("a threshold added between two starts is kept for cases that were open before", async () => {
  await using world = await openWorld();
  const { database } = world.house;
  await world.member("Hà", "ubnd:w-yen-hoa", "officer");
  await fileTheLamp(world);
  const before = await database.db.case.findFirstOrThrow();

  const { alertPolicies } = world.house.city;
  const [some] = alertPolicies.filter(({ level }) => level === before.level);
  if (some === undefined) throw new Error("the seed has thresholds for every level");
  // Seven of the eight working hours given to accept.
  const early = {
    ...some,
    id: "early",
    deadline: "accept",
    direction: "before",
    unit: "minutes",
    amount: 420,
    recipient: "officer",
    agencyId: null,
  } as const;
  await database.transaction((tx) =>
    seedAlerts(tx, [...alertPolicies, early], world.clock.now()),
  );
  const restarted = { ...world.house, city: await loadCity(database) };
  await passTime(restarted, world.clock, world.clock.now().add({ minutes: 5 }));

  const after = await database.db.case.findFirstOrThrow();
  expect(after.nextAlertAt?.getTime()).toBeLessThan(before.nextAlertAt?.getTime() ?? 0);
  expect(after.deadlineVersion).toBe(before.deadlineVersion);
  await passTime(restarted, world.clock, world.clock.now().add({ hours: 2 }));
  const told = await database.db.nudge.findMany({ where: { policyId: "early" } });
  expect(told).toMatchObject([{ state: "told" }]);
});

it("thresholds that stay as they are move nothing", async () => {
  await using world = await openWorld();
  const { database, city, clock } = world.house;
  await database.transaction((tx) => seedAlerts(tx, city.alertPolicies, clock.now()));
  expect(await database.db.deadlineChange.count()).toBe(0);
});
