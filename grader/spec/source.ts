// YAML text -> tree. Knows YAML and its traps; knows nothing of what a spec means.

import { isAlias, isCollection, isMap, isNode, isPair, isScalar, parseDocument, type Node, type Scalar } from "yaml";

import { describe, quote, type Entry, type ScalarNode, type SpecNode } from "./node.ts";
import type { ProblemList } from "./problem.ts";
import { addSyntaxProblems } from "./syntax.ts";

const MAX_DEPTH = 64;
/** How many nodes aliases may stand for, so that a few lines cannot unfold into gigabytes. */
const MAX_ALIASED_NODES = 100_000;

/** The tree of a YAML text; undefined, with problems added, when there is none. */
export function readSource(text: string, problems: ProblemList): SpecNode | undefined {
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false, logLevel: "error" });
  addSyntaxProblems(document, text, problems);
  if (problems.size > 0) return undefined;
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    problems.add(0, 'the file is empty. Begin with a line such as "title: Softmax".');
    return undefined;
  }
  const builder = new TreeBuilder(problems);
  const root = builder.build(document.contents);
  return builder.isBroken ? undefined : root;
}

/**
 * Where a position inside a scalar's text is in the file: exact in a block (`|`) and in simple quotes, the scalar's own
 * start where lines were folded or escapes were used.
 */
export function offsetInText(node: ScalarNode, offset: number, text: string): number {
  if (typeof node.value !== "string") return node.start + offset;
  if (node.style !== "block") {
    const begin = node.start + (node.style === "quoted" ? 1 : 0);
    return text.startsWith(node.value, begin) ? begin + offset : node.start;
  }
  const before = node.value.slice(0, offset).split("\n");
  const column = before.at(-1)?.length ?? 0;
  const lineStart = nthLineAfter(text, node.start, before.length);
  const lineEnd = text.indexOf("\n", lineStart);
  const line = text.slice(lineStart, lineEnd === -1 ? text.length : lineEnd).replace(/\r$/u, "");
  const content = node.value.split("\n")[before.length - 1] ?? "";
  return line.endsWith(content) ? lineStart + line.length - content.length + column : node.start;
}

function nthLineAfter(text: string, offset: number, lines: number): number {
  let start = offset;
  for (let i = 0; i < lines; i++) {
    const newline = text.indexOf("\n", start);
    if (newline === -1) return text.length;
    start = newline + 1;
  }
  return start;
}

class TreeBuilder {
  readonly #problems: ProblemList;
  readonly #anchors = new Map<string, Node>();
  /** Anchors whose own node is being built: an alias to one of these would never end. */
  readonly #open = new Set<string>();
  #aliasDepth = 0;
  /** Where the alias is that is being unfolded, the outermost one. */
  #aliasStart = 0;
  #aliasedNodes = 0;
  #isBroken = false;

  constructor(problems: ProblemList) {
    this.#problems = problems;
  }

  /** Something could not be built at all, so what the tree says of that place means nothing. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  build(node: Node, depth = 0): SpecNode {
    const start = startOf(node);
    if (isAlias(node)) return this.#buildAlias(node.source, start, depth);
    if (this.#aliasDepth > 0) this.#aliasedNodes++;
    if (depth > MAX_DEPTH) {
      return this.#broken(start, `this is nested more than ${MAX_DEPTH} levels deep. Write it flatter.`);
    }
    if (this.#aliasedNodes > MAX_ALIASED_NODES) {
      if (this.#isBroken) return nothing(start);
      const advice = "Write the values out.";
      return this.#broken(
        this.#aliasStart,
        `the aliases (*name) unfold to more than ${MAX_ALIASED_NODES} values. ${advice}`,
      );
    }
    const anchor = node.anchor;
    if (anchor === undefined) return this.#buildPlain(node, start, depth);
    this.#anchors.set(anchor, node);
    this.#open.add(anchor);
    const built = this.#buildPlain(node, start, depth);
    this.#open.delete(anchor);
    return built;
  }

  #buildAlias(name: string, start: number, depth: number): SpecNode {
    const target = this.#anchors.get(name);
    if (target === undefined) {
      const advice = "If the text begins with *, put it in quotes.";
      return this.#broken(start, `*${name} refers to nothing: no &${name} comes before it. ${advice}`);
    }
    if (this.#open.has(name)) {
      return this.#broken(start, `*${name} refers to the very value that it is part of. Write the value out.`);
    }
    if (this.#aliasDepth === 0) this.#aliasStart = start;
    this.#aliasDepth++;
    const built = this.build(target, depth + 1);
    this.#aliasDepth--;
    return { ...built, start };
  }

  #broken(start: number, message: string): ScalarNode {
    this.#problems.add(start, message);
    this.#isBroken = true;
    return nothing(start);
  }

  #buildPlain(node: Node, start: number, depth: number): SpecNode {
    if (isMap(node)) return { kind: "mapping", start, entries: this.#buildEntries(node.items, depth) };
    if (isCollection(node)) {
      return { kind: "list", start, items: node.items.filter(isNode).map((item) => this.build(item, depth + 1)) };
    }
    return isScalar(node) ? scalar(node, start) : nothing(start);
  }

  #buildEntries(pairs: readonly unknown[], depth: number): Entry[] {
    const entries = new Map<string, Entry>();
    for (const pair of pairs) {
      if (!isPair(pair) || !isNode(pair.key)) continue;
      const keyStart = startOf(pair.key);
      const key = this.#key(pair.key, depth);
      if (key === undefined) continue;
      const first = entries.get(key);
      const value = isNode(pair.value) ? this.build(pair.value, depth + 1) : nothing(keyStart);
      if (first === undefined) entries.set(key, { key, keyStart, value, bare: !isNode(pair.value) });
      else {
        const line = this.#problems.lineAt(first.keyStart);
        this.#problems.add(keyStart, `the key ${quote(key)} is written twice; the first is on line ${line}. Keep one.`);
      }
    }
    return [...entries.values()];
  }

  #key(node: Node, depth: number): string | undefined {
    const key = this.build(node, depth + 1);
    if (key.kind === "scalar" && (key.source !== "" || key.style === "quoted"))
      return typeof key.value === "string" ? key.value : key.source;
    if (this.#isBroken) return undefined;
    this.#problems.add(
      key.start,
      key.kind === "scalar"
        ? "a key is missing before this colon. Write a name, or put the text in quotes."
        : `a key must be a name, but is ${describe(key)}. If { } or [ ] is part of a text, put the text in quotes.`,
    );
    return undefined;
  }
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

function nothing(start: number): ScalarNode {
  return { kind: "scalar", start, value: null, source: "", style: "plain" };
}

function scalar(node: Scalar, start: number): ScalarNode {
  const { value } = node;
  return {
    kind: "scalar",
    start,
    value: plainValue(value, node.source ?? ""),
    source: node.source ?? "",
    style: styleOf(node.type),
  };
}

function plainValue(value: unknown, source: string): ScalarNode["value"] {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  // A file that asks for YAML 1.1 has dates, and loses their offsets.
  return value instanceof Date ? source : null;
}

function styleOf(type: Scalar["type"]): ScalarNode["style"] {
  if (type === "BLOCK_LITERAL" || type === "BLOCK_FOLDED") return "block";
  return type === "QUOTE_DOUBLE" || type === "QUOTE_SINGLE" ? "quoted" : "plain";
}
