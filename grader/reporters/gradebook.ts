// A class's gradebook on a terminal: who got what, what many of them got wrong, and what was said of nobody who is there.

import { countedOf } from "../domain/final.ts";
import type { Cluster, ExerciseInfo, GradebookInfo, LearnerGrades } from "../domain/gradebook.ts";
import type { Said } from "../domain/said.ts";
import { columnsOf, cut } from "./layout.ts";
import { enumeration, plural } from "./naming.ts";
import { createPage, type Page, type PageOptions, prose, table } from "./page.ts";
import { safeLine } from "./safe-text.ts";
import { saidText } from "./said.ts";

const MAX_NAME = 32;
/** Notes are cut to one of these widths: that somebody has the same files as somebody else can be looked up by their names. */
const NOTES = [48, 32, 20, 12] as const;
const MAX_UNUSED = 20;
/** Behind points that somebody gave. */
const BY_HAND = "*";

/**
 * A line for each learner: points by exercise, what lateness takes off, the total; or, where none of them could be graded,
 * why, in full.
 * @param all how many learners the class has
 */
export function gradebookText(
  info: GradebookInfo,
  learners: readonly LearnerGrades[],
  all: number,
  options: PageOptions,
): string {
  const page = createPage(options);
  const areFaults = learners.every(({ fault }) => fault !== undefined);
  const lines = areFaults ? learners.flatMap((each) => faultLines(page, each)) : rows(page, info.exercises, learners);
  const isByHand = learners.some(({ exercises }) => exercises.some(({ byHand }) => byHand !== undefined));
  const which = learners.length === all ? plural(all, "learner") : `${learners.length} of ${plural(all, "learner")}`;
  return textOf([
    "",
    ...prose(page, safeLine(info.course), { indent: 0, paint: page.theme.strong }),
    "",
    ...(learners.length === 0 ? [] : [...lines, ""]),
    ...prose(page, isByHand && !areFaults ? `${which} · ${BY_HAND} points given by hand` : which, { indent: 0 }),
    "",
  ]);
}

function faultLines(page: Page, grades: LearnerGrades): readonly string[] {
  const { learner, fault, exercises, total } = grades;
  const byHand = exercises.flatMap((each) => (each.byHand ? `${shortOf(each.id)} ${each.byHand.points}` : []));
  const parts = [
    safeLine(fault?.reason ?? ""),
    ...(byHand.length === 0 ? [] : [`points by hand: ${enumeration(byHand)}`]),
    ...(total === undefined ? [] : [totalText(grades)]),
  ];
  return prose(page, `${safeLine(learner.key, MAX_NAME)}: ${parts.join(" · ")}`, { hang: 2 });
}

/** What has no room on the line goes: first the ends of notes, then the exercises, then all but name and total. */
function rows(page: Page, exercises: readonly ExerciseInfo[], learners: readonly LearnerGrades[]): readonly string[] {
  const total = [{ heading: "total", cell: totalText }];
  const isLate = learners.some(({ late: each }) => each !== undefined);
  const late = isLate ? [{ heading: "late", cell: lateText }] : [];
  const each = exercises.map((exercise) => ({
    heading: exercises.length === 1 ? safeLine(exercise.id, MAX_NAME) : shortOf(exercise.id),
    cell: (grades: LearnerGrades): string => pointsText(grades, exercise.id),
  }));
  const names = learners.map(({ learner }) => safeLine(learner.key, MAX_NAME));
  for (const columns of [[...each, ...late, ...total], [...late, ...total], total]) {
    const numbers = columns.map(({ heading, cell }) => aligned([heading, ...learners.map(cell)]));
    const headings = ["learner", ...numbers.map(([heading]) => heading ?? ""), ""];
    for (const width of NOTES) {
      const cells = learners.map((grades, at) => [
        names[at] ?? "",
        ...numbers.map((column) => column[at + 1] ?? ""),
        cut(noteText(grades), width),
      ]);
      const found = table(page, headings, cells, []);
      if (found !== undefined) return found;
    }
  }
  return learners.map((grades) => cut(`${safeLine(grades.learner.key, MAX_NAME)}  ${totalText(grades)}`, page.width));
}

/** `06-softmax` is 06 in a row of many. */
function shortOf(id: string): string {
  return /^\d+/.exec(id)?.[0] ?? safeLine(id, 6);
}

function pointsText({ exercises }: LearnerGrades, id: string): string {
  const found = exercises.find((each) => each.id === id);
  if (found === undefined) return "";
  const points = countedOf({ points: found.points, byHand: found.byHand?.points });
  return `${points}${found.byHand === undefined ? "" : BY_HAND}`;
}

function lateText({ late }: LearnerGrades): string {
  return late === undefined ? "" : `${late.percent} %`;
}

function totalText({ total }: LearnerGrades): string {
  return total === undefined ? "–" : `${total.final} of ${total.possible}`;
}

function noteText({ fault, sameAs, sameAsMore = 0 }: LearnerGrades): string {
  if (fault !== undefined) return `not graded: ${safeLine(fault.reason)}`;
  const [other, ...others] = sameAs;
  if (other === undefined) return "";
  const more = others.length + sameAsMore;
  return `same files as ${safeLine(other, MAX_NAME)}${more === 0 ? "" : ` and ${more} more`}`;
}

/** Numbers end under each other. */
function aligned(cells: readonly string[]): readonly string[] {
  const plainOf = (cell: string): number => columnsOf(cell.replace(BY_HAND, ""));
  const columns = Math.max(...cells.map(plainOf));
  return cells.map((cell) => " ".repeat(columns - plainOf(cell)) + cell);
}

/** What many got wrong in the same way, with the keys that comments are written by. */
export function clustersText(course: string, clusters: readonly Cluster[], options: PageOptions): string {
  const page = createPage(options);
  return textOf([
    "",
    ...prose(page, safeLine(course), { indent: 0, paint: page.theme.strong }),
    "",
    ...clusters.flatMap((cluster) => clusterLines(page, cluster)),
    ...(clusters.length === 0 ? [...prose(page, "Nobody got anything wrong.", { indent: 0 }), ""] : []),
  ]);
}

function clusterLines(
  page: Page,
  { exercise, key, learners, diagnosis, example, comment }: Cluster,
): readonly string[] {
  const { theme } = page;
  const head = `${safeLine(exercise, 40)}  ${key}  ${plural(learners, "learner")}`;
  const lines = [
    diagnosis === undefined ? "No known mistake." : safeLine(diagnosis.message ?? diagnosis.name),
    `As ${safeLine(example.learner, MAX_NAME)}: ${safeLine(example.case)}${example.call === undefined ? "" : `: ${safeLine(example.call)}`}`,
    `Got ${safeLine(example.got)}${example.expected === undefined ? "" : `, expected ${safeLine(example.expected)}`}`,
    ...(comment === undefined ? [] : [`Comment: ${safeLine(comment)}`]),
  ];
  return [theme.strong(cut(head, page.width)), ...lines.flatMap((line) => prose(page, line, { hang: 2 })), ""];
}

/** What was said by hand of learners, exercises or clusters that there are not. */
export function unusedText(unused: readonly Said[], options: PageOptions): string {
  const page = createPage(options);
  const told = unused.slice(0, MAX_UNUSED).flatMap((said) => prose(page, saidText(said), { hang: 2 }));
  const rest = unused.length - MAX_UNUSED;
  return textOf([
    ...prose(page, "Said by hand, and now of nobody here. It is kept, and counts when they are back:", { indent: 0 }),
    ...told,
    ...(rest > 0 ? [`  … and ${rest} more`] : []),
    "",
  ]);
}

/** That the gradebook is read although more was said since. */
export function gradebookBehind(reason: string): string {
  return `Not all that was said by hand is in this yet. ${reason}\n`;
}

/** That lines of the ledger cannot be read. */
export function byHandDropped(count: number, file: string): string {
  const what = count === 1 ? "1 line" : `${count} lines`;
  return `${file}: ${what} cannot be read, and it is as if nobody had said them. Look at what was said last.\n`;
}

/** That the gradebook could not be read and was made again. */
export function gradebookWasBroken(file: string): string {
  return `${file} could not be read, and was made again.\n`;
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}
