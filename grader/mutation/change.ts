// One small change of a source: what takes the place of what. The same change can be made in the TypeScript and in the
// JavaScript that it is stripped to, since stripping leaves everything where it is.

import type { Operator } from "../domain/mutant.ts";

/** A part of the source, by its offsets; a node of the tree is one. */
export type Span = { readonly start: number; readonly end: number };

export type Change = {
  readonly operator: Operator;
  readonly span: Span;
  /** New text, and parts of the source that stay. */
  readonly pieces: readonly (string | Span)[];
};

/** How much of what was and what is now an id shows. */
const SHOWN = 60;

export function change(operator: Operator, { start, end }: Span, ...pieces: readonly (string | Span)[]): Change {
  return { operator, span: { start, end }, pieces };
}

/** The source with the change made. */
export function changed(source: string, { span, pieces }: Change): string {
  return source.slice(0, span.start) + textOf(source, pieces) + source.slice(span.end);
}

/** The line that is changed, with the change in brackets. */
export function changeText(source: string, { span, pieces }: Change): string {
  const lineStart = source.lastIndexOf("\n", span.start - 1) + 1;
  const newline = source.indexOf("\n", span.end);
  const [before, after] = [source.slice(span.start, span.end), textOf(source, pieces)];
  const rest = source.slice(span.end, newline === -1 ? source.length : newline);
  const what = before === "" ? `+ ${shown(after)}` : `${shown(before)} -> ${shown(around(after, before))}`;
  return oneLine(`${source.slice(lineStart, span.start)}[${what}]${rest}`);
}

function textOf(source: string, pieces: Change["pieces"]): string {
  return pieces.map((piece) => (typeof piece === "string" ? piece : source.slice(piece.start, piece.end))).join("");
}

/** What is put around something long is told without it. */
function around(after: string, before: string): string {
  return before.length > SHOWN / 4 ? after.replace(before, "…") : after;
}

function shown(text: string): string {
  const line = oneLine(text);
  return line.length > SHOWN ? `${line.slice(0, SHOWN / 2)}…${line.slice(-SHOWN / 2)}` : line;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
