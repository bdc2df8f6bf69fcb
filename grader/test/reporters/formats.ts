// What other systems take, written down from their own descriptions: so strict that a key, a place or a type that they do
// not know is an error.

import { SaxesParser } from "saxes";
import { z } from "zod";

const visibility = z.enum(["hidden", "after_due_date", "after_published", "visible"]);
const format = z.enum(["text", "html", "simple_format", "md", "ansi"]);
const points = z.number().min(0);

/** Gradescope's results.json: gradescope-autograders.readthedocs.io, "Autograder Specifications". */
export const GRADESCOPE = z.strictObject({
  score: points,
  execution_time: points.optional(),
  output: z.string().optional(),
  output_format: format.optional(),
  test_output_format: format.optional(),
  test_name_format: format.optional(),
  visibility: visibility.optional(),
  stdout_visibility: visibility.optional(),
  extra_data: z.record(z.string(), z.unknown()).optional(),
  tests: z.array(
    z.strictObject({
      score: points,
      max_score: points,
      status: z.enum(["passed", "failed"]),
      name: z.string(),
      name_format: format.optional(),
      number: z.string(),
      output: z.string().optional(),
      output_format: format.optional(),
      tags: z.array(z.string()).optional(),
      visibility: visibility.optional(),
      extra_data: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
});

/** MySQL's TEXT, where Exercism keeps messages. */
const exercismMessage = z.string().refine((text) => new TextEncoder().encode(text).length <= 65_535);

const exercismTest = z.strictObject({
  name: z.string().min(1),
  status: z.enum(["pass", "fail", "error"]),
  message: exercismMessage.nullish(),
  test_code: z.string().optional(),
  output: z.string().max(500).nullish(),
  task_id: z.int().positive().optional(),
});

/** A run with tests: its status is what they come to, and whatever does not pass says why. */
function ran<Status extends "pass" | "fail">(status: Status) {
  const isSo = (tests: readonly z.infer<typeof exercismTest>[]): boolean =>
    tests.every((test) => test.status === "pass" || (test.message ?? "") !== "") &&
    tests.every((test) => test.status === "pass") === (status === "pass");
  return z.strictObject({
    version: z.literal(3),
    status: z.literal(status),
    message: z.null(),
    tests: z.array(exercismTest).min(1).refine(isSo),
  });
}

/** Exercism's results.json: exercism.org/docs/building/tooling/test-runners/interface, version 3. */
export const EXERCISM = z.discriminatedUnion("status", [
  ran("pass"),
  ran("fail"),
  z.strictObject({
    version: z.literal(3),
    status: z.literal("error"),
    message: exercismMessage.min(1),
    tests: z.array(exercismTest),
  }),
]);

export type XmlNode = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  text: string;
};

/** The tree of a document. Throws where it is not well-formed. */
export function xmlTree(xml: string): XmlNode {
  const top: XmlNode = { name: "", attributes: {}, children: [], text: "" };
  const open = [top];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const node: XmlNode = { name, attributes, children: [], text: "" };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on("text", (text) => {
    const node = open.at(-1);
    if (node) node.text += text;
  });
  parser.on("closetag", () => open.pop());
  parser.write(xml).close();
  const [root] = top.children;
  if (root === undefined) throw new Error("no root");
  return root;
}

type Rule = {
  readonly required?: readonly string[];
  readonly optional?: readonly string[];
  readonly children?: readonly string[];
  /** Only these hold text besides white space. */
  readonly hasText?: boolean;
};

const RESULT: Rule = { optional: ["type", "message"], hasText: true };
const TEXT: Rule = { hasText: true };

/** Jenkins' junit-10.xsd, of its xunit plugin, without the elements for tests that were run again. */
const JUNIT: Readonly<Record<string, Rule>> = {
  testsuites: { optional: ["name", "time", "tests", "failures", "errors"], children: ["testsuite"] },
  testsuite: {
    required: ["name", "tests", "failures", "errors"],
    optional: ["group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url"],
    children: ["properties", "testcase", "testsuite", "system-out", "system-err"],
  },
  properties: { children: ["property"] },
  property: { required: ["name", "value"] },
  testcase: {
    required: ["name"],
    optional: ["time", "classname", "group"],
    children: ["skipped", "error", "failure", "system-out", "system-err"],
  },
  failure: RESULT,
  error: RESULT,
  skipped: RESULT,
  "system-out": TEXT,
  "system-err": TEXT,
};

/** `SUREFIRE_TIME` of the schema, and a number of seconds. */
const TIME = /^\d+(?:\.\d+)?$/;
const COUNTS: Readonly<Record<string, string>> = {
  tests: "testcase",
  failures: "failure",
  errors: "error",
  skipped: "skipped",
};

/** What the schema, and the sums, say against a document; its root beside that. */
export function readJunit(xml: string): { readonly root: XmlNode; readonly complaints: readonly string[] } {
  const root = xmlTree(xml);
  return { root, complaints: [...(root.name === "testsuites" ? [] : ["root"]), ...complaintsOf(root)] };
}

function complaintsOf(node: XmlNode): readonly string[] {
  const { name, attributes, children, text } = node;
  const rule = JUNIT[name];
  if (rule === undefined) return [`${name} is no element`];
  const { required = [], optional = [], children: known = [], hasText = false } = rule;
  const keys = Object.keys(attributes);
  return [
    ...required.filter((key) => !keys.includes(key)).map((key) => `${name} without ${key}`),
    ...keys.filter((key) => !required.includes(key) && !optional.includes(key)).map((key) => `${name} ${key}`),
    ...keys.filter((key) => key === "time" && !TIME.test(attributes[key] ?? "")).map((key) => `${name} ${key}`),
    ...keys.filter((key) => wrongCount(node, key)).map((key) => `${name} ${key} is not what is inside`),
    ...children.filter((child) => !known.includes(child.name)).map((child) => `${child.name} in ${name}`),
    ...(hasText || text.trim() === "" ? [] : [`text in ${name}`]),
    ...children.flatMap(complaintsOf),
  ];
}

function wrongCount(node: XmlNode, attribute: string): boolean {
  const counted = COUNTS[attribute];
  return counted !== undefined && node.attributes[attribute] !== String(allNamed(node, counted).length);
}

export function allNamed(node: XmlNode, name: string): readonly XmlNode[] {
  return [...(node.name === name ? [node] : []), ...node.children.flatMap((child) => allNamed(child, name))];
}

export type WorkflowCommand = {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
};

/** The commands that GitHub's runner finds in a log, as it reads them (Runner.Common/ActionCommand.cs); `##[` is its older form. */
export function workflowCommands(log: string): readonly WorkflowCommand[] {
  return log.split(/\r\n|\r|\n/).flatMap((line): readonly WorkflowCommand[] => {
    const [, name, written = "", message = ""] = /^\s*::([^\s:]+)(?: (.*?))?::(.*)$/.exec(line) ?? [];
    const older = /##\[([^\]]*)\](.*)/.exec(line);
    if (name === undefined)
      return older === null ? [] : [{ name: older[1] ?? "", properties: {}, message: older[2] ?? "" }];
    const properties = written.split(",").flatMap((pair) => {
      const at = pair.indexOf("=");
      return at < 0 ? [] : [[pair.slice(0, at).trim(), unescaped(pair.slice(at + 1))] as const];
    });
    return [{ name, properties: Object.fromEntries(properties), message: unescaped(message) }];
  });
}

function unescaped(text: string): string {
  const meant: Readonly<Record<string, string>> = { "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%" };
  return text.replaceAll(/%(?:0D|0A|3A|2C|25)/g, (code) => meant[code] ?? code);
}
