// What grading a class again changes, as whoever answers for the grades reads it: by case, and learner by learner.

import {
  type CaseMovement,
  type ExerciseMovement,
  type Movement,
  moveOf,
  type PercentMovement,
  type Why,
} from "../domain/movement.ts";
import { differenceOf } from "../domain/score.ts";
import { columnsOf, cut, padEnd } from "./layout.ts";
import { type ClassLateness, latenessLines } from "./lateness.ts";
import { plural } from "./naming.ts";
import { type NotGraded, notGradedLines } from "./not-graded.ts";
import { createPage, type Page, type PageOptions, prose } from "./page.ts";
import { safeLine } from "./safe-text.ts";

const MAX_NAME = 60;
const MAX_MESSAGE = 300;
const BY_HAND_STAND = "points by hand stand";

export type Regrade = {
  readonly submissions: number;
  /** How many of them were run again, at least in part. */
  readonly ran: number;
  /** In the order of the learners. */
  readonly movements: readonly Movement[];
  readonly notGraded: NotGraded;
  /** Of a course that has a rule for it. */
  readonly lateness?: ClassLateness | undefined;
};

/** The whole difference, and that nothing of it was written. Names those whose points change. */
export function regradeText(title: string, regrade: Regrade, options: PageOptions): string {
  const page = createPage(options);
  const { strong } = page.theme;
  const lines = [
    "",
    ...prose(page, `${safeLine(title)}: what grading again would change`, { indent: 0, paint: strong }),
    "",
    ...byCase(page, regrade.movements),
    ...regrade.movements.filter(hasOtherPoints).flatMap((each) => [...learnerLines(page, each), ""]),
    ...notGradedLines(page, regrade.notGraded),
    ...prose(page, `${movedText(regrade.movements)} · ${runText(regrade)}`, { indent: 0, paint: strong }),
    ...(regrade.lateness === undefined ? [] : latenessLines(page, regrade.lateness)),
    ...prose(page, "Nothing was written. The same without --dry-run writes it.", { indent: 0 }),
    "",
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** Where points stay everywhere, what is told by case is enough. */
function hasOtherPoints({ from, to, fault, exercises }: Movement): boolean {
  return from !== to || fault !== undefined || exercises.some((each) => each.from !== each.to);
}

/** `12 learners move: 9 up, 3 down`. */
export function movesText(moves: readonly number[]): string {
  const [up, down] = [moves.filter((by) => by > 0).length, moves.filter((by) => by < 0).length];
  if (up + down === 0) return "Nobody moves";
  return `${plural(up + down, "learner")} ${up + down === 1 ? "moves" : "move"}: ${up} up, ${down} down`;
}

function movedText(movements: readonly Movement[]): string {
  const first = movements.filter(({ from, fault }) => from === undefined && fault === undefined).length;
  const lost = movements.filter(({ fault }) => fault !== undefined).length;
  const parts = [
    movesText(movements.flatMap((each) => moveOf(each) ?? [])),
    ...(first === 0 ? [] : [`${first} graded for the first time`]),
    ...(lost === 0 ? [] : [`${lost} could not be graded`]),
  ];
  return parts.join(" · ");
}

function runText({ submissions, ran }: Regrade): string {
  return `${ran} of ${plural(submissions, "submission")} ${ran === 1 ? "was" : "were"} run`;
}

/** For how many a case changes, exercise by exercise. */
function byCase(page: Page, movements: readonly Movement[]): readonly string[] {
  const all = movements.flatMap(({ exercises }) => exercises);
  if (all.length === 0) return [];
  const lines = [...Map.groupBy(all, ({ id }) => id)].flatMap(([id, ofExercise]) => {
    const whys = [...new Set(ofExercise.map(({ why }) => whyText(why)))].filter((why) => why !== "");
    const cases = ofExercise.flatMap((each) => each.cases);
    return [
      ...prose(page, [safeLine(id, MAX_NAME), ...whys].join("  "), { indent: 0 }),
      ...[...Map.groupBy(cases, (each) => each.case)].map(([name, changes]) =>
        cut(`  ${safeLine(name, MAX_NAME)}: ${changesText(changes)}`, page.width),
      ),
      "",
    ];
  });
  return lines;
}

function changesText(changes: readonly CaseMovement[]): string {
  const passes = (grade: CaseMovement["from"]): boolean => grade?.verdict === "passed";
  const isSame = ({ from, to }: CaseMovement): boolean =>
    from !== undefined && to !== undefined && passes(from) === passes(to);
  const count = (isSo: (change: CaseMovement) => boolean): number => changes.filter(isSo).length;
  const parts = [
    [count(({ from, to }) => to !== undefined && passes(to) && !passes(from)), "pass now"],
    [count(({ from, to }) => to !== undefined && passes(from) && !passes(to)), "fail now"],
    [count(({ from, to }) => to !== undefined && from === undefined && !passes(to)), "fail it, which is new"],
    [count(({ to }) => to === undefined), "had it, and it is gone"],
    [count((change) => isSame(change) && change.from?.points !== change.to?.points), "get other points"],
    [count((change) => isSame(change) && change.from?.points === change.to?.points), "are told otherwise"],
  ] as const;
  return parts.flatMap(([many, what]) => (many === 0 ? [] : `${many} ${what}`)).join(", ");
}

function learnerLines(page: Page, movement: Movement): readonly string[] {
  const { learner, from, to, percent, fault, exercises } = movement;
  const { good, bad, strong } = page.theme;
  const by = moveOf(movement);
  const paint = by === undefined || by === 0 ? strong : by > 0 ? good : bad;
  const stand = to === undefined ? "" : `; ${BY_HAND_STAND}`;
  const points = `${from ?? "none"} → ${to ?? "none"}${by === undefined ? "" : `  ${signed(by)}`}`;
  return [
    `${strong(safeLine(learner, MAX_NAME))}  ${paint(points)}`,
    ...(fault === undefined ? [] : prose(page, `could not be graded: ${safeLine(fault.reason)}${stand}`)),
    ...exercises.flatMap((each) => exerciseLines(page, each)),
    ...(by === undefined ? [] : percentTexts(percent).flatMap((text) => prose(page, text))),
  ];
}

function percentTexts({ from, to }: PercentMovement): readonly string[] {
  if (from !== to) return [`for being late ${to} % are taken off, and were ${from} %`];
  return to === 0 ? [] : [`for being late ${to} % are taken off, as before`];
}

function exerciseLines(page: Page, exercise: ExerciseMovement): readonly string[] {
  const { id, from, to, why, isByHand, cases } = exercise;
  const parts = [`${safeLine(id, MAX_NAME)}  ${from ?? "none"} → ${to ?? "none"}`, whyText(why)];
  const head = [...parts, isByHand ? byHandText(to) : ""].filter((part) => part !== "").join("  ");
  const names = Math.max(0, ...cases.map((each) => columnsOf(safeLine(each.case, MAX_NAME))));
  return [
    ...prose(page, head),
    ...cases.flatMap((each) => [
      ...prose(page, caseText(each, names), { indent: 4, hang: 2 }),
      ...(each.message === undefined
        ? []
        : prose(page, safeLine(each.message, MAX_MESSAGE), { indent: 6, paint: page.theme.quiet })),
    ]),
  ];
}

/** @param to what is earned, if there still is anything to earn */
function byHandText(to: number | undefined): string {
  return to === undefined ? "points by hand are kept until it is back" : BY_HAND_STAND;
}

function caseText({ case: name, from, to }: CaseMovement, columns: number): string {
  const by = differenceOf(to?.points ?? 0, from?.points ?? 0);
  const change = `${from?.verdict ?? "no such case"} → ${to?.verdict ?? "no such case"}`;
  return `${padEnd(safeLine(name, MAX_NAME), columns)}  ${change}${by === 0 ? "" : `  ${signed(by)}`}`;
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : "±0";
}

function whyText(why: Why): string {
  switch (why) {
    case "added":
      return "it is new";
    case "removed":
      return "it is no longer in the course";
    case "spec":
      return "its spec or solution was changed";
    case "files":
      return "other files were handed in";
    case "grader":
      return "numkata was changed";
    case "sandbox":
      return "another sandbox";
    case "nothing":
      return "";
  }
}
