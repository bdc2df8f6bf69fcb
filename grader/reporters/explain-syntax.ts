// Why a file is no TypeScript, or none that runs just by leaving out its types: what stands there, and what to write.

import type { LoadProblem, Location } from "../domain/outcome.ts";
import { placeText } from "./explanation.ts";
import type { Explanation } from "./explanation.ts";
import { quoted } from "./literal.ts";
import { safeLine } from "./safe-text.ts";

/** Explains what cannot be parsed, and an import of a name that the other file does not have. */
export function explainSyntax({ message, location }: Extract<LoadProblem, { kind: "syntax" }>): Explanation {
  const missing = /module '(.*)' does not provide an export named '(.*)'/.exec(message);
  if (missing !== null) return explainMissingName(location, missing[1] ?? "", missing[2] ?? "");
  const said = message.replace(/'<eof>'|<eof>/, "the end of the file");
  return {
    headline: `${safeLine(placeText(location))} is not valid TypeScript: ${safeLine(said, 200)}`,
    location,
    facts: [],
    steps: [pythonStep(location.source ?? "") ?? messageStep(message)],
  };
}

function messageStep(message: string): string {
  const step = MESSAGES.find(([pattern]) => pattern.test(message))?.[1];
  return step ?? "Look at this line and the one above it for a missing or extra bracket, quote or comma.";
}

const MESSAGES: readonly (readonly [pattern: RegExp, step: string])[] = [
  [/got '<eof>'/, "A bracket that was opened is never closed. Look for the one whose partner is missing."],
  [/has already been declared/, "Use another name, or leave out `const` or `let` where the first one is meant."],
  [/await isn't allowed/, "Leave out `await`: nothing in an exercise needs to wait."],
  [/^Unterminated/, "What begins here is never closed. Add the quote, or the `*/`, that ends it."],
];

function pythonStep(source: string): string | undefined {
  const code = source.replaceAll(/"[^"]*"|'[^']*'|`[^`]*`|\/\/.*/g, "");
  return PYTHON.find(([pattern]) => pattern.test(code))?.[1];
}

/** What a line of Python is in TypeScript. */
const PYTHON: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/^\s*def\s/, "`def` is Python. In TypeScript: `export function name(x: number): number { ... }`"],
  [/^\s*#/, "A comment begins with `//` in TypeScript."],
  [/^\s*elif\b/, "`elif` is Python. In TypeScript: `} else if (...) {`"],
  [/^\s*for\s+\w+\s+in\b/, "This loop is Python's. In TypeScript: `for (let i = 0; i < n; i++) { ... }`"],
  [/^\s*(?:if|while)\b[^(]*:\s*$/, "In TypeScript the condition stands in parentheses: `if (x > 0) { ... }`"],
  [/\blambda\b/, "`lambda` is Python. In TypeScript: `(x) => x * 2`"],
  [/\s(?:and|or|not)\s/, "In TypeScript `and` is `&&`, `or` is `||` and `not` is `!`."],
];

function explainMissingName(location: Location, specifier: string, name: string): Explanation {
  const [from, what] = [quoted(specifier.slice(0, 100)), safeLine(name, 80)];
  const everything = 'Everything in np comes with one line: `import * as np from "numkata/np";`';
  return {
    headline: `${safeLine(placeText(location))} imports ${what} from ${from}, which has nothing of that name.`,
    location,
    facts: [],
    steps: [
      specifier === "numkata/np"
        ? `Check how ${what} is spelt. ${everything}`
        : `Check how ${what} is spelt, and that ${from} has \`export\` in front of it.`,
    ],
  };
}

/** What cannot run just by leaving out the types, and what does the same. */
const UNSUPPORTED: readonly (readonly [pattern: RegExp, what: string, instead: string])[] = [
  [/\benum\b/i, "an enum", 'Use an object instead: `const Color = { red: "red", blue: "blue" } as const;`'],
  [
    /parameter propert/i,
    "a parameter property",
    "Declare the field in the class and assign it in the constructor: `this.x = x;`",
  ],
  [/\bnamespace\b|\bmodule\b/i, "a namespace", "Use plain functions and constants: a file is already a module."],
  [/decorator/i, "a decorator", "Call a function instead."],
  [
    /import equals|export assignment|import\s[^"']*=|export\s*=/i,
    "an old form of import or export",
    'Write `import { name } from "..."`, and `export` in front of the function.',
  ],
  [/type assertion|angle/i, "a type in angle brackets", "Write `x as T` instead of `<T>x`."],
];

/** Explains TypeScript that is more than JavaScript with types. */
export function explainUnsupported({ message, location }: Extract<LoadProblem, { kind: "unsupported" }>): Explanation {
  const place = safeLine(placeText(location));
  const [, what, instead] = UNSUPPORTED.find(([pattern]) => pattern.test(`${message}\n${location.source ?? ""}`)) ?? [];
  const why = "numkata runs a file by leaving out its types";
  return {
    headline:
      what === undefined
        ? `${place} uses TypeScript that cannot run as it is: ${safeLine(message, 200)}`
        : `${place} uses ${what}, which cannot run as it is: ${why}.`,
    location,
    facts: [],
    steps: [instead ?? `Write this part as plain JavaScript with types: ${why}.`],
  };
}
