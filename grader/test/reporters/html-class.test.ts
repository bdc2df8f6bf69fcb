// The report of a class: what it says, that nothing in it can break out, and that a large class is told in parts.

import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import type { Cluster, LearnerGrades } from "../../domain/gradebook.ts";
import type { ClassData } from "../../reporters/html/class-data.ts";
import { classReportParts } from "../../reporters/html/class-report.ts";
import { binsOf } from "../../reporters/html/bins.ts";
import { drawnClass, INFO } from "./html-class.ts";

const HOSTILE = `</title></style></script><script>alert(1)</script><img src=x onerror=alert(1)>"' &amp; \u202e]]>`;

const page = (data: ClassData) => parseHTML([...classReportParts(data)].join("")).document;
const drawn = page(drawnClass(200));
const textOf = (document: typeof drawn, selector: string): string =>
  (document.querySelector(selector)?.textContent ?? "").replaceAll(/\s+/g, " ").trim();

test("the figures are those of the class", () => {
  const all = [...drawnClass(200).learners()];
  const finals = all.flatMap(({ total }) => total?.final ?? []).toSorted((a, b) => a - b);
  const figures = textOf(drawn, ".figures");
  expect(figures).toContain(`Have a total ${finals.length} of 200 learners`);
  expect(figures).toContain(`Median ${((finals[97] ?? 0) + (finals[98] ?? 0)) / 2} of 100 points`);
  expect(figures).toContain(`Could not be graded ${all.filter(({ fault }) => fault).length} which is not a zero`);
  expect(figures).toContain(`Late ${all.filter(({ late }) => late).length} submissions`);
});

test("whoever cannot see the plots has their figures", () => {
  const plots = [...drawn.querySelectorAll("svg")];
  expect(plots.map((plot) => plot.getAttribute("role"))).toEqual(["img", "img", "img", "img"]);
  expect(plots.map((plot) => plot.getAttribute("aria-label"))).toMatchInlineSnapshot(`
    [
      "Histogram of the totals of 196 learners: the median is 66 of 100 points.",
      "Of each exercise how many of 196 learners pass it, do not pass it, or have not started it.",
      "Heat map of exercises by cases: how many percent pass each. Each exercise below has the same in a table.",
      "Scatter plot of 116 cases: the share that passes against discrimination. 1 below zero by more than chance. Each exercise above has the figures in a table.",
    ]
  `);
  const learners = [...(drawn.querySelectorAll("figure")[0]?.querySelectorAll("tbody td") ?? [])];
  expect(learners.reduce((sum, each) => sum + Number(each.textContent), 0)).toBe(196);
});

test("headings go down one by one, and every link leads somewhere", () => {
  const levels = [...drawn.querySelectorAll("h1,h2,h3,h4")].map(({ tagName }) => Number(tagName.slice(1)));
  for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
  const ids = [...drawn.querySelectorAll("[id]")].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const anchors = [...drawn.querySelectorAll("a")].map((each) => each.getAttribute("href") ?? "");
  for (const anchor of anchors.filter((each) => each.startsWith("#"))) expect(ids).toContain(anchor.slice(1));
});

test("a wrong answer is told with its count, its mistake, an example and its comment", () => {
  const [first, second] = drawnClass(200).clusters;
  const cards = [...drawn.querySelectorAll(".cluster")].map((each) => (each.textContent ?? "").replaceAll(/\s+/g, " "));
  const card = cards.find((each) => each.includes(first?.key ?? ""));
  expect(card).toContain(`${first?.learners} learners`);
  expect(card).toContain("softmax([[9, 2, 5, 0, 0], [7, 5, 0, 0, 0]])");
  expect(cards.find((each) => each.includes(second?.key ?? ""))).toContain("Have a look at the lesson's page on axes.");
});

test("learners are called by their names wherever they are", () => {
  const linked = [...drawn.querySelectorAll(`a[href^="learners/"]`)].map(({ textContent }) => textContent ?? "");
  expect(linked.length).toBeGreaterThan(220);
  expect(linked.filter((name) => !name.endsWith(", called"))).toEqual([]);
});

test("what only fails stretch cases comes last, and says so", () => {
  const data = drawnClass(200);
  const [first] = data.clusters;
  if (first === undefined) throw new Error("nobody was wrong");
  const [own, rest] = [data.clusters.filter(({ exercise }) => exercise === first.exercise), "only stretch cases"];
  expect(own.length).toBeGreaterThan(1);
  const clusters = data.clusters.map(({ exercise, key, learners, example }): Cluster => {
    return { exercise, key, learners, example, ...(key === first.key && { onlyStretch: true }) };
  });
  const one = page({ ...data, clusters });
  expect(textOf(one, "#exercises")).toMatch(/\d+ more, (?:1 of )?which only fails stretch cases/u);
  const cards = [...one.querySelectorAll(".cluster")].map(({ textContent }) => textContent ?? "");
  const ofExercise = cards.filter((each) => own.some(({ key }) => each.includes(key)));
  expect(ofExercise.map((each) => each.includes(rest))).toEqual(own.map((_, at) => at === own.length - 1));
  expect(ofExercise.at(-1)).toContain(first.key);
  const all = data.clusters.map((each): Cluster => ({ ...each, onlyStretch: true }));
  expect(textOf(page({ ...data, clusters: all }), "#exercises")).toMatch(/\d+ more, which only fail stretch cases/u);
  expect(textOf(drawn, "#exercises")).toMatch(/\d+ more, \d+ of which only fail stretch cases/u);
});

test("a negative discrimination is explained in plain words", () => {
  expect(textOf(drawn, "#cases")).toContain("7.4 07-l1-loss, a single element (discrimination −0.");
  expect(textOf(drawn, "#cases")).toContain("Look at the case before you look at the learners.");
});

describe("hostile text", () => {
  const { learners, clusters, ...data } = drawnClass(12);
  const name = (each: LearnerGrades): LearnerGrades => ({
    ...each,
    fault: { owner: "bug", reason: HOSTILE },
    late: { submittedAt: HOSTILE, percent: 1, reason: HOSTILE },
    sameAs: [`~${HOSTILE}`],
  });
  const hostileCluster = (each: Cluster): Cluster => ({
    ...each,
    comment: HOSTILE,
    diagnosis: { kind: "mistake", name: HOSTILE, message: HOSTILE },
    example: { ...each.example, case: HOSTILE, call: HOSTILE, got: HOSTILE, expected: HOSTILE },
  });
  const info = {
    course: HOSTILE,
    exercises: INFO.exercises.map((each) => ({
      ...each,
      title: HOSTILE,
      cases: each.cases.map((one) => ({ ...one, name: `${HOSTILE}${one.name}` })),
    })),
  };
  const document = page({
    ...data,
    info,
    learners: () => [...learners()].map(name),
    clusters: clusters.map(hostileCluster),
    caseStatistics: data.caseStatistics.map((each) => ({
      ...each,
      case: `${HOSTILE}${each.case}`,
      discrimination: -0.5,
      onlyMistake: HOSTILE,
    })),
    slowest: [{ learner: HOSTILE, wallMs: 1, exercises: 8 }],
    nameOf: () => HOSTILE,
  });

  test("stays text", () => {
    expect(document.querySelectorAll("script,img,iframe,link,object").length).toBe(0);
    const attributes = [...document.querySelectorAll("*")].flatMap((each) => [...each.attributes]);
    expect(attributes.filter(({ name: attribute }) => attribute.startsWith("on"))).toEqual([]);
    expect(document.querySelectorAll("title").length).toBeGreaterThan(1);
    expect(document.querySelectorAll("style").length).toBe(1 + document.querySelectorAll("svg style").length);
  });

  test("is there to be read", () => {
    expect(textOf(document, "h1")).toContain("<script>alert(1)</script>");
    expect(textOf(document, ".learners tbody")).toContain("<img src=x onerror=alert(1)>");
    expect(textOf(document, "svg")).not.toContain("\u202e");
  });
});

test("a page says nothing of where it was made or when", () => {
  const [once, again] = [1, 2].map(() => [...classReportParts(drawnClass(30))].join(""));
  expect(again).toBe(once);
});

test("an empty class has a report, and so has one in which nobody could be graded", () => {
  const nobody = { ...drawnClass(0), slowest: [] };
  expect(textOf(page(nobody), "#overview")).toContain("Nobody has a total yet, so there is nothing to draw.");
  const fault = { owner: "machine", reason: "the disk is full" } as const;
  const all = [...drawnClass(3).learners()].map(({ learner }) => ({
    learner,
    fault,
    exercises: [],
    comments: [],
    sameAs: [],
  }));
  const document = page({ ...nobody, learners: () => all });
  expect(textOf(document, ".figures")).toContain("Could not be graded 3");
  expect(textOf(document, ".learners tbody")).toContain("not graded");
});

test("a large class is folded into tables of a size that can be looked at", () => {
  const document = page(drawnClass(600));
  const parts = [...document.querySelectorAll("#learners details")];
  expect(parts.map((each) => each.querySelectorAll("tbody tr").length)).toEqual([250, 250, 100]);
  expect(textOf(document, "#learners summary")).toContain("1 to 250: ");
});

test.each([
  [[], 111, 5, 23],
  [[0, 111, 111], 111, 5, 23],
  [[120], 100, 5, 24],
  [[0.5], 1, 0.05, 20],
  [[-3], 20, 1, 20],
])("bins of %j up to %d are %d wide", (values, top, width, count) => {
  const bins = binsOf(values, top);
  expect(bins.length).toBe(count);
  expect(bins[0]?.to).toBeCloseTo(width);
  expect(bins.reduce((sum, each) => sum + each.count, 0)).toBe(values.length);
});
