import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "#platform/db.ts";
import { script } from "#test/support/crash-script.ts";
import { newUrl } from "#test/support/seeded-city.ts";
import { MONDAY } from "#test/support/world.ts";

const WORKER = new URL("../support/crash-worker.ts", import.meta.url).pathname;

type Place = { readonly folder: string; readonly databaseUrl: string | null };

/** How long a worker lives: so many lines of its log, or milliseconds, whichever comes first. */
type Life = { readonly lines: number; readonly ms: number };

const FOREVER: Life = { lines: Number.POSITIVE_INFINITY, ms: 2 ** 31 - 1 };

/** Two die while they start, before there is anything to log; the others in the middle of the work. */
function shortLives(count: number, random: () => number): Life[] {
  return Array.from({ length: count }, (_, run) =>
    run < 2
      ? { ...FOREVER, ms: 300 + 1200 * random() }
      : { ...FOREVER, lines: 10 + Math.floor(25 * random()) },
  );
}

/**
 * Starts the worker again and again until it ends by itself, two minutes later each time, so that
 * leases are over. Returns how often it was killed.
 */
async function work(place: Place, lives: readonly Life[]): Promise<number> {
  for (let run = 0; ; run += 1) {
    const start = MONDAY.add({ minutes: 2 * run }).toString();
    const life = lives[run] ?? FOREVER;
    const end = await runOnce(JSON.stringify({ ...place, start }), life);
    if (end === "finished") return run;
  }
}

function runOnce(argument: string, life: Life): Promise<"killed" | "finished"> {
  const { promise, resolve, reject } = Promise.withResolvers<"killed" | "finished">();
  const child = spawn(process.execPath, [WORKER, argument]);
  const timer = setTimeout(() => child.kill("SIGKILL"), life.ms);
  let lines = 0;
  let errors = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    lines += text.split("\n").length - 1;
    if (lines >= life.lines) child.kill("SIGKILL");
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  child.once("exit", (code, signal) => {
    clearTimeout(timer);
    if (signal === "SIGKILL") resolve("killed");
    else if (code === 0) resolve("finished");
    else reject(new Error(`the worker ended with ${code}: ${errors}`));
  });
  return promise;
}

/** What is left of the script, without what differs from run to run: ids, codes, moments. */
async function lookAt({ folder, databaseUrl }: Place) {
  const database = await openDatabase({ databaseUrl, folder });
  const { db } = database;
  const chats = await db.chat.findMany({
    orderBy: { externalId: "asc" },
    include: { messages: { orderBy: { seq: "asc" } } },
  });
  const cases = await db.case.groupBy({ by: ["chatId"], _count: true });
  const countCases = (id: string) =>
    cases.find(({ chatId }) => chatId === id)?._count ?? 0;
  const updates = await db.update.findMany();
  const events = await db.caseEvent.count();
  await database.close();
  const messages = chats.flatMap((chat) => chat.messages);
  const sent = readFileSync(`${folder}/sent`, "utf8").trim().split("\n");
  return {
    effects: {
      events,
      chats: chats.map((chat) => ({
        chat: chat.externalId,
        conversation: withoutIds(chat.conversation),
        cases: countCases(chat.id),
        messages: chat.messages.map(({ key, state }) => `${key} ${state}`),
      })),
    },
    updates: updates.map(({ state, attempts }) => `${state} ${attempts}`),
    lost: messages.filter(({ id }) => !sent.includes(id)),
    sentTwice: sent.length - new Set(sent).size,
  };
}

function withoutIds(conversation: unknown): unknown {
  return JSON.parse(JSON.stringify(conversation), (key, value) =>
    key === "caseId" || key === "code" ? "" : value,
  );
}

/** Mulberry32: the same seed kills at the same lines. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const KILLS = 8;
const databases = [
  { name: "PGlite on disk", databaseUrl: () => Promise.resolve(null), seed: 1 },
  { name: "PostgreSQL", databaseUrl: newUrl, seed: 2 },
];

async function workAndLook(databaseUrl: string | null, lives: readonly Life[]) {
  const place = { folder: mkdtempSync(`${tmpdir()}/lang-nghe-crash-`), databaseUrl };
  const kills = await work(place, lives);
  const left = await lookAt(place);
  rmSync(place.folder, { recursive: true });
  return { kills, ...left };
}

describe.concurrent("a process killed again and again", () => {
  const undisturbed = Promise.withResolvers<Awaited<ReturnType<typeof workAndLook>>>();
  beforeAll(() => {
    undisturbed.resolve(newUrl().then((url) => workAndLook(url, [])));
  });

  it.each(databases)(
    "on $name leaves what it would have left undisturbed",
    async (row) => {
      const lives = shortLives(KILLS, seeded(row.seed));
      const found = await workAndLook(await row.databaseUrl(), lives);
      expect(found.kills).toBe(KILLS);
      expect(found.updates).toEqual(Array(1 + script.length).fill("done 0"));
      expect(found.lost).toEqual([]);
      // What was under way in a chat when its process died may be said again, nothing else.
      expect(found.sentTwice).toBeLessThanOrEqual(KILLS * 8);

      const expected = await undisturbed.promise;
      expect(found.effects).toEqual(expected.effects);
      expect(expected).toMatchObject({ kills: 0, lost: [], sentTwice: 0 });
    },
  );
});
