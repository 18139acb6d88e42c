/** `npm run prompts`: shows prompts and moves their labels from the command line. */
import { existsSync } from "node:fs";
import { userInfo } from "node:os";
import { parseArgs } from "node:util";
import { AppError } from "#kernel/app-error.ts";
import { systemClock } from "#platform/clock.ts";
import { type Database, openDatabase } from "#platform/db.ts";
import { readConfig } from "#platform/env.ts";
import { runPromptTool } from "#workflow/prompt-commands.ts";

// Settings of the surroundings win over those of the file.
if (existsSync(".env")) process.loadEnvFile(".env");

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    by: { type: "string" },
    reason: { type: "string" },
    override: { type: "boolean", default: false },
  },
});

let database: Database | null = null;
try {
  const { databaseUrl, dataFolder } = readConfig();
  database = await openDatabase({ databaseUrl, folder: dataFolder });
  const command = {
    words: positionals,
    by: values.by ?? userInfo().username,
    reason: values.reason ?? null,
    isOverride: values.override,
  };
  const said = await runPromptTool(database.db, command, systemClock.now());
  process.stdout.write(`${said}\n`);
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  await database?.close();
}
