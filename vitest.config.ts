import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/support/global-setup.ts",
    // By itself it would leave one core of two idle.
    maxWorkers: "100%",
    // Generous: two slow cores may take several times as long as four fast ones.
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
