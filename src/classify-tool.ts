/** `npm run classify -- --input FILE.jsonl --output FILE.jsonl`: what each message of a file is and who receives it. */
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { AppError } from "#kernel/app-error.ts";
import { readConfig } from "#platform/env.ts";
import { classifyFile } from "#workflow/classify-file.ts";
import { openTextReader } from "#workflow/open-classifier.ts";

// Settings of the surroundings win over those of the file.
if (existsSync(".env")) process.loadEnvFile(".env");

try {
  const { input, output } = readArguments();
  const read = await openTextReader(readConfig().dataFolder);
  const count = await classifyFile({ input, output }, read, () => performance.now());
  process.stdout.write(`${count} messages classified into ${output}\n`);
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function readArguments(): { input: string; output: string } {
  const usage = "Give both: --input FILE.jsonl --output FILE.jsonl";
  try {
    const { values } = parseArgs({
      options: { input: { type: "string" }, output: { type: "string" } },
    });
    if (values.input !== undefined && values.output !== undefined) {
      return { input: values.input, output: values.output };
    }
  } catch (cause) {
    throw new AppError(usage, { code: "classify.arguments", cause });
  }
  throw new AppError(usage, { code: "classify.arguments" });
}
