// A child's program with another np: the same functions, rounded in other ways.

import type { Program } from "./program.ts";

export const NP_VARIANTS = ["backwards", "float32"] as const;
export type NpVariant = (typeof NP_VARIANTS)[number];

type Replacement = readonly [pattern: RegExp, text: string];

const ROUND = "for (let i = 0; i < out.length; i++) out[i] = Math.fround(out[i]);";

const REPLACEMENTS: Readonly<Record<NpVariant, readonly Replacement[]>> = {
  /** Sums are added up from the last element to the first. */
  backwards: [
    [
      /(const sumLane\b[^=]*=\s*\(data, start, step, count\) => \{)/,
      "$1 let total = 0; for (let i = count - 1; i >= 0; i--) total += data[start + i * step]; if (count >= 0) return total;",
    ],
  ],
  /** Every result of a function is rounded to float32. */
  float32: [
    [/(loop\(data, out\);)/, `$1 ${ROUND}`],
    [/(loop\(lineUp\([^;]*, out\);)/, `$1 ${ROUND}`],
    [/out\[i\] = (lane\(data, [^;]*\));/, "out[i] = Math.fround($1);"],
  ],
};

/** @throws Error when np no longer has what is replaced */
export function withNp(program: Program, variant: NpVariant): Program {
  let { np } = program;
  for (const [pattern, text] of REPLACEMENTS[variant]) {
    if (!pattern.test(np)) throw new Error(`np has nothing like ${pattern.source} for the variant ${variant}`);
    np = np.replace(pattern, text);
  }
  return { ...program, id: `${program.id} ${variant}`, np };
}
