// A class as JUnit XML, held to Jenkins' schema: what a case is there, and that nothing of hidden cases is told.

import { describe, expect, test } from "vitest";
import type { GradedCase } from "../../domain/graded.ts";
import type { CaseInfo, GradebookInfo, LearnerGrades } from "../../domain/gradebook.ts";
import { classJunitParts } from "../../reporters/class-junit.ts";
import { gradedExercise } from "../domain/class.ts";
import { allNamed, readJunit, type XmlNode } from "./formats.ts";

const PLAIN: CaseInfo = { name: "c", points: 1, hidden: false, extra: false };

function info(...cases: readonly CaseInfo[]): GradebookInfo {
  return { course: "A <course>", exercises: [{ id: "a", title: "A", possible: 1, bonus: 0, cases }] };
}

function learner(key: string, more: Partial<LearnerGrades> = {}): LearnerGrades {
  return { learner: { key, name: key }, exercises: [], comments: [], sameAs: [], ...more };
}

function read(course: GradebookInfo, ...learners: readonly LearnerGrades[]): XmlNode {
  const { root, complaints } = readJunit([...classJunitParts(course, learners)].join(""));
  expect(complaints).toEqual([]);
  return root;
}

test("a learner, and one who could not be graded", () => {
  const exercise = { ...gradedExercise("a", "1"), byHand: { points: 0.5 }, comments: [] };
  const graded = learner("ann & co", { exercises: [exercise] });
  const fault = learner("bob", { fault: { owner: "machine", reason: "no <memory>" } });
  const text = [...classJunitParts(info(PLAIN), [graded, fault])].join("");
  expect(text).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="A &lt;course&gt;">
    <testsuite name="ann &amp; co: a" tests="1" failures="0" errors="0" skipped="0">
    <properties>
    <property name="points.earned" value="0"/>
    <property name="points.possible" value="1"/>
    <property name="points.bonus" value="0"/>
    <property name="points.final" value="0.5"/>
    <property name="points.by-hand" value="0.5"/>
    </properties>
    <testcase classname="ann &amp; co: a" name="c1"/>
    </testsuite>
    <testsuite name="bob" tests="1" failures="0" errors="0" skipped="1">
    <testcase classname="bob" name="submission">
    <skipped type="fault" message="no &lt;memory&gt;"/>
    </testcase>
    </testsuite>
    </testsuites>
    "
  `);
  read(info(PLAIN), graded, fault);
});

test("nobody at all", () => {
  expect(read(info()).children).toEqual([]);
});

describe("what a case is", () => {
  const resultOf = (graded: Partial<GradedCase>, more: Partial<CaseInfo> = {}): string | undefined => {
    const cases: readonly GradedCase[] = [{ case: "c", verdict: "failed", points: 0, ...graded }];
    const exercise = { ...gradedExercise("a", "0"), cases, comments: [] };
    const root = read(info({ ...PLAIN, ...more }), learner("ann", { exercises: [exercise] }));
    const [found] = allNamed(root, "testcase")[0]?.children ?? [];
    return found && `${found.name} ${found.attributes["type"]}`;
  };

  test.each<[string, Partial<GradedCase>, Partial<CaseInfo>, string | undefined]>([
    ["passed", { verdict: "passed" }, {}, undefined],
    ["a wrong answer", {}, {}, "failure failed"],
    ["no error", { verdict: "failed-to-throw" }, {}, "failure failed-to-throw"],
    ["an endless loop", { verdict: "errored", outcome: "timed-out" }, {}, "error timed-out"],
    ["not run", { verdict: "skipped" }, {}, "skipped skipped"],
    ["a stretch case", { verdict: "errored", outcome: "timed-out" }, { extra: true }, "skipped stretch"],
    ["a hidden case", { verdict: "errored", outcome: "timed-out" }, { hidden: true }, "failure hidden"],
    ["a hidden case, not run", { verdict: "skipped" }, { hidden: true }, "skipped skipped"],
  ])("%s", (_, graded, more, expected) => {
    expect(resultOf(graded, more)).toBe(expected);
  });
});
