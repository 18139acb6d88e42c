/** `npm run calendar`: drafts, confirms and imports days of the office calendar from the command line. */
import { systemClock } from "#platform/clock.ts";
import {
  readArguments,
  readJsonFile,
  runProgram,
  withDatabase,
} from "#platform/command-line.ts";
import { runCalendarTool } from "#workflow/calendar-commands.ts";
import { seedCity } from "#workflow/seed-city.ts";

await runProgram(async (config) => {
  const { positionals, values } = readArguments({
    allowPositionals: true,
    options: {
      calendar: { type: "string", default: "city" },
      source: { type: "string" },
      agencies: { type: "string", default: "" },
    },
  });
  const given = {
    words: positionals,
    calendarId: values.calendar,
    source: values.source ?? null,
    agencyIds: values.agencies.split(",").filter((id) => id !== ""),
  };
  await withDatabase(config, async (database) => {
    await seedCity(database, systemClock.now());
    const tools = { database, read: readJsonFile };
    const report = await runCalendarTool(tools, given, systemClock.now());
    process.stdout.write(`${report}\n`);
  });
});
