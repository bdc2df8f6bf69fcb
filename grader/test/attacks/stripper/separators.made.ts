// Tries: line ends of every kind that Unicode has.
// Outcome: passed
const honest = "export function scale(v) { return Array.from(v.data, (x) => x * 7919); }\n";

export const source = `\ufeff// a comment\u2028\r\n${honest}\u2029\f\v\r`;
