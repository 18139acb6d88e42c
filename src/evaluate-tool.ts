/** `npm run evaluate -- --prompt embedded|NAME@VERSION --data FILE [--baseline …]`: how good a classifier is, as figures and a page. */
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { AppError } from "#kernel/app-error.ts";
import { systemClock } from "#platform/clock.ts";
import { readArguments, runProgram } from "#platform/command-line.ts";
import { type Database, type Db, openDatabase } from "#platform/db.ts";
import type { Config } from "#platform/env.ts";
import {
  evaluateClassifier,
  fileReport,
  summarise,
} from "#workflow/evaluate-classifier.ts";
import { findPrompt, findReleased } from "#workflow/load-prompts.ts";
import { openSubject } from "#workflow/open-subject.ts";

const elapsedMs = () => performance.now();
const watch = { elapsedMs, wait: async (ms: number) => void (await setTimeout(ms)) };
const WIDTH = 40;
const USAGE =
  "Give: --prompt embedded|NAME@VERSION --data FILE.jsonl [--baseline embedded|NAME@VERSION|RUN|FILE.json] " +
  "[--json FILE] [--html FILE] [--parallel 8] [--per-minute 300] [--no-store]. " +
  "With --no-store the database stays untouched and the report is kept as files only.";

await runProgram(async (config) => {
  const given = readWish();
  const database = given.isKept ? await openIfFree(config) : null;
  try {
    process.stdout.write(`${await evaluate(given, config, database?.db ?? null)}\n`);
  } finally {
    await database?.close();
  }
});

/** The summary, and where the report is. */
async function evaluate(
  given: ReturnType<typeof readWish>,
  { llm, dataFolder: folder }: Config,
  db: Db | null,
): Promise<string> {
  const open = (name: string) =>
    openSubject(name, {
      folder,
      elapsedMs,
      llm,
      findPrompt: async (ref) =>
        db === null ? findReleased(ref) : ((await findPrompt(db, ref))?.prompt ?? null),
    });
  const isPriced = llm !== null && llm.prices.prompt + llm.prices.output > 0;
  const reports = join(folder, "evaluations");
  const report = await evaluateClassifier(
    {
      dataFile: given.data,
      subject: await open(given.prompt),
      baseline: given.baseline,
      open,
      pace: given.pace,
      watch,
      prices: isPriced ? llm.prices : null,
      folder: reports,
      db,
      onProgress: process.stderr.isTTY ? showProgress : () => {},
    },
    systemClock.now(),
  );
  const files = await fileReport(report, { folder: reports, ...given.files });
  const { jsonFile, pageFile } = files;
  return `${summarise(report)}\n\n${jsonFile}\n${pageFile}`;
}

/** Null while the program itself runs on the embedded database. */
async function openIfFree({
  databaseUrl,
  dataFolder: folder,
}: Config): Promise<Database | null> {
  try {
    return await openDatabase({ databaseUrl, folder });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "folder.locked") throw error;
    process.stderr.write(
      "The program runs on this database, so the run is kept as files only, and saved prompts are not seen.\n",
    );
    return null;
  }
}

function readWish() {
  const { values } = readArguments({
    options: {
      prompt: { type: "string" },
      data: { type: "string" },
      baseline: { type: "string" },
      json: { type: "string" },
      html: { type: "string" },
      parallel: { type: "string", default: "8" },
      "per-minute": { type: "string", default: "300" },
      "no-store": { type: "boolean", default: false },
    },
  });
  const { prompt, data, baseline = null, json, html } = values;
  const parallel = Number(values.parallel);
  const perMinute = Number(values["per-minute"]);
  const isPace = [parallel, perMinute].every(
    (each) => Number.isInteger(each) && each > 0,
  );
  if (prompt === undefined || data === undefined || !isPace) {
    throw new AppError(USAGE, { code: "evaluation.arguments" });
  }
  const files = {
    ...(json === undefined ? {} : { jsonFile: json }),
    ...(html === undefined ? {} : { pageFile: html }),
  };
  const pace = { parallel, perMinute };
  return { prompt, data, files, baseline, pace, isKept: !values["no-store"] };
}

function showProgress(done: number, total: number): void {
  const filled = Math.round((done / total) * WIDTH);
  const bar = "█".repeat(filled).padEnd(WIDTH, "░");
  process.stderr.write(`\r${bar} ${done}/${total}${done === total ? "\n" : ""}`);
}
