// What an author reads of expected values that the solution was asked for.

import { differenceOf } from "../domain/difference.ts";
import type { Case } from "../domain/exercise.ts";
import type { Filling, Refusal, WhyNot } from "../domain/filling.ts";
import { linesAround } from "./difference.ts";
import { explainOutcome } from "./explain-outcome.ts";
import { paragraph, type Words } from "./explanation.ts";
import { quoted } from "./literal.ts";
import { enumeration, plural } from "./naming.ts";
import { shortId } from "./next-command.ts";
import { createPage, type Page, type PageOptions, prose } from "./page.ts";
import { safeLine } from "./safe-text.ts";

/** More cases than this are counted, not named. */
const MANY = 3;

/**
 * @param isDone whether the spec was changed, rather than only looked at
 * @param suggestThrows the lines of a spec that expect this error
 */
export function fillingText(
  filling: Filling,
  isDone: boolean,
  suggestThrows: (error: { readonly name: string; readonly message: string }) => string,
  options: PageOptions,
  command = "npx numkata",
): string {
  const page = createPage(options);
  const { exercise, refusals } = filling;
  const words: Words = {
    name: exercise.signature.name,
    id: exercise.id,
    file: `solutions/${exercise.id}/${exercise.signature.name}.ts`,
    command,
  };
  const lines =
    refusals.length > 0
      ? refusals.flatMap((refusal) => [...refusalLines(page, refusal, words, suggestThrows), ""])
      : changeLines(page, filling);
  return `${["", ...lines, ...prose(page, closing(filling, isDone, command), { indent: 0 })].join("\n")}\n`;
}

function changeLines(page: Page, { before, after, filled }: Filling): readonly string[] {
  return filled.length === 0 ? [] : [...linesAround(page, differenceOf(before, after)), ""];
}

function closing({ exercise, filled, refusals }: Filling, isDone: boolean, command: string): string {
  const file = `exercises/${exercise.id}/exercise.yaml`;
  if (refusals.length > 0) return `${file} is as it was: all values are filled in, or none.`;
  if (filled.length === 0) return `${file} needs nothing: the solution says what stands there.`;
  const named = filled.length > MANY ? plural(filled.length, "case") : enumeration(filled.map(nameOf));
  const cases = `${filled.length === 1 ? "value" : "values"} of ${named}`;
  return isDone
    ? `${file} has the ${cases} from the solution. Look at ${filled.length === 1 ? "it" : "them"} before you trust ${filled.length === 1 ? "it" : "them"}: ${command} verify ${shortId(exercise.id)}`
    : `${file} would get the ${cases}. Without --check it does.`;
}

function refusalLines(
  page: Page,
  { case: testCase, why }: Refusal,
  words: Words,
  suggestThrows: (error: { readonly name: string; readonly message: string }) => string,
): readonly string[] {
  const { theme } = page;
  const told = prose(page, `${nameOf(testCase)}: ${reason(why, words)}`, { hang: 2 });
  if (why.kind !== "no-value" || why.outcome.kind !== "threw") return told;
  const { name, message } = why.outcome.error;
  const offer = "If that is what a learner's function must do, write this in place of expected:";
  return [...told, ...prose(page, offer, { indent: 4 }), `      ${theme.code(suggestThrows({ name, message }))}`];
}

function reason(why: WhyNot, words: Words): string {
  switch (why.kind) {
    case "no-value":
      if (why.outcome.kind === "not-run") return `the solution was not run: ${safeLine(why.outcome.reason)}`;
      return `the solution gives no value. ${paragraph(explainOutcome(why.outcome, words))}`;
    case "unsteady":
      return "the solution gives two values for the same inputs. Only what is the same each time can be expected.";
    case "unsayable":
      return `the solution gives ${safeLine(why.what)}, which no spec can say. Does it return what the spec says it does?`;
    case "does-not-fit":
      return `the solution's value does not fit the spec: ${why.problem}`;
    case "returned":
      return "an error is expected, but the solution gives a value. Remove throws, and ask again.";
    case "aliased":
      return "its lines hang together with others of the file (an anchor &, an alias *). Write them out, and ask again.";
  }
}

function nameOf({ name }: Case): string {
  return quoted(safeLine(name));
}
