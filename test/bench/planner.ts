/** What one tick of the alerts costs, in a small and in a large table with as much to do. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { type SetClock, setClock } from "#platform/clock.ts";
import { openDatabase } from "#platform/db.ts";
import { openFileStore } from "#platform/files.ts";
import { createLog } from "#platform/logger.ts";
import { keyedHash } from "#platform/secret.ts";
import { trainedClassifier } from "#test/support/classifier.ts";
import { createDatabase, type Server } from "#test/support/postgres.ts";
import type { House } from "#workflow/house.ts";
import { raiseAlerts } from "#workflow/raise-alerts.ts";
import { loadCity, seedCity } from "#workflow/seed-city.ts";
import { tellAlerts } from "#workflow/tell-alerts.ts";
import { median, tableOf } from "./numbers.ts";
import { DUE_A_ROUND, fill, momentOf } from "./planner-cases.ts";

const SIZES = [1_000, 1_000_000];
const WARM_UP = 2;
/** All of them together are fewer than the small table holds. */
const ROUNDS = 7;

type Subject = {
  readonly stored: number;
  readonly house: House;
  readonly clock: SetClock;
  readonly raise: number[];
  readonly tell: number[];
  readonly close: () => Promise<void>;
};

/** Prints milliseconds, and the large table as a ratio of the small one. */
export async function benchPlanner(server: Server): Promise<void> {
  const subjects: Subject[] = [];
  try {
    for (const stored of SIZES) subjects.push(await open(server, stored));
    for (let turn = 0; turn < WARM_UP + ROUNDS; turn += 1) {
      // In turn, and not always the same one first.
      const inTurn = turn % 2 === 0 ? subjects : subjects.toReversed();
      for (const subject of inTurn) await tick(subject, turn);
    }
    process.stdout.write(`\n${report(subjects)}\n`);
  } finally {
    for (const subject of subjects) await subject.close();
  }
}

async function open(server: Server, stored: number): Promise<Subject> {
  const databaseUrl = await createDatabase(server);
  const folder = mkdtempSync(`${tmpdir()}/lang-nghe-bench-`);
  const database = await openDatabase({ databaseUrl, folder: null });
  const clock = setClock(momentOf(0));
  await seedCity(database, clock.now());
  await fill(databaseUrl, stored, WARM_UP + ROUNDS);
  const house: House = {
    database,
    files: openFileStore(folder),
    clock,
    log: createLog({ level: "silent" }),
    city: await loadCity(database),
    classifier: await trainedClassifier(),
    learning: null,
    languageModel: null,
    keyedHash: keyedHash("test"),
    caseLink: () => null,
    channels: new Map(),
  };
  const close = async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  };
  return { stored, house, clock, raise: [], tell: [], close };
}

/** A hundred cases are due: each is raised, and everybody told. */
async function tick(subject: Subject, turn: number): Promise<void> {
  const { house, clock, raise, tell } = subject;
  clock.set(momentOf(turn));
  const begun = performance.now();
  let raised = 0;
  for (let done = 1; done > 0; raised += done) done = await raiseAlerts(house);
  const between = performance.now();
  const told = await tellAlerts(house);
  const ended = performance.now();
  if (raised !== DUE_A_ROUND || told === 0) {
    throw new Error(`${raised} cases were raised and ${told} people told`);
  }
  if (turn < WARM_UP) return;
  raise.push(between - begun);
  tell.push(ended - between);
}

function report(subjects: readonly Subject[]): string {
  const [small] = subjects;
  const whole = ({ raise, tell }: Subject) =>
    median(raise.map((ms, turn) => ms + (tell[turn] ?? 0)));
  const base = small === undefined ? Number.NaN : whole(small);
  const rows = subjects.map((subject) => [
    `${subject.stored} cases, ${DUE_A_ROUND} due`,
    median(subject.raise).toFixed(0),
    median(subject.tell).toFixed(0),
    whole(subject).toFixed(0),
    (whole(subject) / base).toFixed(2),
  ]);
  const head = ["one tick of the alerts", "raise ms", "tell ms", "both ms", "ratio"];
  return `${tableOf([head, ...rows])}\nMedians of ${ROUNDS} ticks in turn on PostgreSQL.`;
}
