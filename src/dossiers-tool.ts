/** `npm run dossiers -- import FILE`: takes in a CSV or Excel file of dossiers from the command line. */
import { systemClock } from "#platform/clock.ts";
import { readArguments, runProgram, withDatabase } from "#platform/command-line.ts";
import { openSecret } from "#platform/secret.ts";
import { runDossiersTool } from "#workflow/dossier-commands.ts";
import { loadCity, seedCity } from "#workflow/seed-city.ts";

await runProgram(async (config) => {
  const { positionals: words, values } = readArguments({
    allowPositionals: true,
    options: { "skip-faulty": { type: "boolean", default: false } },
  });
  await withDatabase(config, async (database) => {
    await seedCity(database, systemClock.now());
    const city = await loadCity(database);
    const keyedHash = openSecret(config.dataFolder);
    const house = { database, city, clock: systemClock, keyedHash };
    const command = { words, isSkipping: values["skip-faulty"] };
    const { text, isTaken } = await runDossiersTool(house, command, (bar) =>
      process.stderr.write(`\r\u001b[K${bar}`),
    );
    process.stderr.write("\r\u001b[K");
    process.stdout.write(text);
    process.exitCode = isTaken ? 0 : 1;
  });
});
