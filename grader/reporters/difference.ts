// What parts a learner's file from the solution: lines with a mark, and in colour where there is one.

import type { DifferenceLine } from "../domain/difference.ts";
import type { Exercise } from "../domain/exercise.ts";
import { wrapIndented } from "./layout.ts";
import { plural } from "./naming.ts";
import { createPage, type Page, type PageOptions, plain, prose } from "./page.ts";
import { safeSource } from "./safe-text.ts";
import type { Paint } from "./theme.ts";

/** How many lines that are the same stand around those that are not. */
const AROUND = 3;

export function differenceText(
  exercise: Exercise,
  difference: readonly DifferenceLine[],
  options: PageOptions,
): string {
  const page = createPage(options);
  const lead = `Your ${exercise.signature.name}, and how the course does it:`;
  const head = prose(page, lead, { indent: 0, paint: page.theme.strong });
  return `${["", ...head, "", ...differenceLines(page, difference), ""].join("\n")}\n`;
}

export function differenceLines(page: Page, difference: readonly DifferenceLine[]): readonly string[] {
  if (difference.every((line) => line.in === "both"))
    return prose(page, "Your file and the solution are the same, line by line.");
  const marks = `  ${page.theme.bad("- yours")}  ${page.theme.good("+ the solution")}`;
  return [marks, "", ...linesAround(page, difference)];
}

/** The lines that differ, and some around them. */
export function linesAround(page: Page, difference: readonly DifferenceLine[]): readonly string[] {
  const differs = difference.map((line) => line.in !== "both");
  const isNear = differs.map((_, at) => differs.slice(Math.max(0, at - AROUND), at + AROUND + 1).includes(true));
  return difference.flatMap((line, at) => {
    if (isNear[at] === true) return markedLines(page, line);
    if (at > 0 && isNear[at - 1] === false) return [];
    const end = isNear.indexOf(true, at);
    const count = (end === -1 ? difference.length : end) - at;
    return [`  ${page.theme.quiet(`⋯ ${plural(count, "line")} alike`)}`];
  });
}

/** Only the lines that differ, further indented by `indent`. */
export function changedLines(page: Page, difference: readonly DifferenceLine[], indent: number): readonly string[] {
  const narrow = { ...page, width: page.width - indent };
  const lines = difference
    .filter((line) => line.in !== "both")
    .map(({ text, ...line }) => ({ ...line, text: text.trim() }));
  return lines.flatMap((line) => markedLines(narrow, line)).map((line) => " ".repeat(indent) + line);
}

/** A line that is too long for the page has its mark on every part of it. */
function markedLines(page: Page, line: DifferenceLine): readonly string[] {
  const [mark, paint] = markOf(page)[line.in];
  return wrapIndented(safeSource(line.text), page.width - 4).map((part) => `  ${paint(`${mark} ${part}`.trimEnd())}`);
}

function markOf({ theme }: Page): Readonly<Record<DifferenceLine["in"], readonly [mark: string, paint: Paint]>> {
  return { both: [" ", plain], actual: ["-", theme.bad], expected: ["+", theme.good] };
}
