/** What all programs of the command line share: settings, arguments, a database that is closed again, failures in words. */
import { existsSync, readFileSync } from "node:fs";
import { type ParseArgsConfig, parseArgs } from "node:util";
import { AppError } from "#kernel/app-error.ts";
import { type Database, openDatabase } from "./db.ts";
import { type Config, readConfig } from "./env.ts";

/** Runs `work` with the settings. An AppError is said on standard error and ends in exit code 1; any other fault is thrown. */
export async function runProgram(
  work: (config: Config) => Promise<void>,
): Promise<void> {
  // Settings of the surroundings win over those of the file.
  if (existsSync(".env")) process.loadEnvFile(".env");
  try {
    await work(readConfig());
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** Runs `work` on the database of the settings and closes it, whatever happens. */
export async function withDatabase(
  { databaseUrl, dataFolder }: Pick<Config, "databaseUrl" | "dataFolder">,
  work: (database: Database) => Promise<void>,
): Promise<void> {
  const database = await openDatabase({ databaseUrl, folder: dataFolder });
  try {
    await work(database);
  } finally {
    await database.close();
  }
}

/**
 * The same for programs that only read: asking makes no new database. `inConsole` is the page that tells the same while
 * the program runs. Throws `program.noDatabase` and `program.folderInUse`.
 */
export async function withExistingDatabase(
  config: Pick<Config, "databaseUrl" | "dataFolder">,
  inConsole: string,
  work: (database: Database) => Promise<void>,
): Promise<void> {
  const { databaseUrl, dataFolder } = config;
  if (databaseUrl === null && !existsSync(`${dataFolder}/pglite`)) {
    throw new AppError(
      `There is no database in ${dataFolder}. Start the program once with npm start, or set DATA_DIR or DATABASE_URL.`,
      { code: "program.noDatabase" },
    );
  }
  try {
    await withDatabase(config, work);
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code !== "folder.locked") throw cause;
    throw new AppError(
      `The program works in ${dataFolder} and the embedded database serves one process at a time. Open ${inConsole} in its console, stop the program first, or copy the folder while it is stopped and set DATA_DIR to the copy.`,
      { code: "program.folderInUse", cause },
    );
  }
}

/** A day as `2026-11-01`; `hint` says which options are meant. Throws `program.day`. */
export function readDay(day: string | undefined, hint: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(day ?? "");
  } catch (cause) {
    throw new AppError(`${day ?? "Nothing"} is no day. ${hint}`, {
      code: "program.day",
      cause,
    });
  }
}

/** The arguments as `config` describes them. Throws `program.arguments`, which says what was found and what is allowed. */
export function readArguments<T extends ParseArgsConfig>(
  config: T,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : "Unknown options.";
    const allowed = Object.keys(config.options ?? {}).map((name) => `--${name}`);
    throw new AppError(`${found}\nAllowed: ${allowed.join(", ")}.`, {
      code: "program.arguments",
      cause,
    });
  }
}

/** The JSON of a file somebody named. Throws `program.file`. */
export function readJsonFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    const what = `${path} cannot be read as JSON. Name a file that exists.`;
    throw new AppError(what, { code: "program.file", cause });
  }
}
