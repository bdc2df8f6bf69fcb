// JUnit XML, read by a strict parser of XML 1.0 and held to what Jenkins' junit-10.xsd says of elements and attributes.

import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { NO_OUTPUT } from "../../domain/outcome.ts";
import type { ExerciseReport } from "../../domain/verdict.ts";
import { junitReporter } from "../../reporters/junit.ts";
import { element, xmlText } from "../../reporters/xml.ts";
import { caseReport, errored, exerciseReport, failed, PASSED, thrown } from "./build.ts";
import { grad, hiddenFailing, loss, overflowing, passing, sigmoid, softmax, written } from "./course.ts";

type Node = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
};

/** The tree of a document. Throws where it is not well-formed. */
function parse(xml: string): Node {
  const top: Node = { name: "", attributes: {}, children: [], text: "" };
  const open = [top];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const node: Node = { name, attributes, children: [], text: "" };
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
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly children: readonly string[];
};

const RESULT: Rule = { required: [], optional: ["type", "message"], children: [] };
const TEXT: Rule = { required: [], optional: [], children: [] };

const SCHEMA: Readonly<Record<string, Rule>> = {
  testsuites: {
    required: [],
    optional: ["name", "time", "tests", "failures", "disabled", "errors"],
    children: ["testsuite"],
  },
  testsuite: {
    required: ["name", "tests", "failures", "errors"],
    optional: [
      "time",
      "disabled",
      "skipped",
      "timestamp",
      "hostname",
      "id",
      "package",
      "file",
      "log",
      "url",
      "version",
    ],
    children: ["properties", "testcase", "testsuite", "system-out", "system-err"],
  },
  properties: { required: [], optional: [], children: ["property"] },
  property: { required: ["name", "value"], optional: [], children: [] },
  testcase: {
    required: ["name"],
    optional: ["assertions", "time", "timestamp", "classname", "status", "class", "file", "line"],
    children: ["skipped", "error", "failure", "system-out", "system-err"],
  },
  failure: RESULT,
  error: RESULT,
  skipped: RESULT,
  "system-out": TEXT,
  "system-err": TEXT,
};

/** What the schema says against a tree. */
function complaints({ name, attributes, children }: Node): readonly string[] {
  const rule = SCHEMA[name];
  if (rule === undefined) return [`${name} is no element`];
  const keys = Object.keys(attributes);
  return [
    ...rule.required.filter((key) => !keys.includes(key)).map((key) => `${name} without ${key}`),
    ...keys
      .filter((key) => !rule.required.includes(key) && !rule.optional.includes(key))
      .map((key) => `${name} ${key}`),
    ...children.filter((child) => !rule.children.includes(child.name)).map((child) => `${child.name} in ${name}`),
    ...children.flatMap(complaints),
  ];
}

function document(...reports: readonly ExerciseReport[]): Node {
  const root = parse(written(junitReporter(), reports));
  expect(complaints(root)).toEqual([]);
  return root;
}

function all(node: Node, name: string): readonly Node[] {
  return [...(node.name === name ? [node] : []), ...node.children.flatMap((child) => all(child, name))];
}

test("a submission as XML", () => {
  const error = thrown("Error", "a < b && c");
  const output = { text: "e is <1>\n", truncated: false };
  const report = exerciseReport([
    passing("equal scores"),
    caseReport(errored({ kind: "threw", error, output }), { output, case: { name: 'a "row"' } }),
    hiddenFailing,
    overflowing,
  ]);
  expect(written(junitReporter(), [report])).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="Python Basics with NumPy" tests="4" failures="1" errors="1" time="0.096">
    <testsuite name="06-softmax" tests="4" failures="1" errors="1" skipped="1">
    <properties>
    <property name="points.earned" value="1"/>
    <property name="points.possible" value="3"/>
    <property name="points.bonus" value="0"/>
    </properties>
    <testcase classname="06-softmax" name="equal scores"/>
    <testcase classname="06-softmax" name="a &quot;row&quot;">
    <error type="threw" message="softmax threw Error: a &lt; b &amp;&amp; c">✗ softmax, a "row"
      exercises/06-softmax/softmax.ts

      softmax threw Error: a &lt; b &amp;&amp; c</error>
    <system-out>e is &lt;1&gt;</system-out>
    </testcase>
    <testcase classname="06-softmax" name="two rows of four">
    <failure type="hidden" message="This case is hidden: it did not pass, and its input is not shown.">✗ softmax, two rows of four
      exercises/06-softmax/softmax.ts

      This case is hidden: it did not pass, and its input is not shown.

      → Try softmax with other inputs than the ones you have seen: negative numbers, zeros, very large
        ones, a single row, an empty list.</failure>
    </testcase>
    <testcase classname="06-softmax" name="large scores do not overflow">
    <skipped type="stretch" message="Both elements are NaN (not a number).">✗ softmax, large scores do not overflow (stretch)
      exercises/06-softmax/softmax.ts

      Both elements are NaN (not a number).

      The first is [0][0]: NaN, expected 0.268941421.

      input  softmax([[1000, 1001]])

      → Likely cause: exp of a number above 709 is too large to store and becomes Infinity, and
        \`Infinity / Infinity\` is NaN. The inputs here reach 1001. Make the numbers smaller before exp,
        for example by subtracting the largest of them first.
      → Print the values between the steps of your calculation with \`console.log\`, to see where the
        first one appears.</skipped>
    </testcase>
    </testsuite>
    </testsuites>
    "
  `);
});

test("the sums are those of what is inside", () => {
  const root = document(sigmoid, grad, softmax, loss);
  for (const node of [root, ...root.children]) {
    for (const [attribute, name] of [
      ["tests", "testcase"],
      ["failures", "failure"],
      ["errors", "error"],
      ["skipped", "skipped"],
    ] as const) {
      if (node !== root || attribute !== "skipped")
        expect(Number(node.attributes[attribute])).toBe(all(node, name).length);
    }
  }
});

test("points are properties of a suite", () => {
  const properties = all(document(softmax), "property").map(({ attributes: { name, value } }) => `${name} ${value}`);
  expect(properties).toEqual(["points.earned 1", "points.possible 4", "points.bonus 0"]);
});

describe("what a case is", () => {
  const resultOf = (report: Parameters<typeof caseReport>) => {
    const [found] = all(document(exerciseReport([caseReport(...report)])), "testcase")[0]?.children ?? [];
    return found && `${found.name} ${found.attributes["type"]}`;
  };
  const wrong = failed({ kind: "changed" });
  const timedOut = errored({ kind: "timed-out", timeoutMs: 2000, output: NO_OUTPUT });
  test.each<[string, Parameters<typeof caseReport>, string | undefined]>([
    ["passed", [PASSED], undefined],
    ["a wrong answer", [wrong], "failure changed"],
    [
      "no error",
      [{ kind: "failed-to-throw", got: { kind: "threw", error: thrown("Error", "") } }],
      "failure failed-to-throw",
    ],
    ["an endless loop", [timedOut], "error timed-out"],
    ["a crash", [errored({ kind: "crashed", signal: "SIGSEGV", output: NO_OUTPUT })], "error crashed"],
    ["not run", [{ kind: "skipped", reason: "the solution throws" }], "skipped skipped"],
    ["a stretch case", [timedOut, { case: { extra: true } }], "skipped stretch"],
    ["a hidden case", [timedOut, { case: { hidden: true } }], "failure hidden"],
    ["a hidden case, not run", [{ kind: "skipped", reason: "" }, { case: { hidden: true } }], "skipped skipped"],
  ])("%s", (_, report, result) => {
    expect(resultOf(report)).toBe(result);
  });
});

describe("any text", () => {
  const anything = fc.string({ unit: "binary" }).map((text) => `${text}\u0000\u0008\ud800\uffff]]>&<"'\r\n\t`);

  test("is text in an element and in an attribute, and nothing else", () => {
    fc.assert(
      fc.property(fc.oneof(anything, fc.string({ unit: "grapheme" })), (text) => {
        const node = parse(element("failure", { message: text }, xmlText(text)));
        expect(node.children).toEqual([]);
        expect(node.attributes["message"]).toBe(node.text);
        // oxlint-disable-next-line no-control-regex
        if (!/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text) && text.isWellFormed())
          expect(node.text).toBe(text);
      }),
    );
  });

  test("of a learner's and of an author's makes a document that can be read", () => {
    fc.assert(
      fc.property(anything, anything, (text, name) => {
        const output = { text, truncated: true };
        const report = exerciseReport(
          [caseReport(errored({ kind: "threw", error: thrown(text, text), output }), { output, case: { name } })],
          { exercise: { title: name } },
        );
        expect(all(document(report), "testcase")).toHaveLength(1);
      }),
      { numRuns: 50 },
    );
  });
});
