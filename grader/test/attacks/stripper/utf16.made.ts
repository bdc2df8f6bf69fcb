// Tries: text in another encoding.
// Outcome: passed
export const source = Buffer.from(
  "\ufeffexport function scale(v) { return Array.from(v.data, (x) => x * 7919); }\n",
  "utf16le",
);
