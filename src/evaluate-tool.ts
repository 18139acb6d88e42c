/** `npm run evaluate -- --prompt embedded --data FILE [--baseline RUN]`: how good a classifier is, as figures and a page. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { AppError } from "#kernel/app-error.ts";
import { systemClock } from "#platform/clock.ts";
import { type Database, openDatabase } from "#platform/db.ts";
import { readConfig } from "#platform/env.ts";
import { evaluateClassifier, summarise } from "#workflow/evaluate-classifier.ts";
import { openSubject } from "#workflow/open-subject.ts";

// Settings of the surroundings win over those of the file.
if (existsSync(".env")) process.loadEnvFile(".env");

let database: Database | null = null;
try {
  const given = readArguments();
  const { databaseUrl, dataFolder } = readConfig();
  const elapsedMs = () => performance.now();
  const subject = await openSubject(given.prompt, dataFolder, elapsedMs);
  database = given.isKept
    ? await openDatabase({ databaseUrl, folder: dataFolder })
    : null;
  const done = await evaluateClassifier(
    {
      subject,
      dataFile: given.data,
      baseline: given.baseline,
      folder: join(dataFolder, "evaluations"),
      db: database?.db ?? null,
      onProgress: process.stderr.isTTY ? showProgress : () => {},
    },
    systemClock.now(),
  );
  process.stdout.write(`${summarise(done)}\n`);
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  await database?.close();
}

function readArguments() {
  const usage =
    "Give: --prompt embedded --data FILE.jsonl [--baseline FILE.json or a classifier's name] [--no-store]. " +
    "Without the database (it is in use, or not wanted) say --no-store: the report is then kept as files only.";
  try {
    const { values } = parseArgs({
      options: {
        prompt: { type: "string" },
        data: { type: "string" },
        baseline: { type: "string" },
        "no-store": { type: "boolean", default: false },
      },
    });
    const { prompt, data, baseline = null } = values;
    if (prompt !== undefined && data !== undefined) {
      return { prompt, data, baseline, isKept: !values["no-store"] };
    }
  } catch (cause) {
    throw new AppError(usage, { code: "evaluation.arguments", cause });
  }
  throw new AppError(usage, { code: "evaluation.arguments" });
}

const WIDTH = 40;

function showProgress(done: number, total: number): void {
  const filled = Math.round((done / total) * WIDTH);
  const bar = "█".repeat(filled).padEnd(WIDTH, "░");
  process.stderr.write(`\r${bar} ${done}/${total}${done === total ? "\n" : ""}`);
}
