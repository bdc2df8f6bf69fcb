// A learner's exception in their own terms: their message, their line, and what such a message usually means.

import type { Location, ThrownError } from "../domain/outcome.ts";
import type { Explanation, Fact } from "./explanation.ts";
import { placeText } from "./explanation.ts";
import { safeLine } from "./safe-text.ts";

/** What every stub throws until the learner has replaced that line. */
const STUB_MESSAGE = "not implemented";

/** np explains itself in up to this many characters. */
const MAX_MESSAGE = 600;

/** `subject` begins the sentence: `softmax threw`. */
export function explainException(error: ThrownError, subject: string): Explanation {
  const [location, ...callers] = error.frames;
  if (isStub(error)) {
    return {
      headline: `Not started: the line \`throw new Error("${STUB_MESSAGE}")\` is still there.`,
      ...(location && { location }),
      facts: [],
      steps: ["Replace that line by your own code."],
    };
  }
  return {
    headline: `${subject} ${thrownText(error)}`,
    ...(location && { location }),
    facts: callerFacts(callers, location),
    steps: exceptionSteps(error),
  };
}

/** Whether this is the exception that a stub throws. */
export function isStub({ name, message, thrownType }: ThrownError): boolean {
  return thrownType === undefined && name === "Error" && message === STUB_MESSAGE;
}

/** What was thrown, as in `softmax threw ...`: `TypeError: x is not a function`, `a string: "oops"`, `undefined`. */
export function thrownText({ name, message, thrownType }: ThrownError): string {
  const text = safeLine(message, MAX_MESSAGE);
  if (thrownType === undefined)
    return `${safeLine(name, 60) || "Error"}: ${text === "" ? "(without a message)" : text}`;
  if (thrownType === "undefined" || thrownType === "null") return thrownType;
  const type = safeLine(thrownType, 30);
  return `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}${text === "" ? "" : `: ${text}`}`;
}

/** What usually helps with an exception of this kind; nothing for the messages that say it themselves. */
export function exceptionSteps({ name, message, thrownType }: ThrownError): readonly string[] {
  if (thrownType !== undefined)
    return ['Throw an Error, so that it carries a message and its place: `throw new Error("what is wrong")`.'];
  const unknown = /^([\w$]+) is not defined$/.exec(message)?.[1];
  if (name === "ReferenceError" && unknown !== undefined) return [unknownName(unknown)];
  const advice = ADVICE.find(([pattern]) => pattern.test(message));
  return advice === undefined ? [] : [advice[1]];
}

const ADVICE: readonly (readonly [pattern: RegExp, step: string])[] = [
  [
    /^Cannot (read|set) properties of (undefined|null)/,
    "What stands in front of the dot or the [ ] is empty there. Reading past the end of a list gives undefined: check where your loop begins and ends.",
  ],
  [
    / is not a function/,
    "What stands in front of the parentheses cannot be called. Check its spelling, and that it is not a number or a list.",
  ],
  [
    / is not iterable/,
    "Only a list can be spread with `...` or looped over with `for...of`. Check that this is one: a single number is not.",
  ],
  [
    /^Assignment to constant variable/,
    "A `const` keeps its first value. Declare it with `let` where it should change.",
  ],
  [/^Cannot access '.*' before initialization/, "It is used above the line that declares it. Move the declaration up."],
  [
    /^Maximum call stack size exceeded/,
    "The function calls itself without an end. Check the condition that should stop it.",
  ],
  [
    /^Invalid array length/,
    "A list was made with a negative, fractional or far too large length. Check how that length is computed.",
  ],
  [
    /^(Array buffer allocation failed|Invalid string length|Invalid typed array length)/,
    "That takes more memory than a case may use. Look for a loop that never ends, or a length that is computed wrongly.",
  ],
  [/^Cannot mix BigInt/, "Write numbers without the n behind them: `5`, not `5n`."],
  [
    /^Cannot assign to read only property|^Cannot add property/,
    "This value cannot be changed. Make a new list with your values instead.",
  ],
];

/** What a name from Python, or one that was forgotten, is in TypeScript. */
function unknownName(name: string): string {
  const python = PYTHON.get(name);
  if (python !== undefined) return `In TypeScript it is ${python}.`;
  if (name === "require")
    return "An exercise cannot read files or load modules of Node. What it needs comes with an `import` at the top of the file.";
  if (name === "np") return 'Add this as the first line of the file: `import * as np from "numkata/np";`';
  return `Check how ${name} is spelt, and that it is declared with \`const\` or \`let\`, or imported, before this line.`;
}

const PYTHON: ReadonlyMap<string, string> = new Map([
  ["None", "`null`"],
  ["True", "`true`"],
  ["False", "`false`"],
  ["print", "`console.log(x)`"],
  ["len", "`x.length`"],
  ["math", "`Math`, with a capital M"],
  ["numpy", "`np`"],
  ["abs", "`Math.abs(x)` for a number, `np.abs(x)` for an array"],
  ["sum", "`np.sum(x)`"],
  ["exp", "`Math.exp(x)` for a number, `np.exp(x)` for an array"],
  ["sqrt", "`Math.sqrt(x)` for a number, `np.sqrt(x)` for an array"],
  ["range", "`for (let i = 0; i < n; i++)`"],
  ["self", "`this`"],
]);

function callerFacts(callers: readonly Location[], location: Location | undefined): readonly Fact[] {
  const places = callers.map(placeText).filter((place, index, all) => place !== all[index - 1]);
  const shown = places.filter((place) => location === undefined || place !== placeText(location)).slice(0, 3);
  return shown.length === 0
    ? []
    : [
        {
          kind: "sentence",
          text: `It was called from ${shown.map((place) => safeLine(place)).join(", and that from ")}.`,
        },
      ];
}
