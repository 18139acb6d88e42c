import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/support/global-setup.ts",
    // By itself it would leave one core of two idle.
    maxWorkers: "100%",
    // No room keeps anything at module level, so the files of a worker may share what was loaded.
    isolate: false,
    // Generous: two slow cores may take several times as long as four fast ones.
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
