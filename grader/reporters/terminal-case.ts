// One case in full on the terminal: headline, the line of code, yours and expected, the input, what was printed, what next.

import type { CourseInfo } from "../domain/event.ts";
import type { Location } from "../domain/outcome.ts";
import type { ExerciseReport } from "../domain/verdict.ts";
import type { CaseExplanation } from "./explain.ts";
import type { ElementRow, Fact } from "./explanation.ts";
import { columnsOf, cut } from "./layout.ts";
import { labelled, PLAIN_PAGE, prose, table } from "./page.ts";
import type { Page } from "./page.ts";
import { locate, fileUrl, relativeTo } from "./place.ts";
import { printedLines } from "./printed.ts";
import { safeLine, safeSource } from "./safe-text.ts";
import { link } from "./theme.ts";

const MAX_OUTPUT_LINES = 20;

/** The lines of a case that did not pass. `file` is the submission's absolute path, `folder` the course's. */
export function caseLines(page: Page, told: CaseExplanation, file: string, folder: string): readonly string[] {
  const { theme } = page;
  return paragraphs([
    [...titleLines(page, told), ...pathLines(page, file, folder, told.location)],
    prose(page, told.headline, { paint: theme.strong }),
    told.diagnosis === undefined ? [] : prose(page, told.diagnosis),
    told.location ? sourceLines(page, told.location) : [],
    ...told.facts.map((fact) => factLines(page, fact)),
    inputLines(page, told),
    told.remarks.flatMap((remark) => prose(page, remark)),
    printedLines(page, "You printed:", told.output, { indent: 2, maxLines: MAX_OUTPUT_LINES }),
    told.steps.flatMap((step) => prose(page, `→ ${step}`, { hang: 2 })),
  ]);
}

/** The same as text for a page or a log. */
export function plainCase(told: CaseExplanation, { file }: ExerciseReport, { folder }: CourseInfo): string {
  return caseLines(PLAIN_PAGE, told, file, folder).join("\n");
}

function titleLines(page: Page, { where, mood }: CaseExplanation): readonly string[] {
  const { theme } = page;
  const [symbol, paint] = mood === "wrong" ? (["✗", theme.bad] as const) : (["·", theme.quiet] as const);
  return prose(page, `${symbol} ${where}`, { indent: 0, hang: 2, paint: (line) => paint(theme.strong(line)) });
}

/** The path of a file, clickable where the terminal can, with the line behind it. Never broken: it is there to be copied. */
export function pathLines(page: Page, file: string, folder: string, location?: Location): readonly string[] {
  const absolute = location === undefined ? file : locate(file, location.file);
  const position = location === undefined ? "" : `:${location.line}:${location.column}`;
  const text = safeLine(relativeTo(folder, absolute)) + position;
  return [`  ${link(page.theme.code(text), fileUrl(absolute), page.links)}`];
}

function factLines(page: Page, fact: Fact): readonly string[] {
  const { theme } = page;
  switch (fact.kind) {
    case "sentence":
      return prose(page, fact.text);
    case "pair":
      return [
        ...(fact.lead === undefined ? [] : prose(page, fact.lead)),
        ...labelled(page, [
          ["yours", fact.actual, theme.bad],
          ["expected", fact.expected, theme.good],
        ]),
      ];
    case "lines":
      return fact.texts.flatMap((text) => prose(page, text, { hang: 2 }));
    case "labelled":
      return labelled(page, fact.rows);
    case "elements":
      return elementLines(page, fact.rows);
  }
}

function elementLines(page: Page, rows: readonly ElementRow[]): readonly string[] {
  const { theme } = page;
  const [hasDistance, hasWorst] = [rows.some((row) => row.offBy !== ""), rows.some((row) => row.worst)];
  const found = table(
    page,
    ["", "yours", "expected", ...(hasDistance ? ["off by", "allowed"] : []), ...(hasWorst ? [""] : [])],
    rows.map((row) => [
      row.place,
      row.actual,
      row.expected,
      ...(hasDistance ? [row.offBy, row.allowed] : []),
      ...(hasWorst ? [row.worst ? "worst" : ""] : []),
    ]),
    [undefined, theme.bad, theme.good, undefined, theme.quiet, theme.quiet],
  );
  return found ?? rows.flatMap((row) => stackedRow(page, row));
}

function stackedRow(page: Page, row: ElementRow): readonly string[] {
  const { theme } = page;
  return [
    `  ${row.place}${row.worst ? theme.quiet("  worst") : ""}`,
    ...labelled(page, [
      ["  yours", row.actual, theme.bad],
      ["  expected", row.expected, theme.good],
      ...(row.offBy === "" ? [] : ([["  off by", `${row.offBy} (allowed ${row.allowed})`]] as const)),
    ]),
  ];
}

function inputLines(page: Page, { call, replay }: CaseExplanation): readonly string[] {
  return [
    ...(call === undefined ? [] : labelled(page, [["input", call, page.theme.code]])),
    ...(replay === undefined ? [] : prose(page, replay, { paint: page.theme.quiet })),
  ];
}

/** The learner's line with a caret under the column; only the part around the column where the line is long. */
function sourceLines(page: Page, { line, column, source }: Location): readonly string[] {
  if (source === undefined) return [];
  const { theme } = page;
  const gutter = `${line} | `;
  const room = page.width - 2 - gutter.length;
  const before = safeSource(source.slice(0, Math.max(0, column - 1)));
  const whole = safeSource(source).trimEnd();
  const indent = Math.min(whole.length - whole.trimStart().length, before.length);
  const at = columnsOf(before) - indent;
  const code = whole.slice(indent);
  const from = at < room - 4 ? 0 : at - Math.floor(room / 2);
  const shown = cut(from === 0 ? code : `…${code.slice(from + 1)}`, room);
  const caret = Math.max(0, at - from);
  return [
    `  ${theme.quiet(gutter)}${shown}`,
    `  ${theme.quiet(" ".repeat(gutter.length - 2) + "|")} ${" ".repeat(caret)}${theme.bad("^")}`,
  ];
}

/** The paragraphs that have lines, an empty line between them. */
export function paragraphs(parts: readonly (readonly string[])[]): readonly string[] {
  return parts.filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : ["", ...part]));
}
