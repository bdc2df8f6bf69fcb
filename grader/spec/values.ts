// A tree -> the Value that it spells: numbers, text, nested lists, mappings, and what NumPy printed.

import type { Precision } from "../domain/exercise.ts";
import { nest } from "../domain/nested.ts";
import { readPrinted } from "../domain/printed.ts";
import { boolean, number, type Value } from "../domain/value.ts";
import { child, describe, quote, type ListNode, type MappingNode, type ScalarNode, type SpecNode } from "./node.ts";
import type { ProblemList } from "./problem.ts";
import { offsetInText } from "./source.ts";

export type ValueReader = { readonly text: string; readonly problems: ProblemList };

export type ReadValue = { readonly value: Value; readonly precision: Precision };

/**
 * The value that a node spells. Numbers are int64 where every one is written without a point or exponent.
 * Rows of different lengths are a problem, unless `mayBeList` says that a plain list is fine too.
 * @returns undefined, with problems added, when the node spells no value.
 */
export function readValue(node: SpecNode, mayBeList: boolean, reader: ValueReader): ReadValue | undefined {
  const precisions = new Set<Precision>();
  const value = new Reading(reader, precisions, mayBeList).read(node);
  precisions.delete("full");
  if (precisions.size > 1) {
    reader.problems.add(
      node.start,
      "one value cannot hold both prints with exponents and prints without: they are known to different precision. Make two cases of it.",
    );
    return undefined;
  }
  return value === undefined ? undefined : { value, precision: [...precisions][0] ?? "full" };
}

class Reading {
  readonly #reader: ValueReader;
  readonly #precisions: Set<Precision>;
  readonly #mayBeList: boolean;

  constructor(reader: ValueReader, precisions: Set<Precision>, mayBeList: boolean) {
    this.#reader = reader;
    this.#precisions = precisions;
    this.#mayBeList = mayBeList;
  }

  read(node: SpecNode): Value | undefined {
    switch (node.kind) {
      case "scalar":
        return this.#scalar(node);
      case "list":
        return this.#list(node);
      case "mapping":
        return this.#mapping(node);
    }
  }

  #scalar(node: ScalarNode): Value | undefined {
    const { value, source, style } = node;
    if (value === null) return { kind: "null" };
    if (typeof value === "boolean") return boolean(value);
    if (typeof value === "number") {
      const isInteger = /^(?:[-+]?\d+|0[ox][\da-f]+)$/iu.test(source);
      if (!isInteger || Number.isSafeInteger(value)) return number(value, isInteger ? "int64" : "float64");
      return this.#problem(node, `${source} is too large to be held exactly. Write it with a point, as in 1.5e300.`);
    }
    const yamlName = style === "plain" ? YAML_NUMBERS.get(value.toLowerCase()) : undefined;
    if (yamlName === undefined) return { kind: "text", text: value };
    return this.#problem(node, `${value} is text in YAML. Write the number as ${yamlName}, or put the text in quotes.`);
  }

  #list(node: ListNode): Value | undefined {
    const items = node.items.map((item) => this.read(item));
    const values = items.filter((item) => item !== undefined);
    if (values.length < items.length) return undefined;
    const nested = nest(values);
    if (nested.kind === "value") return nested.value;
    if (this.#mayBeList) return { kind: "list", items: values };
    const message = `an array's rows have one shape, but ${nested.detail}, counted from 0. Make them alike.`;
    return this.#problem(node.items[nested.row] ?? node, message);
  }

  #mapping(node: MappingNode): Value | undefined {
    const printed = child(node, "printed");
    if (printed !== undefined) return this.#printed(node, printed);
    const entries = node.entries.map(({ key, value }) => [key, this.read(value)] as const);
    const read = entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
    return read.length < entries.length ? undefined : { kind: "record", entries: read };
  }

  #printed(mapping: MappingNode, node: SpecNode): Value | undefined {
    const other = mapping.entries.find(({ key }) => key !== "printed");
    if (other !== undefined) {
      this.#reader.problems.add(
        other.keyStart,
        `${quote(other.key)} stands beside printed, which is a whole value by itself. Remove one of them.`,
      );
      return undefined;
    }
    if (node.kind !== "scalar" || node.value === null) {
      const advice = 'Write "printed: |" and paste what NumPy printed on the lines below, indented.';
      return this.#problem(node, `printed must be text, but is ${describe(node)}. ${advice}`);
    }
    const text = typeof node.value === "string" ? node.value : node.source;
    const read = readPrinted(text);
    if (!read.ok) {
      this.#reader.problems.add(offsetInText(node, read.offset, this.#reader.text), read.problem);
      return undefined;
    }
    this.#precisions.add(read.precision);
    return read.value;
  }

  #problem(node: SpecNode, message: string): undefined {
    this.#reader.problems.add(node.start, message);
    return undefined;
  }
}

/** What NumPy and JavaScript call them -> what YAML calls them. */
const YAML_NUMBERS = new Map([
  ["nan", ".nan"],
  ["inf", ".inf"],
  ["+inf", ".inf"],
  ["-inf", "-.inf"],
  ["infinity", ".inf"],
  ["+infinity", ".inf"],
  ["-infinity", "-.inf"],
]);
