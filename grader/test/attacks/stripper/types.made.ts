// Tries: the same with types, which only the stripper reads.
// Outcome: could-not-load "nested"
// Cases: every
export const source = `export type T = ${"Array<".repeat(50_000)}number${">".repeat(50_000)};\nexport const scale = (): number => 1;\n`;
