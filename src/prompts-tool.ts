/** `npm run prompts`: shows prompts and moves their labels from the command line. */
import { userInfo } from "node:os";
import { systemClock } from "#platform/clock.ts";
import { readArguments, runProgram, withDatabase } from "#platform/command-line.ts";
import { runPromptTool } from "#workflow/prompt-commands.ts";

await runProgram(async (config) => {
  const { positionals, values } = readArguments({
    allowPositionals: true,
    options: {
      by: { type: "string" },
      reason: { type: "string" },
      override: { type: "boolean", default: false },
    },
  });
  const command = {
    words: positionals,
    by: values.by ?? userInfo().username,
    reason: values.reason ?? null,
    isOverride: values.override,
  };
  await withDatabase(config, async ({ db }) => {
    const said = await runPromptTool(db, command, systemClock.now());
    process.stdout.write(`${said}\n`);
  });
});
