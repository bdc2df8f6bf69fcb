// Tries: the same with blocks, lists, functions and templates.
// Outcome: could-not-load "nested"
// Cases: every
export const source = `export const scale = () => ${"[{a:`${".repeat(20_000)}1${"}`}]".repeat(20_000)};\n`;
