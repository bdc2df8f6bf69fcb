// What the type checker adds below a verdict: a few places, each with the first line of what it says. Quiet on purpose, as
// only values pass or fail an exercise.

import type { Finding, TypeCheck } from "../domain/finding.ts";
import type { Location } from "../domain/outcome.ts";
import type { ExerciseReport } from "../domain/verdict.ts";
import { baseName } from "./explanation.ts";
import { glue } from "./layout.ts";
import { type Page, prose } from "./page.ts";
import { safeLine } from "./safe-text.ts";
import { pathLines } from "./terminal-case.ts";

const FEW = 3;
/** A type of many members takes pages. */
const MAX_MESSAGE = 200;

/** None where there is nothing to add to `report`. `folder` is the course's. */
export function typeCheckLines(
  page: Page,
  checked: TypeCheck | undefined,
  report: ExerciseReport,
  folder: string,
): readonly string[] {
  const quiet = { indent: 0, paint: page.theme.quiet };
  if (checked === undefined) return [];
  if (checked.kind === "gave-up")
    return prose(page, "The type checker gave up: these types are too much for it.", quiet);
  const told = placeOfSyntax(report);
  const findings = checked.findings.filter(
    ({ location }) => location.file !== told?.file || location.line !== told.line,
  );
  const [first] = findings;
  if (first === undefined) return [];
  const rest = findings.length - FEW;
  return [
    ...prose(page, "The type checker adds:", quiet),
    ...pathLines(page, report.file, folder, first.location),
    ...findings.slice(0, FEW).flatMap((finding) => findingLines(page, finding, first.location.file)),
    ...(rest > 0 ? prose(page, `and ${rest} more`, { paint: page.theme.quiet }) : []),
  ];
}

/** Where the file could not even be read as a program: the verdict says it, and what the checker says there is the same. */
function placeOfSyntax({ cases }: ExerciseReport): Location | undefined {
  for (const { verdict } of cases) {
    if (verdict.kind !== "errored" || verdict.outcome.kind !== "could-not-load") continue;
    const { problem } = verdict.outcome;
    if (problem.kind === "syntax" || problem.kind === "unsupported") return problem.location;
  }
  return undefined;
}

/** `4:9  Cannot find name 'zz'.`, with the file's name where it is not the one that the path above names. */
function findingLines(page: Page, { location, message }: Finding, file: string): readonly string[] {
  const { line, column } = location;
  const name = location.file === file ? "" : `${safeLine(baseName(location.file))}:`;
  return prose(page, `${glue(`${name}${line}:${column}  `)}${safeLine(message, MAX_MESSAGE)}`, { hang: 2 });
}
