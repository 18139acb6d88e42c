/** Builds the house, joins its rooms, starts it, and stops it when told. */
import { readArguments, runProgram } from "#platform/command-line.ts";
import { startHouse } from "./start-house.ts";

await runProgram(async (config) => {
  const { values } = readArguments({
    options: { demo: { type: "boolean", default: false } },
  });
  const running = await startHouse(config, { isDemo: values.demo });
  process.stdout.write(`${running.welcome}\n`);
  const stop = () => {
    void running.stop().then(() => process.exit(0));
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
});
