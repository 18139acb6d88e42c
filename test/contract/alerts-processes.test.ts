import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { expect, it } from "vitest";
import { openDatabase } from "#platform/db.ts";
import { newSeededUrl } from "#test/support/seeded-city.ts";
import { hanoi, ledgerOf, wardWithCases } from "#test/support/ward-office.ts";
import { openWorld, type World } from "#test/support/world.ts";
import { processAll } from "#workflow/process-all.ts";

const WORKER = new URL("../support/alert-worker.ts", import.meta.url).pathname;
const DUE = hanoi("2026-11-16T14:30");

type Place = { readonly databaseUrl: string | null; readonly folder: string };
type Hold = "raised" | "uncommitted" | "told" | "sending";

const places = {
  "PGlite on disk": () => Promise.resolve(null),
  PostgreSQL: newSeededUrl,
};

async function openAt({ databaseUrl, folder }: Place, start: Temporal.Instant) {
  const database = await openDatabase({ databaseUrl, folder });
  return await openWorld({ database, start });
}

/** Two cases of one officer, filed on Monday at 09:00; nobody has the database open afterwards. */
async function prepare(name: keyof typeof places): Promise<Place> {
  const folder = mkdtempSync(`${tmpdir()}/lang-nghe-alerts-`);
  const place = { databaseUrl: await places[name](), folder };
  await using world = await openAt(place, hanoi("2026-11-16T09:00"));
  await wardWithCases(world, 2, "telegram");
  return place;
}

/** Starts the worker; resolves when it has come to where it stops. */
async function startWorker(place: Place, hold: Hold): Promise<ChildProcess> {
  const argument = JSON.stringify({ ...place, now: DUE.toString(), hold });
  const child = spawn(process.execPath, [WORKER, argument], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [said] = await once(child.stdout, "data");
  expect(String(said)).toBe("held\n");
  return child;
}

/** What the officer has been told since this world was opened. */
function nudgesIn({ telegram }: World): string[] {
  return telegram.arrived
    .map(({ body }) => body.text)
    .filter((text) => text.includes("2 việc sắp đến hạn"));
}

const TOLD = ["normal-accept-240 told merged", "normal-accept-240 told merged"];

it.each<[keyof typeof places, Hold, number]>([
  ["PGlite on disk", "raised", 1],
  ["PGlite on disk", "uncommitted", 1],
  ["PGlite on disk", "told", 1],
  ["PostgreSQL", "raised", 1],
  ["PostgreSQL", "uncommitted", 1],
  ["PostgreSQL", "told", 1],
  // It may have arrived, and an officer is not woken twice: it is not sent again.
  ["PostgreSQL", "sending", 0],
])(
  "on %s a process killed at the point “%s” leaves each alert told once",
  async (name, hold, sent) => {
    const place = await prepare(name);
    const child = await startWorker(place, hold);
    child.kill("SIGKILL");
    await once(child, "exit");
    // Later, so that what the dead process held is free.
    await using world = await openAt(place, DUE.add({ minutes: 10 }));
    for (let runs = 0; runs < 3; runs += 1) await processAll(world.house);
    expect(nudgesIn(world)).toHaveLength(sent);
    expect(await ledgerOf(world)).toEqual(TOLD);
    expect(
      await world.house.database.db.message.count({ where: { key: "alertList" } }),
    ).toBe(1);
    rmSync(place.folder, { recursive: true });
  },
);

it.each([
  ["keeps its transaction", false],
  ["loses its transaction", true],
])(
  "a process that is frozen while it tells and %s tells nobody twice",
  async (_, isLost) => {
    const place = await prepare("PostgreSQL");
    const child = await startWorker(place, "uncommitted");
    child.kill("SIGSTOP");
    await using world = await openAt(place, DUE);
    if (isLost) {
      await world.house.database.db.$queryRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND state = 'idle in transaction'`;
    }
    await processAll(world.house);
    // What somebody else has in hand is left to them.
    expect(nudgesIn(world)).toHaveLength(isLost ? 1 : 0);
    child.stdin?.write("go\n");
    child.kill("SIGCONT");
    await once(child, "exit");
    await processAll(world.house);
    expect(nudgesIn(world)).toHaveLength(isLost ? 1 : 0);
    expect(await ledgerOf(world)).toEqual(TOLD);
    const messages = await world.house.database.db.message.findMany({
      where: { key: "alertList" },
      select: { state: true, attempts: true },
    });
    expect(messages).toEqual([{ state: "sent", attempts: 1 }]);
    rmSync(place.folder, { recursive: true });
  },
);
