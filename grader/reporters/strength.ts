// What an author is told of how strong the cases of an exercise are: what no case notices, and the case that would.

import type { Exercise } from "../domain/exercise.ts";
import type { Operator } from "../domain/mutant.ts";
import { percentOf, type Strength, type Survivor, type Unnoticed, type WrongMark } from "../domain/strength.ts";
import { changedLines } from "./difference.ts";
import { callText } from "./literal.ts";
import type { Fix } from "../domain/verification.ts";
import { enumeration, plural } from "./naming.ts";
import { type Page, prose } from "./page.ts";
import { safeSource } from "./safe-text.ts";

const CALL_BUDGET = 300;
/** More of one kind tell nothing new. */
const MAX_SHOWN = 5;

/** `strength 100 % (22 mutants)`, `strength 86 % (19 of 22 mutants)`. */
export function strengthText(strength: Strength): string {
  const { mutants, noticed, equivalent } = strength;
  const possible = mutants - equivalent;
  const share = noticed === possible ? "" : `${noticed} of `;
  return `strength ${percentOf(strength)} % (${share}${plural(possible, "mutant")})`;
}

export function unnoticedLines(
  page: Page,
  exercise: Exercise,
  { survivors, mistakes, proposal }: Unnoticed,
  command: string,
): readonly string[] {
  const say = (text: string): readonly string[] => prose(page, text, { indent: 4, hang: 2 });
  const which = survivors.length === 1 ? "this mutant" : `these ${survivors.length} mutants`;
  const shown = survivors.slice(0, MAX_SHOWN);
  const more = survivors.length - shown.length;
  const lines = [
    ...mistakes.flatMap((name) => say(`The mistake "${name}" passes every case, so no learner would hear of it.`)),
    ...(survivors.length === 0 ? [] : say(`No case notices ${which} of the solution:`)),
    ...shown.flatMap((survivor) => survivorLines(page, exercise, survivor)),
    ...(more === 0 ? [] : say(`and ${more} more.`)),
  ];
  if (proposal === undefined) {
    const differ = survivors.length === 1 ? "it differs" : "they differ";
    const advice = `No input was found on which ${differ} from the solution. Where you know one, add it as a case; where there is none, say why in the spec:`;
    const marks = shown.map(({ mutant }) => `  ${JSON.stringify(mutant.id)}: TODO why no input tells them apart`);
    return [...lines, ...say(advice), ...pasted(["equivalents:", ...marks])];
  }
  const fix = `\`${command} verify ${exercise.id} --fix\``;
  const stretch = proposal.extra
    ? " It asks more than the cases that count, so it is a stretch case; without `extra` it counts too."
    : "";
  return [...lines, ...say(`Add this case, or have it added by ${fix}.${stretch}`), ...pasted(proposal.lines)];
}

export function wrongMarkText({ signature }: Exercise, file: string, { mark, why }: WrongMark): string {
  const { line, column, mutant } = mark;
  const place = `${file}:${line}:${column}`;
  switch (why.kind) {
    case "no-such-mutant":
      return `${place} the solution has no mutant "${mutant}". Remove the mark, or name it as it is called now.`;
    case "noticed":
      return `${place} the case "${why.caseName}" notices the mutant "${mutant}", so it is not equivalent. Remove the mark.`;
    case "differs":
      return `${place} the mutant "${mutant}" is not equivalent: for ${callText(signature.name, why.args, CALL_BUDGET)} it differs from the solution. Remove the mark, and a case is proposed.`;
  }
}

/** What became of the proposed cases. */
export function fixText(fix: Fix): string {
  if (fix.kind === "refused") return `${fix.file} was left as it is: ${fix.reason}. Paste the cases yourself.`;
  const names = fix.names.map((name) => `"${name}"`);
  const one = names.length === 1;
  return `${fix.file} has ${plural(names.length, "case")} more: ${enumeration(names)}. Read ${one ? "it" : "them"}, and say in ${one ? "its name" : "their names"} what ${one ? "it is" : "they are"} about.`;
}

const OPERATOR_WORDS: Readonly<Record<Operator, string>> = {
  axis: "along another axis",
  keepdims: "with the other keepdims",
  reduction: "another way to make one of many",
  "dropped-call": "a call left out",
  "dropped-operand": "one of two operands left out",
  shift: "a shift left out",
  sign: "another sign",
  arithmetic: "another operation",
  order: "operands the other way round",
  constant: "another number",
  shape: "a length that fits the first case only",
  function: "another function",
  "in-place": "an argument that is written to",
  comparison: "another comparison",
  condition: "another condition",
  statement: "a statement left out",
  "early-return": "an argument given back as it came",
};

/** The kind of a mutant in plain words. */
export function operatorText(operator: Operator): string {
  return OPERATOR_WORDS[operator];
}

function survivorLines(page: Page, { signature }: Exercise, { mutant, difference }: Survivor): readonly string[] {
  const place = `${signature.name}.ts:${mutant.line}:${mutant.column}`;
  return [
    ...prose(page, `${place}, ${operatorText(mutant.operator)}`, { indent: 6 }),
    ...changedLines(page, difference, 6),
  ];
}

/** As it is to be pasted: never wrapped. */
function pasted(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `      ${safeSource(line)}`);
}
