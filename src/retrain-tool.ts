/** `npm run retrain [-- --now]`, `npm run retrain -- rollback [HASH]`: the model of the house, from the command line. */
import { existsSync } from "node:fs";
import { userInfo } from "node:os";
import { parseArgs } from "node:util";
import { AppError } from "#kernel/app-error.ts";
import { systemClock } from "#platform/clock.ts";
import { type Database, openDatabase } from "#platform/db.ts";
import { readConfig } from "#platform/env.ts";
import { createLog } from "#platform/logger.ts";
import { openLearning } from "#workflow/open-learning.ts";
import { runRetrainTool, USAGE } from "#workflow/retrain-commands.ts";
import { seedCity } from "#workflow/seed-city.ts";

// Settings of the surroundings win over those of the file.
if (existsSync(".env")) process.loadEnvFile(".env");

let database: Database | null = null;
try {
  const { words, isForced } = readArguments();
  const { databaseUrl, dataFolder: directory, logLevel } = readConfig();
  database = await openDatabase({ databaseUrl, folder: directory });
  await seedCity(database, systemClock.now());
  const ground = { database, log: createLog({ level: logLevel }), clock: systemClock };
  const learning = await openLearning(ground, { directory, models: "models" });
  const given = { words, isForced, by: userInfo().username };
  process.stdout.write(`${await runRetrainTool({ ...ground, learning }, given)}\n`);
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  await database?.close();
}

function readArguments(): { words: readonly string[]; isForced: boolean } {
  try {
    const { positionals: words, values } = parseArgs({
      allowPositionals: true,
      options: { now: { type: "boolean", default: false } },
    });
    return { words, isForced: values.now };
  } catch (cause) {
    throw new AppError(USAGE, { code: "retrain.arguments", cause });
  }
}
