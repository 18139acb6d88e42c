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
 * A city in memory, migrated and seeded. The first of a process is the copy of a template; one that is closed
 * is put back as it was and opened again. Measured: a fifth of the time of another copy.
 */
export async function openSeededCity(): Promise<Database> {
  const opened = closed.pop() ?? (await copyTemplate());
  return {
    ...opened.database,
    close: async () => {
      await opened.pglite.exec(RESTORE);
      closed.push(opened);
    },
  };
}

/** One for all who stay out of each other's rows; a copy for each would take long. */
export function sharedCity(): Promise<Database> {
  shared ??= openSeededCity();
  return shared;
}

let shared: Promise<Database> | null = null;

type Opened = { readonly pglite: PGlite; readonly database: Database };

/** Of this process. They end with it: what is in memory needs no farewell. */
const closed: Opened[] = [];

async function copyTemplate(): Promise<Opened> {
  const path = `${inject("templateFolder")}/${TEMPLATE}.tar`;
  if (!existsSync(path)) await makeTemplate(path);
  // Read at once: another test may put its own, equal template in the same place.
  const loadDataDir = new Blob([readFileSync(path)]);
  const pglite = await PGlite.create({ loadDataDir });
  return { pglite, database: await openPGlite(pglite) };
}

/** Tests that begin together may each make it; it takes its place whole. */
async function makeTemplate(path: string): Promise<void> {
  const pglite = await PGlite.create();
  const database = await openPGlite(pglite);
  await seedCity(database, MADE);
  await pglite.exec(KEEP);
  const dump = await pglite.dumpDataDir("none");
  await database.close();
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, await dump.bytes());
  renameSync(draft, path);
}

/** What the seed wrote, beside the tables, each of which notes from now on that somebody wrote to it. */
const KEEP = `
  CREATE SCHEMA kept;
  DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT tablename FROM pg_tables
      WHERE schemaname = 'public' AND tablename NOT LIKE '\\_prisma%'
    LOOP EXECUTE format('CREATE TABLE kept.%I AS TABLE public.%I', name, name); END LOOP;
  END $$;
  CREATE SCHEMA touched;
  CREATE TABLE touched.names (name text);
  CREATE FUNCTION touched.note() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN INSERT INTO touched.names VALUES (TG_TABLE_NAME); RETURN NULL; END';
  DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'kept'
    LOOP EXECUTE format('CREATE TRIGGER touched AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE
      ON public.%I EXECUTE FUNCTION touched.note()', name); END LOOP;
  END $$`;

/**
 * Every table somebody wrote to, as the seed left it; counters begin anew, as the seed used none. Deleted, not truncated:
 * that would need every table that refers to it as well.
 */
const RESTORE = `
  SET session_replication_role = replica;
  DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT DISTINCT names.name FROM touched.names LOOP
      EXECUTE format('DELETE FROM public.%I', name);
      EXECUTE format('INSERT INTO public.%I SELECT * FROM kept.%I', name, name);
    END LOOP;
    PERFORM setval(oid, seqstart, false) FROM pg_sequence
      JOIN pg_class ON oid = seqrelid AND relnamespace = 'public'::regnamespace;
    DELETE FROM touched.names;
  END $$;
  SET session_replication_role = DEFAULT`;

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
