/** `npm run simulate`: which alerts would go out in the days ahead; nothing is sent and nothing written. */
import { existsSync } from "node:fs";
import { AppError } from "#kernel/app-error.ts";
import { systemClock } from "#platform/clock.ts";
import {
  readArguments,
  readJsonFile,
  runProgram,
  withDatabase,
} from "#platform/command-line.ts";
import type { Database } from "#platform/db.ts";
import type { Config } from "#platform/env.ts";
import { createLog } from "#platform/logger.ts";
import { loadCity } from "#workflow/seed-city.ts";
import { runSimulateTool, type SimulateCommand } from "#workflow/simulate-commands.ts";

await runProgram(async (config) => {
  const command = readOptions();
  await withExisting(config, async (database) => {
    const city = await loadCity(database);
    const log = createLog({ level: "error" });
    const tools = { database, city, log, read: readJsonFile };
    const report = await runSimulateTool(tools, command, systemClock.now());
    process.stdout.write(`${report}\n`);
  });
});

function readOptions(): SimulateCommand {
  const option = { type: "string" } as const;
  const [from, to, policies] = [option, option, option];
  const [calendar, agency, format] = [option, option, option];
  const options = { from, to, policies, calendar, agency, format };
  const { values } = readArguments({ options });
  return {
    from: values.from ?? null,
    to: values.to ?? null,
    policies: values.policies ?? null,
    calendar: values.calendar ?? null,
    agency: values.agency ?? null,
    format: values.format ?? null,
  };
}

/** On what is there already: asking makes no new database. */
async function withExisting(
  config: Config,
  work: (database: Database) => Promise<void>,
): Promise<void> {
  const { databaseUrl, dataFolder } = config;
  if (databaseUrl === null && !existsSync(`${dataFolder}/pglite`)) {
    throw new AppError(
      `There is no database in ${dataFolder}. Start the program once with npm start, or set DATA_DIR or DATABASE_URL.`,
      { code: "simulation.noDatabase" },
    );
  }
  try {
    await withDatabase(config, work);
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code !== "folder.locked") throw cause;
    throw new AppError(
      `The program works in ${dataFolder} and the embedded database serves one process at a time. Open /console/simulate in its console, stop the program first, or copy the folder while it is stopped and set DATA_DIR to the copy.`,
      { code: "simulation.folderInUse", cause },
    );
  }
}
