// What is said of mistakes.ts and laws.ts, whose exports must be those that the spec has sentences for.

import type { LoadProblem } from "../domain/outcome.ts";
import type { Finding, Place } from "../domain/verification.ts";
import { safeLine } from "./safe-text.ts";

type About<What extends "mistake" | "law"> =
  | `${What}s-unloadable`
  | `${What}s-unsaid`
  | `${What}-missing`
  | `${What}-unsaid`;

export type ExportFinding = Extract<Finding, { kind: About<"mistake"> | About<"law"> }>;

/** `spec` is the exercise's, as a path. */
export function exportText(finding: ExportFinding, spec: string): string {
  const { file } = finding;
  switch (finding.kind) {
    case "mistakes-unloadable":
      return unloadableText(file, finding.problem, "mistake");
    case "laws-unloadable":
      return unloadableText(file, finding.problem, "law");
    case "mistake-missing":
      return missingText(file, finding.name, "mistake");
    case "law-missing":
      return missingText(file, finding.name, "law");
    case "mistakes-unsaid":
      return `${file} is there, but the spec names no mistakes, so nobody reads of them. Name each under mistakes: in ${spec}, with its sentence.`;
    case "laws-unsaid":
      return `${file} is there, but the spec names no laws, so no case can be about them. Name each under laws: in ${spec}, with its sentence.`;
    case "mistake-unsaid":
      return `${placed(finding)} exports "${finding.name}", but mistakes in the spec has no sentence for it. Add it: what it looks like, and what mends it.`;
    case "law-unsaid":
      return `${placed(finding)} exports "${finding.name}", but laws in the spec has no sentence for it. Add it: what must hold.`;
  }
}

function placed({ file, place }: { readonly file: string; readonly place?: Place }): string {
  return place === undefined ? file : `${file}:${place.line}:${place.column}`;
}

function missingText(file: string, name: string, what: string): string {
  return `${file} does not export a function "${name}", which the spec names as a ${what}.`;
}

function unloadableText(file: string, problem: LoadProblem | undefined, what: string): string {
  const why = problem === undefined ? "" : `: ${loadReason(problem)}`;
  return `${file} cannot be run${why}. Every ${what} that the spec names is a function that it exports.`;
}

function loadReason(problem: LoadProblem): string {
  switch (problem.kind) {
    case "no-file":
      return "it is missing";
    case "syntax":
    case "unsupported":
      return `line ${problem.location.line}, ${safeLine(problem.message, 200)}`;
    case "threw":
      return `it throws ${safeLine(problem.error.message, 200)}`;
    case "import":
      return `it cannot import ${safeLine(problem.specifier, 100)}`;
    case "unreadable":
    case "no-export":
    case "never-finished":
    case "exited":
      return problem.kind.replaceAll("-", " ");
  }
}
