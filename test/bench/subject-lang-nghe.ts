import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { setTimeout as rest } from "node:timers/promises";
import { createTelegramChannel } from "#channels/telegram/channel.ts";
import { countUpdates } from "#inbox/store.ts";
import { countMessages } from "#outbox/store.ts";
import { systemClock, toDate } from "#platform/clock.ts";
import { openDatabase } from "#platform/db.ts";
import { openFileStore } from "#platform/files.ts";
import { listen } from "#platform/http.ts";
import { hashToken } from "#platform/ids.ts";
import { createLog } from "#platform/logger.ts";
import { keyedHash } from "#platform/secret.ts";
import { trainedClassifier } from "#test/support/classifier.ts";
import { createAccept } from "#workflow/accept-update.ts";
import type { House } from "#workflow/house.ts";
import { loadCity, seedCity } from "#workflow/seed-city.ts";
import { startWork, type Work } from "#workflow/start-work.ts";
import type { Subject } from "./subject-types.ts";

const TOKEN = "123456:bench-bench-bench-bench";

/**
 * The whole house as it runs, with Telegram by webhook; only the last step, the send, is not made.
 * The "typing" it shows to everybody who writes is: it goes to the null API.
 */
export async function langNghe(given: {
  readonly databaseUrl: string | null;
  readonly apiRoot: string;
}): Promise<Subject> {
  const folder = mkdtempSync(`${tmpdir()}/lang-nghe-bench-`);
  const database = await openDatabase({ databaseUrl: given.databaseUrl, folder });
  const clock = systemClock;
  const log = createLog({ level: "info", destination: { write: () => {} } });
  await seedCity(database, clock.now());
  let work: Work | null = null;
  let workSince = clock.now();
  const accept = createAccept({ database, clock, log, onNew: () => work?.wake() });
  const telegram = createTelegramChannel({
    token: TOKEN,
    apiRoot: given.apiRoot,
    publicUrl: "https://bench.example",
    accept,
    readMedia: () => Promise.reject(new Error("nobody sends files here")),
    log,
  });
  const send: typeof telegram.send = ({ id }) =>
    Promise.resolve({ kind: "sent", externalId: id });
  const house: House = {
    database,
    files: openFileStore(`${folder}/files`),
    clock,
    log,
    city: await loadCity(database),
    classifier: await trainedClassifier(),
    learning: null,
    languageModel: null,
    keyedHash: keyedHash("test"),
    caseLink: (code) => `https://bench.example/viec/${code}`,
    channels: new Map([["telegram", { ...telegram, send }]]),
  };
  if (telegram.routes === null) throw new Error("a webhook was expected");
  const { fetch } = telegram.routes;
  const server = await listen({ fetch, host: "127.0.0.1", port: 0 });
  const secret = hashToken(`webhook:${TOKEN}`);
  return {
    target: {
      url: `${server.address}/telegram/webhook`,
      headers: { "x-telegram-bot-api-secret-token": secret },
    },
    work: () => {
      workSince = clock.now();
      work = startWork(house);
    },
    rest: async () => {
      await work?.stop();
      work = null;
      await database.db.update.deleteMany({ where: { state: "pending" } });
    },
    untilIdle: () => untilIdle(house),
    replyWaits: () => replyWaitsOf(house, workSince),
    close: async () => {
      await server.stop(0);
      await work?.stop();
      await database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function untilIdle({ database }: House): Promise<void> {
  for (;;) {
    const failed = await database.db.update.count({ where: { attempts: { gt: 0 } } });
    if (failed > 0) throw new Error(`${failed} updates could not be handled`);
    const { pending } = await countUpdates(database.db);
    const messages = await countMessages(database.db);
    if (pending === 0 && Object.keys(messages).length === 0) return;
    // Looking takes three of some fifty milliseconds from the one connection of PGlite.
    await rest(50);
  }
}

/** The first answer to an update carries the number of the update in its key. */
async function replyWaitsOf({ database }: House, since: Temporal.Instant) {
  const [waits] = await database.db.$queryRaw<{ p50: number; p95: number }[]>`
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY wait)::float AS p50,
           percentile_cont(0.95) WITHIN GROUP (ORDER BY wait)::float AS p95
    FROM (SELECT extract(epoch FROM m.sent_at - u.received_at) * 1000 AS wait
          FROM "update" AS u JOIN message AS m ON m.dedupe_key = 'reply:' || u.seq || ':0'
          WHERE u.received_at >= ${toDate(since)}) AS waits`;
  return waits ?? null;
}
