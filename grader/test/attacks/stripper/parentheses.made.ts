// Tries: to break whatever reads nested brackets, for this file and every later one.
// Outcome: could-not-load "nested"
// Cases: every
export const source = `export const x = ${"(".repeat(50_000)}1${")".repeat(50_000)};\nexport const scale = () => x;\n`;
