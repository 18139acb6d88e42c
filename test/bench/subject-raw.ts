import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as rest } from "node:timers/promises";
import pg from "pg";
import { openDatabase } from "#platform/db.ts";
import { listening } from "./null-api.ts";
import { handleNext, store } from "./raw-sql.ts";
import type { Subject } from "./subject-types.ts";

const WORKERS = 4;

/**
 * About the SQL that Lắng Nghe runs for an update, on its tables, and nothing else: no schema checks, no
 * dialogue, no classifier, no city. What is left between the two is the price of our code and of Prisma.
 */
export async function rawSql(databaseUrl: string): Promise<Subject> {
  await (await openDatabase({ databaseUrl, folder: null })).close();
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  const state = { isWorking: false, open: 0, workers: [Promise.resolve()] };
  const server = createServer((asked, answer) => {
    void text(asked).then(async (body) => {
      state.open += await store(pool, body);
      answer.end();
    });
  });
  const worker = async () => {
    while (state.isWorking) {
      const done = await handleNext(pool);
      state.open -= done;
      if (done === 0) await rest(2);
    }
  };
  return {
    target: { url: await listening(server), headers: {} },
    work: () => {
      state.isWorking = true;
      state.workers = Array.from({ length: WORKERS }, worker);
    },
    rest: async () => {
      state.isWorking = false;
      await Promise.all(state.workers);
      await pool.query(`DELETE FROM "update" WHERE state = 'pending'`);
      state.open = 0;
    },
    untilIdle: async () => {
      while (state.open > 0) await rest(2);
    },
    replyWaits: () => Promise.resolve(null),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await pool.end();
    },
  };
}
