/** `npm run evaluate -- --prompt embedded|NAME@VERSION --data FILE [--baseline …]`: how good a classifier is, as figures and a page. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { AppError } from "#kernel/app-error.ts";
import { systemClock } from "#platform/clock.ts";
import { type Database, openDatabase } from "#platform/db.ts";
import { readConfig } from "#platform/env.ts";
import {
  evaluateClassifier,
  fileReport,
  summarise,
} from "#workflow/evaluate-classifier.ts";
import { findPrompt, findReleased } from "#workflow/load-prompts.ts";
import { openSubject } from "#workflow/open-subject.ts";

// Settings of the surroundings win over those of the file.
if (existsSync(".env")) process.loadEnvFile(".env");

const elapsedMs = () => performance.now();
const watch = { elapsedMs, wait: async (ms: number) => void (await setTimeout(ms)) };

let database: Database | null = null;
try {
  const given = readArguments();
  const { llm, ...config } = readConfig();
  const folder = config.dataFolder;
  database = given.isKept ? await openIfFree(config.databaseUrl, folder) : null;
  const db = database?.db ?? null;
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
  process.stdout.write(`${summarise(report)}\n\n${jsonFile}\n${pageFile}\n`);
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  await database?.close();
}

/** Null while the program itself runs on the embedded database. */
async function openIfFree(
  databaseUrl: string | null,
  folder: string,
): Promise<Database | null> {
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

function readArguments() {
  const usage =
    "Give: --prompt embedded|NAME@VERSION --data FILE.jsonl [--baseline embedded|NAME@VERSION|RUN|FILE.json] " +
    "[--json FILE] [--html FILE] [--parallel 8] [--per-minute 300] [--no-store]. " +
    "With --no-store the database stays untouched and the report is kept as files only.";
  const wrong = (cause?: unknown) =>
    new AppError(usage, { code: "evaluation.arguments", cause });
  const values = readValues(wrong);
  const { prompt, data, baseline = null, json, html } = values;
  const parallel = Number(values.parallel);
  const perMinute = Number(values["per-minute"]);
  const isPace = [parallel, perMinute].every(
    (each) => Number.isInteger(each) && each > 0,
  );
  if (prompt === undefined || data === undefined || !isPace) throw wrong();
  const files = {
    ...(json === undefined ? {} : { jsonFile: json }),
    ...(html === undefined ? {} : { pageFile: html }),
  };
  const pace = { parallel, perMinute };
  return { prompt, data, files, baseline, pace, isKept: !values["no-store"] };
}

function readValues(wrong: (cause: unknown) => AppError) {
  try {
    return parseArgs({
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
    }).values;
  } catch (cause) {
    throw wrong(cause);
  }
}

const WIDTH = 40;

function showProgress(done: number, total: number): void {
  const filled = Math.round((done / total) * WIDTH);
  const bar = "█".repeat(filled).padEnd(WIDTH, "░");
  process.stderr.write(`\r${bar} ${done}/${total}${done === total ? "\n" : ""}`);
}
