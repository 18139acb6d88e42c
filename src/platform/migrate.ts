import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { AppError } from "#kernel/app-error.ts";

/** One open connection: `run` takes many statements at once, atomically only if they say so. */
export type SqlSession = {
  readonly run: (sql: string) => Promise<void>;
  readonly rows: (sql: string) => Promise<readonly Record<string, unknown>[]>;
};

const FOLDER = new URL("../../prisma/migrations/", import.meta.url);
/** Any constant: processes that start together wait for one another on it. */
const LOCK = 7_315_001;

/**
 * Applies the missing migrations in order, each with its record in one transaction, and keeps
 * Prisma's own `_prisma_migrations` table, so that Prisma's tools understand the database.
 * Throws `migration.changed` when a migration that was applied has been edited since.
 */
export async function migrate(session: SqlSession): Promise<void> {
  await session.run(`SELECT pg_advisory_lock(${LOCK})`);
  try {
    await session.run(TABLE);
    const applied = new Map(
      (
        await session.rows(
          "SELECT migration_name, checksum FROM _prisma_migrations WHERE rolled_back_at IS NULL",
        )
      ).map((row) => [String(row["migration_name"]), String(row["checksum"])]),
    );
    for (const migration of readMigrations()) {
      const checksum = applied.get(migration.name);
      if (checksum === undefined) await session.run(statementsOf(migration));
      else if (checksum !== migration.checksum) throw changed(migration.name);
    }
  } finally {
    await session.run(`SELECT pg_advisory_unlock(${LOCK})`);
  }
}

type Migration = {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
};

function readMigrations(): Migration[] {
  return readdirSync(FOLDER)
    .filter((name) => existsSync(new URL(`${name}/migration.sql`, FOLDER)))
    .sort()
    .map((name) => {
      const sql = readFileSync(new URL(`${name}/migration.sql`, FOLDER), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

function statementsOf({ name, sql, checksum }: Migration): string {
  return `BEGIN;
${sql};
INSERT INTO _prisma_migrations
  (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
VALUES (gen_random_uuid()::text, '${checksum}', '${name}', now(), now(), 1);
COMMIT;`;
}

function changed(name: string): AppError {
  return new AppError(
    `Migration ${name} was applied to this database and its file differs now. Restore the file and put the change into a new migration.`,
    { code: "migration.changed" },
  );
}

/** As Prisma creates it. */
const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;
