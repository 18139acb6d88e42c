import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { inject } from "vitest";
import { type Database, openDatabase, openPGlite } from "#platform/db.ts";
import { seedCity } from "#workflow/seed-city.ts";
import { createDatabase, type Server } from "./postgres.ts";

/** The template says when it was made; nothing else in it tells the time. */
const MADE = Temporal.Instant.from("2026-11-16T08:00:00+07:00");
const TEMPLATE = "seeded_city";

/**
 * A city in memory, migrated and seeded: the copy of a template which the first test of a run that
 * asks for one makes. Measured: a quarter of the time of a new one.
 */
export async function openSeededCity(): Promise<Database> {
  const path = `${inject("templateFolder")}/${TEMPLATE}.tar`;
  if (!existsSync(path)) await makeTemplate(path);
  // Read at once: another test may put its own, equal template in the same place.
  const loadDataDir = new Blob([readFileSync(path)]);
  return await openPGlite(await PGlite.create({ loadDataDir }));
}

/** Tests that begin together may each make it; it takes its place whole. */
async function makeTemplate(path: string): Promise<void> {
  const pglite = await PGlite.create();
  const database = await openPGlite(pglite);
  await seedCity(database, MADE);
  const dump = await pglite.dumpDataDir("none");
  await database.close();
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, await dump.bytes());
  renameSync(draft, path);
}

/** The address of an empty database on the PostgreSQL of this run. */
export function newUrl(): Promise<string> {
  return createDatabase(serverOfRun());
}

/** The address of a database with a seeded city, the copy of a template as above. */
export async function newSeededUrl(): Promise<string> {
  const server = serverOfRun();
  const client = new pg.Client({ connectionString: server.url("postgres") });
  await client.connect();
  try {
    // A template somebody is still writing to cannot be copied, so all others wait.
    await client.query("SELECT pg_advisory_lock(1)");
    const made = await client.query("SELECT FROM pg_database WHERE datname = $1", [
      TEMPLATE,
    ]);
    if (made.rowCount === 0) {
      await client.query(`CREATE DATABASE ${TEMPLATE}`);
      const databaseUrl = server.url(TEMPLATE);
      const database = await openDatabase({ databaseUrl, folder: null });
      await seedCity(database, MADE);
      await database.close();
    }
  } finally {
    await client.end();
  }
  return await createDatabase(server, TEMPLATE);
}

function serverOfRun(): Pick<Server, "url"> {
  const url = inject("postgresUrl");
  return { url: (name) => url.replace(/NAME$/, name) };
}
