// One learner of a class on a terminal, with all that whoever teaches may know: hidden cases too.

import { countedOf } from "../domain/final.ts";
import type { GradedCase } from "../domain/graded.ts";
import type { ExerciseGrade, ExerciseInfo, GradebookInfo, LearnerGrades } from "../domain/gradebook.ts";
import { differenceOf } from "../domain/score.ts";
import { enumeration, plural } from "./naming.ts";
import { createPage, type Page, type PageOptions, prose } from "./page.ts";
import { safeLine } from "./safe-text.ts";

const MAX_NAME = 60;
const MAX_SAME = 8;

export function learnerText(info: GradebookInfo, grades: LearnerGrades, options: PageOptions): string {
  const page = createPage(options);
  const { theme } = page;
  const shown = new Map(info.exercises.map((each) => [each.id, each]));
  const lines = [
    "",
    ...prose(page, nameText(grades), { indent: 0, paint: theme.strong }),
    ...prose(page, totalText(grades), { indent: 0 }),
    ...facts(grades).flatMap((fact) => prose(page, fact, { indent: 0, hang: 2 })),
    "",
    ...grades.exercises.flatMap((exercise) => {
      const about = shown.get(exercise.id);
      return about === undefined ? [] : exerciseLines(page, exercise, about);
    }),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function nameText({ learner: { key, name, lms } }: LearnerGrades): string {
  const also = [
    ...(name === key ? [] : [safeLine(name, MAX_NAME)]),
    ...(lms === undefined ? [] : [`${lms.system} ${safeLine(lms.id, MAX_NAME)}`]),
  ];
  return [safeLine(key, MAX_NAME), ...also].join(" · ");
}

function totalText({ total, fault }: LearnerGrades): string {
  if (total === undefined) return fault === undefined ? "no total yet" : `not graded: ${safeLine(fault.reason)}`;
  const { earned, possible, penalty, final } = total;
  const text = `${final} of ${plural(possible, "point")}`;
  return penalty === 0 ? text : `${text}: ${earned} less ${penalty} for being late`;
}

function facts({
  submission,
  gradedBy,
  fault,
  total,
  late,
  comments,
  sameAs,
  sameAsMore = 0,
}: LearnerGrades): readonly string[] {
  const others = sameAs.slice(0, MAX_SAME).map((key) => safeLine(key, MAX_NAME));
  const more = sameAs.length - others.length + sameAsMore;
  return [
    ...(late === undefined ? [] : [`late: ${late.percent} % (${safeLine(late.reason)})`]),
    ...(total !== undefined && fault !== undefined ? [`not graded: ${safeLine(fault.reason)}`] : []),
    ...(others.length === 0 ? [] : [`same files as ${enumeration(more > 0 ? [...others, `${more} more`] : others)}`]),
    ...comments.map((comment) => `comment: ${safeLine(comment)}`),
    ...(submission === undefined ? [] : [`submission ${submission.slice(0, 16)}`]),
    ...(gradedBy === undefined ? [] : [`graded by ${gradedBy.grader}, sandbox ${gradedBy.sandbox}`]),
  ];
}

function exerciseLines(page: Page, exercise: ExerciseGrade, about: ExerciseInfo): readonly string[] {
  const { theme } = page;
  const { id, status, points, byHand, diagnosis, wrong, cases, comments } = exercise;
  const earned = countedOf({ points, byHand: byHand?.points }) ?? 0;
  const paint = status === "passed" ? theme.good : status === "failed" ? theme.bad : theme.quiet;
  const reason = byHand?.reason === undefined ? "" : ` (${safeLine(byHand.reason)})`;
  // Who could not be graded earned nothing that anything could stand in place of.
  const earlier = cases.length === 0 ? "" : `, in place of ${countedOf({ points })}`;
  const said = byHand === undefined ? "" : ` by hand${reason}${earlier}`;
  const wrongCases = cases.filter(({ verdict }) => verdict !== "passed");
  const failed = Map.groupBy(wrongCases, ({ message }) => message);
  const worth = new Map(about.cases.map((each) => [each.name, each]));
  // Where it is all or nothing, no case says what it cost.
  const isByCase = costOf(wrongCases, worth) === differenceOf(points.possible, points.earned);
  const details = [
    ...(diagnosis?.message === undefined ? [] : [safeLine(diagnosis.message)]),
    ...(status === "not-started"
      ? []
      : Array.from(failed, ([message, each]) => failedText(message, each, worth, isByCase))),
    ...(wrong === undefined ? [] : [`cluster ${wrong.key}`]),
    ...comments.map((comment) => `comment: ${safeLine(comment)}`),
  ];
  return [
    ...prose(page, `${MARKS[status]} ${safeLine(id, MAX_NAME)}  ${earned} of ${points.possible}${said}`, {
      indent: 0,
      hang: 2,
      paint,
    }),
    ...details.flatMap((detail) => prose(page, detail, { hang: 2 })),
  ];
}

const MARKS = { passed: "✓", failed: "✗", "not-started": "·" } as const;

/** The cases of an exercise as the course has them, by name. */
type Worth = ReadonlyMap<string, ExerciseInfo["cases"][number]>;

/** The points that cases which do not pass leave out; stretch cases leave out none. */
function costOf(cases: readonly GradedCase[], worth: Worth): number {
  const counting = cases.flatMap((each) => worth.get(each.case) ?? []).filter(({ extra }) => !extra);
  return counting.reduce((sum, { points }) => differenceOf(sum, -points), 0);
}

/** What is the same for several cases is said once. */
function failedText(
  message: string | undefined,
  cases: readonly GradedCase[],
  worth: Worth,
  isByCase: boolean,
): string {
  const names = cases.map(
    (each) => `${safeLine(each.case)}${worth.get(each.case)?.extra === true ? " (stretch)" : ""}`,
  );
  const named = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more`] : names;
  const cost = isByCase ? costOf(cases, worth) : 0;
  const what = message === undefined ? `${names.length === 1 ? "does" : "do"} not pass` : safeLine(message);
  return `${enumeration(named)}${cost === 0 ? "" : ` (−${cost})`}: ${what}`;
}
