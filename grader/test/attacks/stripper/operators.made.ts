// Tries: an expression of half a million operators.
// Outcome: could-not-load or failed
// Cases: every
export const source = `export const scale = () => 1${"+1".repeat(500_000)};\n`;
