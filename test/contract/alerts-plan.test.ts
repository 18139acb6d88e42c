import pg from "pg";
import { expect, it } from "vitest";
import { DUE_A_ROUND, fill, momentOf } from "#test/bench/planner-cases.ts";
import { newSeededUrl } from "#test/support/seeded-city.ts";
import { openWorld } from "#test/support/world.ts";
import { raiseAlerts } from "#workflow/raise-alerts.ts";
import { tellAlerts } from "#workflow/tell-alerts.ts";

const STORED = 20_000;

it("both stages find what is due by a partial index, in twenty thousand stored cases", async () => {
  const url = await newSeededUrl();
  await using world = await openWorld({ databaseUrl: url });
  await fill(url, STORED, 1);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const planOf = async (sql: string) => {
    const { rows } = await client.query(`EXPLAIN ${sql}`);
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  };
  try {
    const raise = await planOf(
      `SELECT id FROM "case" WHERE next_alert_at <= '${momentOf(0)}' AND id <> ALL('{}'::uuid[])
       ORDER BY next_alert_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
    );
    expect(raise).toMatch(/Index Scan using case_next_alert_at\w* on "case"/);
    expect(raise).not.toMatch(/Seq Scan|Sort/);
    const tell = await planOf(
      `SELECT person_id FROM nudge WHERE state = 'waiting' AND tell_at <= '${momentOf(0)}'
       GROUP BY person_id ORDER BY min(tell_at)`,
    );
    expect(tell).toMatch(/Index Scan .*nudge_waiting/);
    expect(tell).not.toContain("Seq Scan");

    world.clock.set(momentOf(0));
    let raised = 0;
    for (let done = 1; done > 0; raised += done) done = await raiseAlerts(world.house);
    expect(raised).toBe(DUE_A_ROUND);
    expect(await tellAlerts(world.house)).toBe(20);
  } finally {
    await client.end();
  }
});
