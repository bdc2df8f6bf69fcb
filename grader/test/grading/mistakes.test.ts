// What learners read who made a mistake that the course knows, and those who made another.

import { afterAll, beforeAll, expect, test } from "vitest";
import { asSubmission, firstLines, type Grader, openGrader } from "./submissions.ts";
import { OTHERS } from "./other-mistakes.ts";

let grader: Grader;
beforeAll(async () => {
  grader = await openGrader();
});
afterAll(() => grader.close());

test("every mistake of the course is known by its own sentence", async () => {
  const pages: string[] = [];
  for (const exercise of grader.course.exercises) {
    for (const { name, sentence } of exercise.mistakes) {
      const report = await grader.grade(exercise, asSubmission(exercise, name));
      expect(report.diagnosis, `${exercise.id} ${name}`).toEqual({ kind: "mistake", name, sentence });
      pages.push(`# ${exercise.id} ${name}\n${firstLines(grader, report)}\n`);
    }
  }
  await expect(pages.join("\n")).toMatchFileSnapshot("golden/first-lines.txt");
});

test("no other wrong answer is taken for one of them", async () => {
  const told: string[] = [];
  for (const [id, bodies] of Object.entries(OTHERS)) {
    const exercise = grader.course.exercises.find((each) => each.id === id);
    if (exercise === undefined) throw new Error(`there is no exercise ${id}`);
    const params = exercise.signature.params.map(({ name }) => `${name}: any`).join(", ");
    for (const body of bodies) {
      const source = `import * as np from "numkata/np";\nexport function ${exercise.signature.name}(${params}): any {\n  ${body}\n}\n`;
      const { diagnosis, cases } = await grader.grade(exercise, source);
      expect(cases.some(({ verdict }) => verdict.kind !== "passed")).toBe(true);
      expect(diagnosis?.kind, `${id}: ${body}`).not.toBe("mistake");
      told.push(`${id}: ${body}\n  ${diagnosis?.kind === "relation" ? JSON.stringify(diagnosis.relation) : "nothing"}`);
    }
  }
  expect(told.length).toBeGreaterThanOrEqual(40);
  await expect(`${told.join("\n")}\n`).toMatchFileSnapshot("golden/other-mistakes.txt");
});
