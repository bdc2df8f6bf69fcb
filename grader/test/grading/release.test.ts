// The learners' edition of the course beside the course itself: it says the same, and gives nothing away.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBenches } from "../../commands/bench.ts";
import { editionOf, settingsText } from "../../commands/edition.ts";
import type { Exercise } from "../../domain/exercise.ts";
import type { ExerciseReport } from "../../domain/verdict.ts";
import { isLeftOut, learnersEdition } from "../../grading/record.ts";
import { exerciseIds } from "../../grading/course.ts";
import { DEFAULT_FENCE } from "../../sandbox/fence.ts";
import { Workshop } from "../../watch/workshop.ts";
import { silentConsole } from "./courses.ts";
import { OTHERS } from "./other-mistakes.ts";
import { asSubmission, type Grader, openGrader, withBody } from "./submissions.ts";

const ROOT = join(import.meta.dirname, "../../..");
const FOLDER = mkdtempSync(join(tmpdir(), "numkata-release-"));

let [whole, released]: [Grader | undefined, Grader | undefined] = [undefined, undefined];

beforeAll(async () => {
  const benches = await openBenches(ROOT, [], silentConsole(ROOT));
  if (benches === undefined) throw new Error("the course itself is wrong: npm run verify");
  const { solutions, program } = benches;
  write("exercises/course.yaml", settingsText(ROOT));
  for (const exercise of solutions.course.exercises) {
    const { files } = await editionOf(exercise, solutions, program);
    for (const [path, text] of Object.entries(files)) write(path, text);
  }
  benches.close();
  [whole, released] = [await openGrader(), await openGrader(FOLDER)];
});

afterAll(() => {
  whole?.close();
  released?.close();
  rmSync(FOLDER, { recursive: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(FOLDER, path)), { recursive: true });
  writeFileSync(join(FOLDER, path), text);
}

test("it says of right and wrong submissions what the course says without what is left out", async () => {
  let submissions = 0;
  for (const exercise of whole?.course.exercises ?? []) {
    const edition = learnersEdition(exercise, "hashed");
    const own = released?.course.exercises.find(({ id }) => id === exercise.id);
    const sources = [
      readFileSync(join(ROOT, "solutions", exercise.id, `${exercise.signature.name}.ts`), "utf8"),
      ...exercise.mistakes.map(({ name }) => asSubmission(exercise, name)),
      ...(OTHERS[exercise.id] ?? []).map((body) => withBody(exercise, body)),
    ];
    const named: (string | undefined)[] = [];
    for (const source of sources) {
      submissions += 1;
      const [expected, actual] = await Promise.all([
        whole?.grade(edition, source),
        own && released?.grade(own, source),
      ]);
      expect(actual && told(actual), `${exercise.id}: ${source}`).toEqual(expected && told(expected));
      expect(actual?.cases.length).toBe(edition.cases.length);
      named.push(actual?.diagnosis?.kind === "mistake" ? actual.diagnosis.name : undefined);
    }
    // Without the hidden cases too each mistake is known from the others.
    const names = exercise.mistakes.map(({ name }) => name);
    expect(named.slice(1, names.length + 1)).toEqual(names);
  }
  expect(submissions).toBeGreaterThan(150);
}, 300_000);

/** Everything that is said of a submission, but for where it is and what it is worth. */
function told({ status, cases, diagnosis, declaredParams }: ExerciseReport): unknown {
  return {
    status,
    diagnosis,
    declaredParams,
    cases: cases.map(({ case: { name, extra }, ...rest }) => ({ name, extra, ...rest })),
  };
}

test("watch grades it, one exercise and all of them", async () => {
  const file = "exercises/06-softmax/softmax.ts";
  const stub = readFileSync(join(FOLDER, file), "utf8");
  const workshop = await Workshop.open(FOLDER, DEFAULT_FENCE);
  try {
    const ids = exerciseIds(FOLDER);
    write(file, asSubmission(exerciseOf("06-softmax"), "columns"));
    const graded = await workshop.grade("06-softmax");
    expect(graded).toMatchObject({ kind: "report", report: { diagnosis: { kind: "mistake", name: "columns" } } });
    const all = await workshop.gradeAll(ids);
    expect(all?.unreadable).toEqual([]);
    expect(all?.reports.map(({ status, diagnosis }) => [status, diagnosis?.kind])).toEqual(
      ids.map((id) => (id === "06-softmax" ? ["failed", "mistake"] : ["not-started", undefined])),
    );
  } finally {
    workshop.close();
    write(file, stub);
  }
});

function exerciseOf(id: string): Exercise {
  const found = whole?.course.exercises.find((exercise) => exercise.id === id);
  if (found === undefined) throw new Error(`there is no exercise ${id}`);
  return found;
}

test("nothing in it gives a solution, a mistake's code or a hidden case away", () => {
  const text = filesIn(FOLDER)
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
  const exercises = whole?.course.exercises ?? [];
  const said = exercises.map(saidOf).join("\n");
  const secrets = exercises.flatMap((exercise) => [
    ...codeLines(exercise).filter((line) => !said.includes(line)),
    ...hiddenTexts(exercise),
  ]);
  expect(secrets.length).toBeGreaterThan(300);
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
});

/** What learners are to read of an exercise. */
function saidOf({ id, signature, prompt, hints, mistakes }: Exercise): string {
  const stub = readFileSync(join(ROOT, "exercises", id, `${signature.name}.ts`), "utf8");
  return [stub, prompt, ...hints, ...mistakes.map(({ sentence }) => sentence)].join("\n");
}

/** The lines of the solution, the mistakes and the laws. */
function codeLines(exercise: Exercise): readonly string[] {
  const folder = join(ROOT, "solutions", exercise.id);
  const lines = readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), "utf8").split("\n"));
  return lines.map((line) => line.trim()).filter((line) => line.length > 12);
}

/** Names of the cases that are left out, and the lines of their values that no other case has. */
function hiddenTexts({ id, cases }: Exercise): readonly string[] {
  const spec = readFileSync(join(ROOT, "exercises", id, "exercise.yaml"), "utf8");
  const parts = (/^cases:\n((?: .*\n)+)/m.exec(spec)?.[1] ?? "").split(/^ {2}- (?=name: )/m);
  const isHidden = (part: string): boolean => /^ {4}(?:hidden|law): /m.test(part);
  const others = parts.filter((part) => !isHidden(part)).join("\n");
  const lines = parts.filter(isHidden).flatMap((part) => part.split("\n").map((line) => line.trim()));
  const names = cases.filter(isLeftOut).map(({ name }) => `name: ${name}\n`);
  return [...names, ...lines.filter((line) => /\d/.test(line) && line.length > 12 && !others.includes(line))];
}

function filesIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
