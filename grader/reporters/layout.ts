// How wide text is on a terminal and how it is broken into lines. Works on plain text: colours are added to whole lines later.

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

/** How many terminal columns `text` takes: two for East Asian characters and emoji, none for combining marks. */
export function columnsOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += WIDE.test(character) ? 2 : /\p{M}/u.test(character) ? 0 : 1;
  return columns;
}

/** `text` with spaces behind it, so that it takes at least `columns` columns. */
export function padEnd(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - columnsOf(text)));
}

/** `text`, or its beginning and an ellipsis where it takes more than `columns` columns. */
export function cut(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  return `${takeColumns(text, columns - 1).trimEnd()}…`;
}

const GLUE = "\u00a0";

/** Keeps the words of `text` on one line, where `wrap` has room for them. */
export function glue(text: string): string {
  return text.replaceAll(" ", GLUE);
}

/**
 * Breaks `text` at spaces into lines of at most `columns` columns; lines after the first begin with `hang` spaces. A word
 * that is too long is broken too, unless it has a slash: half a path cannot be copied.
 */
export function wrap(text: string, columns: number, hang: number = 0): readonly string[] {
  const narrow = Math.max(8, columns - hang);
  const words = text.split(" ").flatMap((word) => (columnsOf(word) > narrow ? word.split(GLUE) : [word]));
  const lines: string[] = [];
  let line = "";
  for (let word of words) {
    const room = lines.length === 0 ? Math.max(8, columns) : narrow;
    if (line !== "" && columnsOf(line) + 1 + columnsOf(word) <= room) {
      line += ` ${word}`;
      continue;
    }
    if (line !== "") lines.push(line);
    while (columnsOf(word) > narrow && !word.includes("/")) {
      const part = takeColumns(word, narrow);
      lines.push(part);
      word = word.slice(part.length);
    }
    line = word;
  }
  lines.push(line);
  return lines.map((each, at) => " ".repeat(at === 0 ? 0 : hang) + each.replaceAll(GLUE, " "));
}

/** As `wrap`, and every line keeps the spaces that `text` begins with: for what is aligned by them. */
export function wrapIndented(text: string, columns: number): readonly string[] {
  const spaces = /^ */.exec(text)?.[0].slice(0, columns >> 1) ?? "";
  return wrap(text.trimStart(), columns - spaces.length).map((line) => spaces + line);
}

function takeColumns(text: string, columns: number): string {
  let taken = "";
  let used = 0;
  for (const character of text) {
    used += columnsOf(character);
    if (used > columns && taken !== "") break;
    taken += character;
  }
  return taken;
}
