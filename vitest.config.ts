import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // The sandbox and the command line start real processes; on a busy machine they need room, not luck.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: "tests", include: ["grader/test/**/*.test.ts"] } },
      // Makes the machine busy, so it runs alone: npm run test:load.
      { extends: true, test: { name: "load", include: ["grader/test/load/*.load.ts"] } },
    ],
  },
});
