// What is wrong in a spec, and where. Light on purpose: whoever only shows problems loads neither the parser nor zod.

/** One thing that is wrong in a file; line and column count from 1. */
export type Problem = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What is wrong, why, and what to do about it. */
  readonly message: string;
};

/** What reading a file gives: the value, or every problem of the file in the order of its lines. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A problem as one line: `exercises/06-softmax/exercise.yaml:14:7 unknown key "rtoll" in tolerance. Did you mean "rtol"?` */
export function problemText(problem: Problem): string {
  return `${problem.file}:${problem.line}:${problem.column} ${problem.message}`;
}

/** A text of the file as a message can show it: on one line, whatever control characters are in it. */
export function onOneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
}

/** The problems of one file, gathered by offset while it is read. */
export class ProblemList {
  readonly #file: string;
  readonly #lineStarts: readonly number[];
  readonly #found = new Map<string, Problem>();

  constructor(file: string, text: string) {
    this.#file = file;
    this.#lineStarts = [0, ...Array.from(text.matchAll(/\n/gu), (newline) => newline.index + 1)];
  }

  /** Adds a problem at an offset of the text. The same words at the same place count once. */
  add(offset: number, message: string): void {
    const { line, column } = this.placeOf(offset);
    this.#found.set(`${line}:${column} ${message}`, { file: this.#file, line, column, message });
  }

  /** The line and column of an offset, from 1. */
  placeOf(offset: number): { readonly line: number; readonly column: number } {
    const line = this.lineAt(offset);
    return { line, column: offset - (this.#lineStarts[line - 1] ?? 0) + 1 };
  }

  /** The line of an offset, from 1. */
  lineAt(offset: number): number {
    // Halved again and again: a file that is wrong throughout asks for every one of its lines.
    let [line, after] = [0, this.#lineStarts.length];
    while (after - line > 1) {
      const middle = (line + after) >> 1;
      if ((this.#lineStarts[middle] ?? Infinity) > offset) after = middle;
      else line = middle;
    }
    return after;
  }

  /** Everything found so far, in the order of the file. */
  sorted(): Problem[] {
    return [...this.#found.values()].toSorted((a, b) => a.line - b.line || a.column - b.column);
  }

  get size(): number {
    return this.#found.size;
  }
}
