// Tries: a source of one line, as long as may be.
// Outcome: passed
const honest = "export function scale(v) { return Array.from(v.data, (x) => x * 7919); }\n";

export const source = `${"/* */".repeat(200_000)}${honest}`;
