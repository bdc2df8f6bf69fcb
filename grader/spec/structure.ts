// Holds a tree against a schema and says every difference in our own words: what must be there, what is there instead.
// The only file that knows zod's issues; none of zod's own text is ever shown.

import * as z from "zod";

import { child, describe, entryOf, plain, quote, type SpecNode } from "./node.ts";
import { nearest, suggestion } from "./nearest.ts";
import type { ProblemList } from "./problem.ts";

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

/** What zod calls a mapping. */
const MAPPINGS: ReadonlySet<string> = new Set(["object", "record"]);

/** The tree as the schema's data; undefined, with a problem for every difference, when it does not fit. */
export function readStructure<Schema extends z.ZodType>(
  schema: Schema,
  root: SpecNode,
  problems: ProblemList,
): z.output<Schema> | undefined {
  const result = schema.safeParse(plain(root));
  if (result.success) return result.data;
  const mistyped = new Set<string>();
  for (const issue of result.error.issues) {
    const place = issue.path.map(String).join("/");
    // A list where text belongs is said once, not also to be too short a text.
    if (!mistyped.has(place)) addIssue({ schema, root, problems }, issue, issue.path);
    if (issue.code === "invalid_type") mistyped.add(place);
  }
  return undefined;
}

/** A part of the tree as its schema's data, without a word where it does not fit: the whole has been checked already. */
export function readPart<Schema extends z.ZodType>(
  schema: Schema,
  node: SpecNode | undefined,
): z.output<Schema> | undefined {
  return node === undefined ? undefined : schema.safeParse(plain(node)).data;
}

type Context = { readonly schema: z.ZodType; readonly root: SpecNode; readonly problems: ProblemList };

function addIssue(context: Context, issue: Issue, path: Path): void {
  const { root, problems } = context;
  const node = nodeAt(root, path);
  if (node === undefined) {
    addMissing(context, path);
    return;
  }
  if (issue.code === "unrecognized_keys") {
    for (const key of issue.keys) addUnknownKey(context, node, path, key);
    return;
  }
  if (issue.code === "invalid_union") {
    const branch = closestBranch(issue.errors);
    if (branch !== undefined) {
      for (const inner of branch) addIssue(context, inner, [...path, ...inner.path]);
      return;
    }
  }
  const about = descriptionOf(schemaAt(context.schema, path));
  const isMapping = issue.code === "invalid_type" && MAPPINGS.has(issue.expected) && path.length > 0;
  const advice = isMapping && about !== undefined ? ` ${about}` : "";
  problems.add(node.start, `${subject(root, path)} ${whatIsWrong(issue, node)}${advice}`);
}

function addMissing({ schema, root, problems }: Context, path: Path): void {
  const parentPath = path.slice(0, -1);
  const parent = nodeAt(root, parentPath);
  if (isMisspelt(String(path.at(-1)), parent, keysAt(schema, parentPath))) return;
  const about = descriptionOf(schemaAt(schema, path));
  const advice = about === undefined ? "Add it." : `Add it: ${about}`;
  problems.add(
    parent?.start ?? root.start,
    `${String(path.at(-1))} is missing from ${subject(root, parentPath)}. ${advice}`,
  );
}

function addUnknownKey({ schema, root, problems }: Context, node: SpecNode, path: Path, key: string): void {
  const entry = entryOf(node, key);
  const known = keysAt(schema, path);
  const advice =
    entry?.bare === true
      ? "Text with a comma in it goes in quotes when it is inside { }."
      : suggestion(key, known, "keys there");
  problems.add(entry?.keyStart ?? node.start, `unknown key ${quote(key)} in ${subject(root, path)}. ${advice}`);
}

/** Whether the key is there in a wrong spelling, which is a problem of its own. */
function isMisspelt(key: string, parent: SpecNode | undefined, known: readonly string[]): boolean {
  const entries = parent?.kind === "mapping" ? parent.entries : [];
  return entries.some((entry) => !known.includes(entry.key) && nearest(entry.key, known) === key);
}

/** Of a union's branches, the one that the author was probably writing: it complains about the content, not the type. */
function closestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const depth = (issues: readonly Issue[]): number => Math.max(...issues.map(({ path }) => path.length));
  const candidates = branches.filter(
    (issues) => depth(issues) > 0 || issues.every(({ code }) => code !== "invalid_type"),
  );
  return candidates.toSorted((a, b) => depth(b) - depth(a))[0];
}

function whatIsWrong(issue: Issue, node: SpecNode): string {
  const butIs = `but is ${describe(node)}.`;
  switch (issue.code) {
    case "invalid_type":
      return `must be ${nounOf(issue.expected)}, ${butIs}${typeAdvice(issue.expected, node)}`;
    case "invalid_value": {
      const values = [...new Set(issue.values.map(String))];
      const written = node.kind === "scalar" ? String(node.value) : "";
      return `must be ${orList(values)}, ${butIs}${nearestAdvice(written, values)}`;
    }
    case "too_small":
      if (issue.origin === "string") return "is empty. Write a text.";
      if (issue.origin === "array")
        return `needs ${items(issue.minimum)}, but has ${itemCount(node)}.${pairAdvice(issue.minimum)}`;
      return `must be ${issue.inclusive === true ? "at least" : "more than"} ${issue.minimum}, ${butIs}`;
    case "too_big":
      if (issue.origin === "array")
        return `takes only ${items(issue.maximum)}, but has ${itemCount(node)}.${pairAdvice(issue.maximum)}`;
      return `must be at most ${issue.maximum}, ${butIs}`;
    case "invalid_format":
    case "invalid_union":
    case "custom":
      // The schema's own words, written to stand here.
      return `must be ${issue.message}, ${butIs}`;
    case "unrecognized_keys":
    case "invalid_key":
    case "invalid_element":
    case "not_multiple_of":
      return `cannot be ${describe(node)}.`;
  }
}

function nounOf(expected: string): string {
  switch (expected) {
    case "string":
      return "text";
    case "number":
      return "a number";
    case "int":
      return "a whole number";
    case "boolean":
      return "true or false";
    case "array":
    case "tuple":
      return "a list";
    default:
      return "a mapping (lines of key: value)";
  }
}

function typeAdvice(expected: string, node: SpecNode): string {
  if (expected === "string") {
    if (node.kind === "mapping") return ' Text with ": " in it goes in quotes.';
    if (node.kind === "list") return " Text that begins with [ or - goes in quotes.";
    return node.source === "" ? " Write it behind the colon." : " Put it in quotes.";
  }
  const isQuotedNumber = node.kind === "scalar" && node.style === "quoted" && Number.isFinite(Number(node.source));
  if ((expected === "number" || expected === "int") && isQuotedNumber) return " Remove the quotes.";
  if (expected === "array" && node.kind === "mapping") return ' Begin each item with "- ".';
  return "";
}

function nearestAdvice(written: string, values: readonly string[]): string {
  const advice = suggestion(written, values, "");
  return advice.startsWith("Did") ? ` ${advice}` : "";
}

function orList(values: readonly string[]): string {
  return `${values.slice(0, -1).join(", ")} or ${values.at(-1)}`;
}

function items(count: number | bigint): string {
  return Number(count) === 1 ? "at least one item" : `${count} items`;
}

/** The only lists of two are ranges. */
function pairAdvice(count: number | bigint): string {
  return Number(count) === 2 ? " Write [lowest, highest]." : "";
}

function itemCount(node: SpecNode): string {
  return node.kind === "list" && node.items.length > 0 ? String(node.items.length) : "none";
}

/** What a place in the spec is called in a sentence: `tolerance`, `case "large rows"`, `about of z`, `the spec`. */
function subject(root: SpecNode, path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return "the file";
  const parent = path.at(-2);
  const name = String(last);
  if (typeof last === "number") return numbered(root, path, String(parent ?? "list"), last);
  if (parent === "params" || parent === "generate")
    return parent === "params" ? `parameter ${name}` : `${name} in generate`;
  if (parent === "mistakes") return `mistake ${name}`;
  if (parent === "laws") return `law ${name}`;
  const grandparent = path.at(-3);
  if (grandparent === "params" || grandparent === "generate" || parent === "returns" || parent === "throws") {
    return `${name} of ${String(parent)}`;
  }
  return parent === "function" && name === "name" ? "the function's name" : name;
}

function numbered(root: SpecNode, path: Path, parent: string, index: number): string {
  if (parent === "cases") {
    const name = child(nodeAt(root, path), "name");
    return name?.kind === "scalar" && typeof name.value === "string"
      ? `case ${quote(name.value)}`
      : `case ${index + 1}`;
  }
  if (parent === "hints" || parent === "topics") return `${parent.slice(0, -1)} ${index + 1}`;
  return `item ${index + 1} of ${parent}`;
}

function nodeAt(root: SpecNode, path: Path): SpecNode | undefined {
  let node: SpecNode | undefined = root;
  for (const step of path) {
    node = typeof step === "number" && node?.kind === "list" ? node.items[step] : child(node, String(step));
  }
  return node;
}

function schemaAt(root: z.core.$ZodType, path: Path): unknown {
  let schema: unknown = root;
  for (const step of path) {
    const holder = unwrapped(schema);
    if (holder instanceof z.ZodObject) schema = holder.shape[String(step)];
    else if (holder instanceof z.ZodRecord) schema = holder.valueType;
    else if (holder instanceof z.ZodArray) schema = holder.element;
    else return undefined;
  }
  return schema;
}

function keysAt(schema: z.ZodType, path: Path): string[] {
  const here = unwrapped(schemaAt(schema, path));
  return here instanceof z.ZodObject ? Object.keys(here.shape) : [];
}

/** Without what makes a key optional. */
function unwrapped(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? unwrapped(schema.unwrap()) : schema;
}

function descriptionOf(schema: unknown): string | undefined {
  if (!(schema instanceof z.ZodType)) return undefined;
  const inner = unwrapped(schema);
  return schema.description ?? (inner instanceof z.ZodType ? inner.description : undefined);
}
