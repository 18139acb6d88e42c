/** `npm run simulate`: which alerts would go out in the days ahead; nothing is sent and nothing written. */
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { AppError } from "#kernel/app-error.ts";
import { systemClock } from "#platform/clock.ts";
import { type Database, openDatabase } from "#platform/db.ts";
import { readConfig } from "#platform/env.ts";
import { createLog } from "#platform/logger.ts";
import { loadCity } from "#workflow/seed-city.ts";
import { runSimulateTool, type SimulateCommand } from "#workflow/simulate-commands.ts";

// Settings of the surroundings win over those of the file.
if (existsSync(".env")) process.loadEnvFile(".env");

function readOptions(): SimulateCommand {
  const option = { type: "string" } as const;
  const [from, to, policies] = [option, option, option];
  const [calendar, agency, format] = [option, option, option];
  const options = { from, to, policies, calendar, agency, format };
  try {
    const { values } = parseArgs({ options });
    return {
      from: values.from ?? null,
      to: values.to ?? null,
      policies: values.policies ?? null,
      calendar: values.calendar ?? null,
      agency: values.agency ?? null,
      format: values.format ?? null,
    };
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : "Unknown options.";
    const allowed = Object.keys(options).map((name) => `--${name}`);
    throw new AppError(`${found}\nAllowed: ${allowed.join(", ")}.`, {
      code: "simulation.command",
      cause,
    });
  }
}

function read(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    const what = `${path} cannot be read as JSON. Name a file that exists.`;
    throw new AppError(what, { code: "simulation.file", cause });
  }
}

/** What is there already: asking makes no new database. */
async function openExisting(): Promise<Database> {
  const { databaseUrl, dataFolder } = readConfig();
  if (databaseUrl === null && !existsSync(`${dataFolder}/pglite`)) {
    throw new AppError(
      `There is no database in ${dataFolder}. Start the program once with npm start, or set DATA_DIR or DATABASE_URL.`,
      { code: "simulation.noDatabase" },
    );
  }
  try {
    return await openDatabase({ databaseUrl, folder: dataFolder });
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code !== "folder.locked") throw cause;
    throw new AppError(
      `The program works in ${dataFolder} and the embedded database serves one process at a time. Open /console/simulate in its console, stop the program first, or copy the folder while it is stopped and set DATA_DIR to the copy.`,
      { code: "simulation.folderInUse", cause },
    );
  }
}

let database: Database | null = null;
try {
  const command = readOptions();
  database = await openExisting();
  const city = await loadCity(database);
  const log = createLog({ level: "error" });
  const tools = { database, city, log, read };
  const report = await runSimulateTool(tools, command, systemClock.now());
  process.stdout.write(`${report}\n`);
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  await database?.close();
}
