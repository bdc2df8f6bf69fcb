// A case as an author would write it: the text of a spec, from the values. The other way round is cases.ts.

import { Document } from "yaml";
import type { Arguments, ExpectedError, Signature, Tolerance } from "../domain/exercise.ts";
import type { Expected } from "../domain/judge.ts";
import { keyLines, numberText, throwsText, valueText } from "./written-value.ts";

export type WrittenCase = {
  readonly name: string;
  readonly args: Arguments;
  readonly expected: Expected;
  readonly tolerance?: Tolerance;
  readonly extra: boolean;
};

/** Longer than this, the arguments stand below each other. */
const WIDTH = 110;

/**
 * The lines of a case, as an item of a list that is not indented.
 * @param isExact whether whole numbers in what is expected are compared exactly, as other cases of the spec have it
 * @throws TypeError for a value that no spec can say
 */
export function caseLines(
  { name, args, expected, tolerance, extra }: WrittenCase,
  { params }: Signature,
  isExact: boolean,
): readonly string[] {
  const named = args.map((value, at) => [params[at]?.name ?? "", value] as const);
  const inOne = `args: { ${named.map(([key, value]) => `${key}: ${valueText(value, true)}`).join(", ")} }`;
  const given = named.flatMap(([key, value]) => keyLines(key, value, true)).map((line) => `  ${line}`);
  const lines = [
    ...(named.length === 0 ? ["args: {}"] : inOne.length <= WIDTH ? [inOne] : ["args:", ...given]),
    ...(expected.kind === "throws"
      ? [throwsText(errorText(expected.error))]
      : keyLines("expected", expected.value, isExact)),
    ...(tolerance === undefined ? [] : [toleranceLine(tolerance)]),
    ...(extra ? ["extra: true"] : []),
  ];
  return [`- name: ${lineText(name)}`, ...lines.map((line) => `  ${line}`)];
}

/** Whoever writes a case down has seen an error, and no pattern. */
function errorText({ name, message }: ExpectedError): { readonly name?: string; readonly message?: string } {
  return {
    ...(name === undefined ? {} : { name }),
    ...(message?.kind === "contains" ? { message: message.text } : {}),
  };
}

function toleranceLine({ rtol, atol }: Tolerance): string {
  return `tolerance: { rtol: ${numberText(rtol, true)}, atol: ${numberText(atol, true)} }`;
}

/** Text on a line of its own. */
function lineText(text: string): string {
  return new Document(text).toString({ lineWidth: 0 }).trimEnd();
}
