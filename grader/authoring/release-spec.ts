// A spec, or a course's settings, as learners get them: without some of its parts and without any comment, which are
// notes among authors. All else stays as it was written, to the letter: `1.0` is not `1`.

import { type CST, isMap, isNode, isPair, isSeq, parseDocument, Parser, type YAMLMap } from "yaml";

/** What is cut out: top-level keys, and cases by their place in the list. */
export type Cuts = { readonly keys: readonly string[]; readonly cases: readonly number[] };

/** A part of a text: from, to. */
type Span = readonly [start: number, end: number];

/**
 * @param text a valid spec or course.yaml
 * @param schema of the file, from where it lies
 * @returns undefined where a part cannot be cut out, because it does not have lines of its own
 */
export function learnersText(text: string, cuts: Cuts, schema: string): string | undefined {
  const plain = withoutComments(text.replace(/^\uFEFF/u, "").replaceAll("\r\n", "\n"));
  const root = parseDocument(plain).contents;
  if (!isMap(root)) return undefined;
  const spans = [...keySpans(root, plain, cuts.keys), ...caseSpans(root, plain, cuts.cases)];
  if (!spans.every((span) => span !== undefined)) return undefined;
  return `# yaml-language-server: $schema=${schema}\n${without(plain, spans).trimStart()}`;
}

/** Comments are what YAML says they are: a # in a prompt is none. */
function withoutComments(text: string): string {
  const spans: Span[] = [];
  for (const token of new Parser().parse(text)) addComments(token, spans);
  const wide = spans.map(([start, end]): Span => {
    const before = text.slice(0, start).trimEnd().length;
    const lineStart = text.lastIndexOf("\n", start - 1) + 1;
    // A line of its own goes as a whole.
    return before <= lineStart ? [lineStart, text.startsWith("\n", end) ? end + 1 : end] : [before, end];
  });
  return without(text, wide);
}

function addComments(token: unknown, spans: Span[]): void {
  if (Array.isArray(token)) {
    for (const each of token) addComments(each, spans);
  } else if (isComment(token)) {
    spans.push([token.offset, token.offset + token.source.length]);
  } else if (typeof token === "object" && token !== null) {
    for (const each of Object.values(token)) addComments(each, spans);
  }
}

function isComment(token: unknown): token is CST.SourceToken {
  return typeof token === "object" && token !== null && "type" in token && token.type === "comment";
}

function keySpans(root: YAMLMap, text: string, keys: readonly string[]): readonly (Span | undefined)[] {
  return root.items.flatMap((pair, at) =>
    isNamed(pair, keys) ? [linesBetween(text, startOf(pair.key, text), startOf(root.items[at + 1]?.key, text))] : [],
  );
}

function caseSpans(root: YAMLMap, text: string, cases: readonly number[]): readonly (Span | undefined)[] {
  const at = root.items.findIndex((pair) => isNamed(pair, ["cases"]));
  const list = root.items[at]?.value;
  if (!isSeq(list)) return cases.map(() => undefined);
  const end = startOf(root.items[at + 1]?.key, text);
  return cases.map((index) =>
    linesBetween(
      text,
      dashOf(list.items[index], text),
      index + 1 < list.items.length ? dashOf(list.items[index + 1], text) : end,
    ),
  );
}

function isNamed(pair: unknown, keys: readonly string[]): boolean {
  return isPair(pair) && isNode(pair.key) && keys.includes(String(pair.key));
}

/** Where a key begins; the end of the text where there is none. */
function startOf(key: unknown, text: string): number {
  return isNode(key) && key.range ? key.range[0] : text.length;
}

/** Where the dash of an item is; -1 where it has none. */
function dashOf(item: unknown, text: string): number {
  return isNode(item) && item.range ? text.lastIndexOf("-", item.range[0] - 1) : -1;
}

/** Whole lines: undefined where something else stands before the first of them, or before what follows. */
function linesBetween(text: string, start: number, end: number): Span | undefined {
  const lines = [start, end].map((offset) => text.lastIndexOf("\n", offset - 1) + 1);
  const [from = 0, to = 0] = lines;
  const isClean = start >= 0 && end >= 0 && text.slice(from, start).trim() === "";
  if (end === text.length) return isClean ? [from, end] : undefined;
  return isClean && text.slice(to, end).trim() === "" ? [from, to] : undefined;
}

function without(text: string, spans: readonly Span[]): string {
  return spans
    .toSorted(([a], [b]) => b - a)
    .reduce((rest, [start, end]) => rest.slice(0, start) + rest.slice(end), text);
}
