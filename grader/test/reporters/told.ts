// What a learner reads of one verdict, as the terminal shows it without colours.

import type { Verdict } from "../../domain/verdict.ts";
import { explainCase } from "../../reporters/explain.ts";
import { createPage } from "../../reporters/page.ts";
import { caseLines } from "../../reporters/terminal-case.ts";
import { caseReport, exerciseReport, FOLDER, WORDS } from "./build.ts";

type Parts = Parameters<typeof caseReport>[1];
type ExerciseParts = Parameters<typeof exerciseReport>[1];

/** The explanation of one verdict, without its title and path. */
export function told(verdict: Verdict, parts: Parts = {}, exercise: ExerciseParts = {}): string {
  return toldInFull(verdict, parts, exercise).split("\n").slice(3).join("\n");
}

export function toldInFull(verdict: Verdict, parts: Parts = {}, exercise: ExerciseParts = {}, width = 80): string {
  const report = caseReport(verdict, parts);
  const found = explainCase(report, exerciseReport([report], exercise), WORDS);
  if (found === undefined) return "";
  const page = createPage({ color: false, width, links: false });
  return caseLines(page, found, `${FOLDER}/${WORDS.file}`, FOLDER).join("\n");
}

/** A table of texts as one page, each under its name. */
export function sheet(texts: Readonly<Record<string, string>>): string {
  return Object.entries(texts)
    .map(([name, content]) => `--- ${name}\n${content}`)
    .join("\n\n");
}
