/** `npm run dossiers -- import FILE`: takes in a CSV or Excel file of dossiers from the command line. */
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { AppError } from "#kernel/app-error.ts";
import { systemClock } from "#platform/clock.ts";
import { type Database, openDatabase } from "#platform/db.ts";
import { readConfig } from "#platform/env.ts";
import { openSecret } from "#platform/secret.ts";
import { runDossiersTool } from "#workflow/dossier-commands.ts";
import { loadCity, seedCity } from "#workflow/seed-city.ts";

// Settings of the surroundings win over those of the file.
if (existsSync(".env")) process.loadEnvFile(".env");

const { positionals: words, values } = parseArgs({
  allowPositionals: true,
  options: { "skip-faulty": { type: "boolean", default: false } },
});

let database: Database | null = null;
try {
  const { databaseUrl, dataFolder } = readConfig();
  database = await openDatabase({ databaseUrl, folder: dataFolder });
  await seedCity(database, systemClock.now());
  const city = await loadCity(database);
  const keyedHash = openSecret(dataFolder);
  const house = { database, city, clock: systemClock, keyedHash };
  const command = { words, isSkipping: values["skip-faulty"] };
  const { text, isTaken } = await runDossiersTool(house, command, (bar) =>
    process.stderr.write(`\r\u001b[K${bar}`),
  );
  process.stderr.write("\r\u001b[K");
  process.stdout.write(text);
  process.exitCode = isTaken ? 0 : 1;
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  await database?.close();
}
