// JUnit XML, read by a strict parser of XML 1.0 and held to what Jenkins' junit-10.xsd says of elements and attributes.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NO_OUTPUT } from "../../domain/outcome.ts";
import type { ExerciseReport } from "../../domain/verdict.ts";
import { junitReporter } from "../../reporters/junit.ts";
import { element, xmlText } from "../../reporters/xml.ts";
import { caseReport, errored, exerciseReport, failed, PASSED, thrown } from "./build.ts";
import { allNamed, readJunit, type XmlNode, xmlTree } from "./formats.ts";
import { grad, hiddenFailing, loss, overflowing, passing, sigmoid, softmax, written } from "./course.ts";

function document(...reports: readonly ExerciseReport[]): XmlNode {
  const { root, complaints } = readJunit(written(junitReporter(), reports));
  expect(complaints).toEqual([]);
  return root;
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

test("a whole course fits the schema, and its sums are those of what is inside", () => {
  expect(document(sigmoid, grad, softmax, loss).children).toHaveLength(4);
});

test("points are properties of a suite", () => {
  const properties = allNamed(document(softmax), "property").map(
    ({ attributes: { name, value } }) => `${name} ${value}`,
  );
  expect(properties).toEqual(["points.earned 1", "points.possible 4", "points.bonus 0"]);
});

describe("what a case is", () => {
  const resultOf = (report: Parameters<typeof caseReport>) => {
    const [found] = allNamed(document(exerciseReport([caseReport(...report)])), "testcase")[0]?.children ?? [];
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
        const node = xmlTree(element("failure", { message: text }, xmlText(text)));
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
        expect(allNamed(document(report), "testcase")).toHaveLength(1);
      }),
      { numRuns: 50 },
    );
  });
});
