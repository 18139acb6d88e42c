/** `npm run calendar`: drafts, confirms and imports days of the office calendar from the command line. */
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { AppError } from "#kernel/app-error.ts";
import { systemClock } from "#platform/clock.ts";
import { type Database, openDatabase } from "#platform/db.ts";
import { readConfig } from "#platform/env.ts";
import { runCalendarTool } from "#workflow/calendar-commands.ts";
import { seedCity } from "#workflow/seed-city.ts";

// Settings of the surroundings win over those of the file.
if (existsSync(".env")) process.loadEnvFile(".env");

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    calendar: { type: "string", default: "city" },
    source: { type: "string" },
    agencies: { type: "string", default: "" },
  },
});

function read(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    const what = `${path} cannot be read as JSON. Name a file that exists.`;
    throw new AppError(what, { code: "calendar.file", cause });
  }
}

let database: Database | null = null;
try {
  const { databaseUrl, dataFolder } = readConfig();
  database = await openDatabase({ databaseUrl, folder: dataFolder });
  await seedCity(database, systemClock.now());
  const given = {
    words: positionals,
    calendarId: values.calendar,
    source: values.source ?? null,
    agencyIds: values.agencies.split(",").filter((id) => id !== ""),
  };
  const report = await runCalendarTool({ database, read }, given, systemClock.now());
  process.stdout.write(`${report}\n`);
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  await database?.close();
}
