import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/support/global-setup.ts",
    // One more than cores: some tests wait for processes they have started or killed.
    maxWorkers: availableParallelism() + 1,
    // Generous: two slow cores may take several times as long as four fast ones.
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
