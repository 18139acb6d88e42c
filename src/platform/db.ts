import { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { Prisma, PrismaClient } from "#generated/prisma/client.ts";
import { AppError } from "#kernel/app-error.ts";
import { lockFolder } from "./folder-lock.ts";
import { migrate } from "./migrate.ts";

declare const inTransaction: unique symbol;

/** The database outside a transaction: for single statements. */
export type Db = PrismaClient;
/** A transaction: what is written through it happens together or not at all. */
export type Tx = Prisma.TransactionClient & { readonly [inTransaction]: true };

export type Database = {
  readonly db: Db;
  readonly kind: "pglite" | "postgres";
  /**
   * Runs `work` in one transaction. PGlite has one connection, so inside `work` only `tx` may be
   * used, and nothing that waits for the world outside.
   */
  readonly transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Gives back the room of replaced rows; everything else waits meanwhile. PostgreSQL does it by itself. */
  readonly tidy: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Long, because on PGlite every transaction waits for the one before it. */
const TRANSACTION = { maxWait: 20_000, timeout: 20_000 };

/** Opens PostgreSQL at `databaseUrl`, else PGlite in `folder` (null: in memory), and migrates it. */
export function openDatabase(options: {
  readonly databaseUrl: string | null;
  readonly folder: string | null;
}): Promise<Database> {
  return options.databaseUrl === null
    ? openFolder(options.folder)
    : openPostgres(options.databaseUrl);
}

async function openFolder(folder: string | null): Promise<Database> {
  const unlock = folder === null ? () => {} : lockFolder(folder);
  const pglite = await PGlite.create(
    folder === null ? {} : { dataDir: `${folder}/pglite` },
  );
  return await openPGlite(pglite, unlock);
}

/** Takes over a PGlite that runs already and migrates it; `afterClose` follows its end. */
export async function openPGlite(
  pglite: PGlite,
  afterClose: () => void = () => {},
): Promise<Database> {
  await migrate({
    run: async (text) => void (await pglite.exec(text)),
    rows: async (text) => (await pglite.query<Record<string, unknown>>(text)).rows,
  });
  readNoRowTypes(pglite);
  // Nobody gathers statistics in here, so the planner takes a queue of any length for two rows, and
  // reads it whole for each row it takes. Walking an index in order is right for everything we ask.
  await pglite.exec("SET enable_bitmapscan = off");
  return wrap("pglite", new PrismaPGlite(pglite), {
    tidy: async () => void (await pglite.exec("VACUUM (ANALYZE)")),
    afterClose: async () => {
      await pglite.close();
      afterClose();
    },
  });
}

/** From here on PostgreSQL numbers the types that are not of the base. */
const FIRST_ROW_TYPE = 10_000;

/**
 * PGlite knows how to read arrays of the rows of every table and copies that whole list at each query. Without those,
 * which nothing here reads, a query takes two thirds of the time (measured).
 */
function readNoRowTypes(pglite: PGlite): void {
  pglite.parsers = Object.fromEntries(
    Object.entries(pglite.parsers).filter(([type]) => Number(type) < FIRST_ROW_TYPE),
  );
}

async function openPostgres(databaseUrl: string): Promise<Database> {
  const client = new pg.Client({ connectionString: databaseUrl });
  try {
    await client.connect();
  } catch (cause) {
    throw new AppError(
      "DATABASE_URL is set but PostgreSQL does not answer there. Check host, port, name and password.",
      { code: "database.unreachable", cause },
    );
  }
  try {
    await migrate({
      run: async (text) => void (await client.query(text)),
      rows: async (text) => (await client.query<Record<string, unknown>>(text)).rows,
    });
  } finally {
    await client.end();
  }
  return wrap("postgres", new PrismaPg({ connectionString: databaseUrl, max: 10 }), {
    tidy: async () => {},
    afterClose: async () => {},
  });
}

function wrap(
  kind: Database["kind"],
  adapter: PrismaPg | PrismaPGlite,
  own: {
    readonly tidy: Database["tidy"];
    readonly afterClose: () => Promise<void>;
  },
): Database {
  const db = new PrismaClient({ adapter, transactionOptions: TRANSACTION });
  return {
    db,
    kind,
    transaction: (work) => db.$transaction((tx) => work(brandTx(tx))),
    tidy: own.tidy,
    close: async () => {
      await db.$disconnect();
      await own.afterClose();
    },
  };
}

/** The one place that says a client is a transaction. */
function brandTx(tx: Prisma.TransactionClient): Tx {
  return tx as Tx;
}

/** True when `error` is the violation of a unique key, whichever adapter raised it. */
export function isUniqueViolation(error: unknown): boolean {
  return (
    error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002"
  );
}
