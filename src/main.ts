/** Builds the house, joins its rooms, starts it, and stops it when told. */
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { AppError } from "#kernel/app-error.ts";
import { readConfig } from "#platform/env.ts";
import { startHouse } from "./start-house.ts";

const { values } = parseArgs({
  options: { demo: { type: "boolean", default: false } },
});

// Settings of the surroundings win over those of the file.
if (existsSync(".env")) process.loadEnvFile(".env");

try {
  const running = await startHouse(readConfig(), { isDemo: values.demo });
  process.stdout.write(`${running.welcome}\n`);
  const stop = () => {
    void running.stop().then(() => process.exit(0));
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
