// A spec as a tree in which everything knows where it is written. YAML ends here: nothing behind it sees the library.

import { onOneLine } from "./problem.ts";

export type SpecNode = ScalarNode | ListNode | MappingNode;

export type ScalarNode = {
  readonly kind: "scalar";
  readonly start: number;
  readonly value: string | number | boolean | null;
  /** As it is written, without quotes: `1.0` and `1` have the same value, but not the same source. */
  readonly source: string;
  readonly style: "plain" | "quoted" | "block";
};

export type ListNode = { readonly kind: "list"; readonly start: number; readonly items: readonly SpecNode[] };

export type MappingNode = { readonly kind: "mapping"; readonly start: number; readonly entries: readonly Entry[] };

export type Entry = {
  readonly key: string;
  readonly keyStart: number;
  readonly value: SpecNode;
  /** A word between the commas of `{ }` that has no colon: nearly always text that should be in quotes. */
  readonly bare: boolean;
};

/** The value of a key; undefined where the node has no such key or is not a mapping. */
export function child(node: SpecNode | undefined, key: string): SpecNode | undefined {
  return entryOf(node, key)?.value;
}

/** A key with its value and place; undefined where the node has no such key or is not a mapping. */
export function entryOf(node: SpecNode | undefined, key: string): Entry | undefined {
  return node?.kind === "mapping" ? node.entries.find((entry) => entry.key === key) : undefined;
}

/** The node as plain data, for the schema. */
export function plain(node: SpecNode): unknown {
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "list":
      return node.items.map(plain);
    case "mapping":
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
  }
}

/** What a node is, as the end of "... but is": `the text "abc"`, `42`, `a list`. */
export function describe(node: SpecNode): string {
  switch (node.kind) {
    case "list":
      return "a list";
    case "mapping":
      return "a mapping";
    case "scalar":
      if (node.value === null) return node.source === "" ? "empty" : "null";
      return typeof node.value === "string" ? `the text ${quote(node.value)}` : node.source;
  }
}

/** Text in double quotes, on one line and shortened to what a message has room for. */
export function quote(text: string): string {
  const line = onOneLine(text);
  return `"${line.length > 40 ? `${line.slice(0, 39)}…` : line}"`;
}
