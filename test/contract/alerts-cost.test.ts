import pg from "pg";
import { expect, it, vi } from "vitest";
import { newSeededUrl } from "#test/support/seeded-city.ts";
import { hanoi, wardWithCases } from "#test/support/ward-office.ts";
import { openWorld } from "#test/support/world.ts";
import { raiseAlerts } from "#workflow/raise-alerts.ts";
import { tellAlerts } from "#workflow/tell-alerts.ts";

const DUE = hanoi("2026-11-16T14:30");

/** How many statements reach PostgreSQL while `work` runs. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const spy = vi.spyOn(pg.Client.prototype, "query");
  await work();
  const count = spy.mock.calls.length;
  spy.mockRestore();
  return count;
}

async function costOf(cases: number) {
  await using world = await openWorld({ databaseUrl: await newSeededUrl() });
  await wardWithCases(world, cases);
  world.clock.set(DUE);
  const idle = await statementsOf(() =>
    world.house.database.transaction((tx) => tx.$queryRaw`SELECT 1`),
  );
  expect(idle).toBeGreaterThan(0);
  return {
    raise: await statementsOf(() => raiseAlerts(world.house)),
    tell: await statementsOf(() => tellAlerts(world.house)),
  };
}

it("raising costs the same for each case, telling one person the same for one case and for twenty", async () => {
  const one = await costOf(1);
  const twenty = await costOf(20);
  // The last look finds nothing: begin, look, commit.
  const empty = 3;
  expect(twenty.raise - empty).toBe(20 * (one.raise - empty));
  expect(one.raise - empty).toBeLessThanOrEqual(10);
  expect(twenty.tell).toBe(one.tell);
  expect(one.tell).toBeLessThanOrEqual(14);
});

it("what is due is found by the partial indexes, in a ledger of a hundred thousand told alerts", async () => {
  await using world = await openWorld({ databaseUrl: await newSeededUrl() });
  await wardWithCases(world, 1);
  world.clock.set(DUE);
  await raiseAlerts(world.house);
  const { db } = world.house.database;
  await db.$executeRaw`
    INSERT INTO nudge (id, case_id, deadline_version, policy_id, person_id, due_at, tell_at, state, told_at)
    SELECT gen_random_uuid(), case_id, n, 'old', gen_random_uuid(), due_at, tell_at, 'told', tell_at
    FROM nudge, generate_series(2, 100001) AS n`;
  await db.$executeRaw`ANALYZE nudge`;
  const planOf = (lines: readonly Record<string, string>[]) =>
    lines.map((line) => line["QUERY PLAN"]).join("\n");
  const people = planOf(
    await db.$queryRaw`
    EXPLAIN SELECT person_id FROM nudge WHERE state = 'waiting' AND tell_at <= now()
    GROUP BY person_id ORDER BY min(tell_at)`,
  );
  expect(people).toMatch(/Index.* nudge_waiting/);
  expect(people).not.toContain("Seq Scan on nudge");
  const rows = planOf(
    await db.$queryRaw`
    EXPLAIN SELECT n.id FROM nudge AS n JOIN "case" AS c ON c.id = n.case_id
    WHERE person_id = gen_random_uuid() AND n.state = 'waiting' AND tell_at <= now()
    FOR UPDATE OF n SKIP LOCKED FOR SHARE OF c SKIP LOCKED`,
  );
  expect(rows).toMatch(/Index.* nudge_waiting/);
  expect(rows).not.toContain("Seq Scan on nudge");
});
