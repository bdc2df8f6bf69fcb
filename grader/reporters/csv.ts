// CSV as it is written (RFC 4180), by everything that writes any. A spreadsheet runs a cell that looks like a formula, and
// what learners call themselves and their files is theirs to choose.

/** One row with its end. Text that looks like a formula is made tame; a number stays one. */
export function csvRow(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => (typeof cell === "number" ? String(cell) : csvCell(tame(cell)))).join(",")}\r\n`;
}

/** Text as a cell, quoted where it has to be: whoever reads the file gets exactly `text` again. */
export function csvCell(text: string, separator = ","): string {
  const needsQuotes = /["\r\n]|^\s|\s$/.test(text) || text.includes(separator);
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}

/** With an apostrophe in front where a spreadsheet would run it: so it is text. (The characters are those of OWASP.) */
export function tame(text: string): string {
  return /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
}
