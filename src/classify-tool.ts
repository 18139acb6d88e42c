/** `npm run classify -- --input FILE.jsonl --output FILE.jsonl`: what each message of a file is and who receives it. */
import { AppError } from "#kernel/app-error.ts";
import { readArguments, runProgram } from "#platform/command-line.ts";
import { classifyFile } from "#workflow/classify-file.ts";
import { openTextReader } from "#workflow/open-classifier.ts";

await runProgram(async ({ dataFolder }) => {
  const { values } = readArguments({
    options: { input: { type: "string" }, output: { type: "string" } },
  });
  const { input, output } = values;
  if (input === undefined || output === undefined) {
    const usage = "Give both: --input FILE.jsonl --output FILE.jsonl";
    throw new AppError(usage, { code: "classify.arguments" });
  }
  const read = await openTextReader(dataFolder);
  const count = await classifyFile({ input, output }, read, () => performance.now());
  process.stdout.write(`${count} messages classified into ${output}\n`);
});
