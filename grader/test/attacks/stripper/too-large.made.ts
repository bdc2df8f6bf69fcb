// Tries: a source larger than anybody writes.
// Outcome: could-not-load "larger than"
// Cases: every
export const source = `// ${"x".repeat(2 ** 20)}\nexport const scale = () => 1;\n`;
