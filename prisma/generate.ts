/** Generates the database client into `src/generated/prisma`; works without a network. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const prisma = fileURLToPath(import.meta.resolve("prisma/build/index.js"));

// `generate` never starts the schema engine, but looks for its binary and would download it.
const { status } = spawnSync(process.execPath, [prisma, "generate", "--no-hints"], {
  stdio: ["ignore", "ignore", "inherit"],
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    CHECKPOINT_DISABLE: "1",
  },
});
process.exitCode = status ?? 1;
