// The exercises of a course on one screen: which are done, and where the learner is.

import type { Exercise } from "../domain/exercise.ts";
import { worthOf } from "../domain/score.ts";
import { columnsOf, padEnd } from "./layout.ts";
import { plural } from "./naming.ts";
import { afterText, gradeCommand } from "./next-command.ts";
import { createPage, type Page, type PageOptions, prose } from "./page.ts";
import { safeLine } from "./safe-text.ts";

export type ListRow = {
  readonly exercise: Exercise;
  readonly isDone: boolean;
  readonly isCurrent: boolean;
  /** The ids of what is to be done before it, and is not. */
  readonly after: readonly string[];
};

export function listText(
  title: string,
  rows: readonly ListRow[],
  options: PageOptions,
  command = "npx numkata",
): string {
  const page = createPage(options);
  const { theme } = page;
  const done = rows.filter(({ isDone }) => isDone).length;
  const lines = [
    "",
    ...prose(page, safeLine(title), { indent: 0, paint: theme.strong }),
    "",
    ...rows.flatMap((row) => rowLines(page, row, rows)),
    "",
    ...prose(page, `${done} of ${plural(rows.length, "exercise")} passed when last graded.`, { indent: 0 }),
    ...(rows.length === 0 ? [] : [`Next: ${theme.code(nextCommand(rows, command))}`]),
    "",
  ];
  return `${lines.join("\n")}\n`;
}

function nextCommand(rows: readonly ListRow[], command: string): string {
  if (rows.every(({ isDone }) => isDone)) return `${command} grade`;
  const current = rows.find(({ isCurrent }) => isCurrent);
  return current === undefined || current.isDone
    ? `${command} next`
    : gradeCommand({ id: current.exercise.id, command });
}

/** What has no room on the line goes below it; the topics, last and least, are left out. */
function rowLines(
  page: Page,
  { exercise, isDone, isCurrent, after }: ListRow,
  rows: readonly ListRow[],
): readonly string[] {
  const { theme, width } = page;
  const ids = Math.max(...rows.map((row) => columnsOf(idOf(row))));
  const titles = Math.max(...rows.map((row) => columnsOf(titleOf(row))));
  const points = plural(worthOf(exercise.cases), "point").padStart(Math.max(...rows.map(pointColumns)));
  const left = `${isCurrent ? "→" : " "} ${isDone ? "✓" : "·"} ${padEnd(idOf({ exercise }), ids)}`;
  const title = titleOf({ exercise });
  const painted = (isDone ? theme.good : isCurrent ? theme.strong : (text: string) => text)(left);
  const head = `${painted}  ${points}`;
  const headColumns = columnsOf(left) + 2 + columnsOf(points);
  const what = after.length > 0 ? afterText(after) : "";
  const below = what === "" ? [] : prose(page, what, { indent: 4, paint: theme.quiet });
  if (headColumns + 2 + titles > width) return [head, ...prose(page, title, { indent: 4 }), ...below];
  const tail = what === "" ? safeLine(exercise.topics.join(", ")) : what;
  const hasRoom = tail !== "" && headColumns + 2 + titles + 2 + columnsOf(tail) <= width;
  if (!hasRoom) return [`${head}  ${title}`, ...below];
  return [`${head}  ${padEnd(title, titles)}  ${theme.quiet(tail)}`];
}

function idOf({ exercise }: Pick<ListRow, "exercise">): string {
  return safeLine(exercise.id, 40);
}

function titleOf({ exercise }: Pick<ListRow, "exercise">): string {
  return safeLine(exercise.title, 60);
}

function pointColumns({ exercise }: ListRow): number {
  return plural(worthOf(exercise.cases), "point").length;
}
