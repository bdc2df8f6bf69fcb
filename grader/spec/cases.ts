// One case of a spec: its inputs and what must come back.

import type { Case, ExpectedError, Expectation, Inputs, Law, Slot } from "../domain/exercise.ts";
import { readGenerators } from "./generators.ts";
import { readArguments, readExpected } from "./inputs.ts";
import { Lengths } from "./lengths.ts";
import { suggestion } from "./nearest.ts";
import { child, entryOf, quote, type MappingNode, type SpecNode } from "./node.ts";
import type { ProblemList } from "./problem.ts";
import { caseSchema, exerciseSchema, throwsSchema } from "./schema.ts";
import type { PartialSignature } from "./signature.ts";
import { readPart } from "./structure.ts";
import type { ValueReader } from "./values.ts";

/** What a case asks and expects; its options are left to who knows the defaults. */
export type CaseCore = Pick<Case, "inputs" | "expectation">;

/** Values of one's own, without what must come back: a problem that can be mended by `command`, or for the solution to say. */
export type Unanswered = { readonly kind: "problem"; readonly command: string } | { readonly kind: "for-the-solution" };

/** What holds for the cases of a spec; `runs`: how many inputs a generated one tries that does not say. */
export type CaseRules = { readonly runs: number; readonly laws: readonly Law[]; readonly unanswered: Unanswered };

/** The laws that a spec names, as far as they are right: what is wrong with them is said elsewhere. */
export function readLaws(node: SpecNode | undefined): readonly Law[] {
  const laws = readPart(exerciseSchema.shape.laws, node) ?? {};
  return Object.entries(laws).map(([name, sentence]) => ({ name, sentence }));
}

/** Reads one case and adds the problems that its structure alone does not show. */
export function readCase(
  node: SpecNode,
  signature: PartialSignature | undefined,
  rules: CaseRules,
  reader: ValueReader,
): CaseCore | undefined {
  if (node.kind !== "mapping") return undefined;
  const args = child(node, "args");
  const generate = child(node, "generate");
  if (args !== undefined && generate !== undefined) {
    reader.problems.add(
      entryOf(node, "generate")?.keyStart ?? node.start,
      `${caseLabel(node)} has both args and generate. Keep args for values of your own, generate for random ones.`,
    );
    return undefined;
  }
  if (generate !== undefined) return readGenerated(node, generate, signature, rules, reader.problems);
  if (args !== undefined) return readWritten(node, args, signature, rules, reader);
  reader.problems.add(
    node.start,
    `${caseLabel(node)} has no inputs. Add args (values of your own) or generate (random ones).`,
  );
  return undefined;
}

/** Adds a problem for every case whose name an earlier one has. */
export function checkNames(cases: readonly SpecNode[], problems: ProblemList): void {
  const lines = new Map<string, number>();
  for (const node of cases) {
    const name = child(node, "name");
    if (name?.kind !== "scalar" || typeof name.value !== "string") continue;
    const words = name.value.replaceAll(/\s+/gu, " ").trim();
    const line = lines.get(words);
    if (line === undefined) lines.set(words, problems.lineAt(name.start));
    else
      problems.add(
        name.start,
        `two cases are called ${quote(words)}; the first is on line ${line}. Give each its own name.`,
      );
  }
}

/** Adds a problem where every case is a stretch case: then nothing would ever decide that the exercise passes. */
export function checkOneCounts(cases: readonly SpecNode[], problems: ProblemList): void {
  const extras = cases.map((node) => entryOf(node, "extra"));
  const [first] = extras;
  if (first === undefined) return;
  if (!extras.every((entry) => entry?.value.kind === "scalar" && entry.value.value === true)) return;
  problems.add(
    first.keyStart,
    "every case is a stretch case, so nothing decides whether the exercise passes. Leave extra out of at least one.",
  );
}

function readWritten(
  node: MappingNode,
  args: SpecNode,
  signature: PartialSignature | undefined,
  { laws, unanswered }: CaseRules,
  reader: ValueReader,
): CaseCore | undefined {
  for (const key of ["runs", "seed"]) {
    const entry = entryOf(node, key);
    if (entry !== undefined) reader.problems.add(entry.keyStart, `${key} is only for generate. Remove it.`);
  }
  const throws = entryOf(node, "throws");
  const expected = entryOf(node, "expected");
  const law = entryOf(node, "law");
  const other = expected ?? throws;
  if (law !== undefined && other !== undefined) {
    reader.problems.add(
      law.keyStart,
      `${caseLabel(node)} has both ${other.key} and law. Keep the one that is meant: a case with a law takes any value that keeps it.`,
    );
  }
  const isUnanswered = law === undefined && throws === undefined && isMissing(expected?.value, signature?.returns);
  if (throws !== undefined && expected !== undefined) {
    reader.problems.add(
      throws.keyStart,
      `${caseLabel(node)} has both expected and throws. Keep the one that is right.`,
    );
  } else if (isUnanswered && unanswered.kind === "problem") {
    reader.problems.add(
      expected?.keyStart ?? node.start,
      `${caseLabel(node)} does not say what must come back. Add expected (a value) or throws (an error), or let \`${unanswered.command}\` fill in what the solution gives.`,
    );
  }
  const lengths = new Lengths();
  const values =
    signature === undefined || args.kind !== "mapping"
      ? undefined
      : readArguments(args, signature, lengths, throws !== undefined, reader);
  const expectation =
    law !== undefined
      ? readLaw(law.value, laws, reader.problems)
      : isUnanswered
        ? ({ kind: "oracle" } as const)
        : throws === undefined
          ? readValueExpectation(expected?.value, signature, lengths, reader)
          : readThrows(throws.value, reader.problems);
  if (values === undefined || expectation === undefined) return undefined;
  return { inputs: { kind: "written", args: values }, expectation };
}

function readLaw(node: SpecNode, laws: readonly Law[], problems: ProblemList): Expectation | undefined {
  const name = readPart(caseSchema.shape.law, node);
  if (name === undefined) return undefined;
  const law = laws.find((each) => each.name === name);
  if (law !== undefined) return { kind: "law", law };
  const names = laws.map((each) => each.name);
  const advice =
    names.length === 0
      ? "Name it there, with a sentence that says what must hold."
      : suggestion(name, names, "laws of this exercise");
  problems.add(node.start, `the law ${quote(name)} is not in laws. ${advice}`);
  return undefined;
}

/** An empty `expected:` says nothing, except where null may come back. */
function isMissing(expected: SpecNode | undefined, returns: Slot | undefined): boolean {
  if (expected === undefined) return true;
  const isEmpty = expected.kind === "scalar" && expected.value === null && expected.source === "";
  return isEmpty && returns?.types.includes("null") === false;
}

function readValueExpectation(
  node: SpecNode | undefined,
  signature: PartialSignature | undefined,
  lengths: Lengths,
  reader: ValueReader,
): Expectation | undefined {
  const read = node === undefined ? undefined : readExpected(node, signature?.returns, lengths, reader);
  return read === undefined ? undefined : { kind: "value", ...read };
}

function readThrows(node: SpecNode, problems: ProblemList): Expectation | undefined {
  const spec = readPart(throwsSchema, node);
  if (spec === undefined) return undefined;
  const { name, message } = spec;
  const expected = message === undefined ? undefined : readMessage(message);
  if (typeof expected === "string") {
    problems.add(child(node, "message")?.start ?? node.start, expected);
    return undefined;
  }
  const error: ExpectedError = {
    ...(name === undefined ? {} : { name }),
    ...(expected === undefined ? {} : { message: expected }),
  };
  return { kind: "throws", error };
}

/** Text or a `/pattern/flags`; what is wrong with it, where it is neither. */
function readMessage(message: string): NonNullable<ExpectedError["message"]> | string {
  const [, source, flags = ""] = /^\/(.+)\/([a-z]*)$/su.exec(message) ?? [];
  if (source === undefined) return { kind: "contains", text: message };
  const wrongFlag = /[^dimsuv]/u.exec(flags)?.[0];
  if (wrongFlag !== undefined) return `the flag ${wrongFlag} has no use here. A pattern's flags are i, m, s, u and v.`;
  try {
    const pattern = new RegExp(source, flags);
    return { kind: "matches", source, flags: pattern.flags };
  } catch (error) {
    const why = error instanceof Error ? (error.message.split(": ").at(-1) ?? "") : "";
    return `this is no regular expression: ${why.toLowerCase()}. To mean the text itself, leave out the slashes.`;
  }
}

function readGenerated(
  node: MappingNode,
  generate: SpecNode,
  signature: PartialSignature | undefined,
  { laws, runs }: CaseRules,
  problems: ProblemList,
): CaseCore | undefined {
  for (const key of ["expected", "throws"]) {
    const entry = entryOf(node, key);
    if (entry === undefined) continue;
    problems.add(entry.keyStart, `with generate, the solution says what must come back. Remove ${key}, or write args.`);
  }
  const law = entryOf(node, "law");
  const expectation = law === undefined ? ({ kind: "oracle" } as const) : readLaw(law.value, laws, problems);
  if (signature === undefined || generate.kind !== "mapping") return undefined;
  const generators = readGenerators(generate, signature, problems);
  const spec = readPart(caseSchema.pick({ runs: true, seed: true }).strip(), node);
  if (generators === undefined || spec === undefined || expectation === undefined) return undefined;
  const inputs: Inputs = { kind: "generated", generators, runs: spec.runs ?? runs, seed: spec.seed };
  return { inputs, expectation };
}

/** What a case is called in a sentence: `case "large rows"`, `this case` where it has no name. */
function caseLabel(node: MappingNode): string {
  const name = child(node, "name");
  return name?.kind === "scalar" && typeof name.value === "string" ? `case ${quote(name.value)}` : "this case";
}
