// How long the tests with random inputs run: a moment by default; FUZZ=100 npm test -- fuzz runs them a hundred times as
// long. What fails is printed with the seed that repeats it.

const FACTOR = Number(process.env["FUZZ"] ?? 1);

/** Settings for fast-check: `runs` of them by default. */
export function fuzz(runs: number): { readonly numRuns: number } {
  return { numRuns: Math.ceil(runs * FACTOR) };
}

/** For vitest: what a test that long may take. */
export const FUZZ_TIMEOUT_MS = Math.max(60_000, 60_000 * FACTOR);
