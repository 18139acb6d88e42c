/** `npm run simulate`: which alerts would go out in the days ahead; nothing is sent and nothing written. */
import { systemClock } from "#platform/clock.ts";
import {
  readArguments,
  readJsonFile,
  runProgram,
  withExistingDatabase,
} from "#platform/command-line.ts";
import { createLog } from "#platform/logger.ts";
import { loadCity } from "#workflow/seed-city.ts";
import { runSimulateTool, type SimulateCommand } from "#workflow/simulate-commands.ts";

await runProgram(async (config) => {
  const command = readOptions();
  await withExistingDatabase(config, "/console/simulate", async (database) => {
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
