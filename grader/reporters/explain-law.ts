// That values do not keep a law, in words: what should hold, for which inputs, what came back, and how far its sides are apart.

import type { Signature } from "../domain/exercise.ts";
import type { Answer, Breach } from "../domain/law.ts";
import type { Explanation, Fact } from "./explanation.ts";
import { callText, literal } from "./literal.ts";
import { enumeration, indexText, naming, plural } from "./naming.ts";
import { count, roughPair } from "./numeral.ts";
import { safeLine } from "./safe-text.ts";

const MAX_SENTENCE = 300;
const VALUE_BUDGET = 160;
const CALL_BUDGET = 300;
/** More calls than this are counted, not shown. */
const MAX_CALLS = 6;

/** Explains values that do not keep a law. */
export function explainLaw({ law, args, answers, sides }: Breach, { name, params }: Signature): Explanation {
  const given = args.map((arg, at) => `${safeLine(params[at]?.name ?? "", 60)} = ${literal(arg, VALUE_BUDGET)}`);
  return {
    headline: `${name} does not keep a law: ${safeLine(law.sentence, MAX_SENTENCE).replace(/\.$/u, "")}.`,
    facts: [
      { kind: "lines", texts: [`It was tried with ${enumeration(given)}.`, ...callTexts(answers, name)] },
      ...(sides === undefined ? [NO_SIDES] : sideFacts(sides)),
    ],
    steps: [
      sides === undefined
        ? `Does what ${name} gives back have the type and the shape that the exercise asks for?`
        : `A right ${name} keeps this law for every input. Work these calls out by hand: which of the values is wrong?`,
    ],
  };
}

const NO_SIDES: Fact = { kind: "sentence", text: "From these values the two sides of the law cannot be worked out." };

function callTexts(answers: readonly Answer[], name: string): readonly string[] {
  const more = answers.length - MAX_CALLS;
  const texts = answers
    .slice(0, MAX_CALLS)
    .map(({ args, value }) => `${callText(name, args, CALL_BUDGET)} gave ${literal(value, VALUE_BUDGET)}.`);
  return more > 0 ? [...texts, `${plural(more, "more call")} followed.`] : texts;
}

type Sides = NonNullable<Breach["sides"]>;

function sideFacts({ left, right, failure }: Sides): readonly Fact[] {
  const rows = [
    ["left", literal(left, VALUE_BUDGET)],
    ["right", literal(right, VALUE_BUDGET)],
  ] as const;
  return [
    { kind: "labelled", rows },
    { kind: "sentence", text: differenceText({ left, right, failure }) },
  ];
}

function differenceText({ left, right, failure }: Sides): string {
  if (failure.kind !== "elements") {
    const [one, other] = [naming(left), naming(right)];
    return one === other
      ? "They should be the same."
      : `Left is ${one} and right is ${other}: they should be the same.`;
  }
  const { wrong, total, worst } = failure;
  const [offBy, allowed] = roughPair(worst.offBy, worst.allowed);
  const distance = Number.isFinite(worst.offBy) ? `off by ${offBy}, allowed ${allowed}` : "";
  if (total === 1) return `They should be the same${distance === "" ? "" : ` (${distance})`}.`;
  const place = `the worst is ${indexText(worst.index)}${distance === "" ? "" : `, ${distance}`}`;
  return `They should be the same, and ${count(wrong)} of ${plural(total, "element")} ${wrong === 1 ? "differs" : "differ"} (${place}).`;
}
