import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["grader/test/**/*.test.ts"],
    // The sandbox and the command line start real processes; on a busy machine they need room, not luck.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
