/** `npm run retrain [-- --now]`, `npm run retrain -- rollback [HASH]`: the model of the house, from the command line. */
import { userInfo } from "node:os";
import { systemClock } from "#platform/clock.ts";
import { readArguments, runProgram, withDatabase } from "#platform/command-line.ts";
import { createLog } from "#platform/logger.ts";
import { openLearning } from "#workflow/open-learning.ts";
import { runRetrainTool } from "#workflow/retrain-commands.ts";
import { seedCity } from "#workflow/seed-city.ts";

await runProgram(async (config) => {
  const { positionals: words, values } = readArguments({
    allowPositionals: true,
    options: { now: { type: "boolean", default: false } },
  });
  const given = { words, isForced: values.now, by: userInfo().username };
  await withDatabase(config, async (database) => {
    await seedCity(database, systemClock.now());
    const { dataFolder: directory, logLevel } = config;
    const log = createLog({ level: logLevel });
    const ground = { database, log, clock: systemClock };
    const learning = await openLearning(ground, { directory, models: "models" });
    process.stdout.write(`${await runRetrainTool({ ...ground, learning }, given)}\n`);
  });
});
