// Why a submission could not even be started, and how to get it going: nothing of it ran yet, so the file is the topic.

import { closestMatch } from "leven";
import type { LoadProblem, Location } from "../domain/outcome.ts";
import { exceptionSteps, explainException } from "./explain-exception.ts";
import { baseName, placeText } from "./explanation.ts";
import type { Explanation, Words } from "./explanation.ts";
import { enumeration } from "./naming.ts";
import { quoted } from "./literal.ts";
import { gradeCommand, stubCommand } from "./next-command.ts";
import { safeLine } from "./safe-text.ts";

/** Explains why a submission could not be loaded. */
export function explainLoad(problem: LoadProblem, words: Words): Explanation {
  switch (problem.kind) {
    case "no-file":
      return {
        headline: `${safeLine(baseName(words.file))} is not there.`,
        facts: [],
        steps: ["If it was renamed, rename it back. If it was deleted, this makes a new one:", stubCommand(words)],
      };
    case "unreadable":
      return {
        headline: `${safeLine(baseName(problem.file))} could not be read: ${safeLine(problem.reason, 200)}`,
        facts: [],
        steps: ["Save it as a plain text file in UTF-8 that you may read."],
      };
    case "syntax": {
      const missing = /module '(.*)' does not provide an export named '(.*)'/.exec(problem.message);
      if (missing !== null) return explainMissingImport(problem.location, missing[1] ?? "", missing[2] ?? "");
      return {
        headline: `${safeLine(placeText(problem.location))} is not valid TypeScript: ${safeLine(problem.message, 200)}`,
        location: problem.location,
        facts: [],
        steps: ["Look at this line and the one above it for a missing or extra bracket, quote or comma."],
      };
    }
    case "unsupported":
      return explainUnsupported(problem);
    case "no-export":
      return explainExport(problem, words);
    case "import":
      return {
        headline: `${safeLine(baseName(problem.file))} imports ${quoted(problem.specifier.slice(0, 100))}, which cannot be used here${problem.reason === "" ? "." : `: ${safeLine(problem.reason, 200)}`}`,
        facts: [],
        steps: [importStep(problem.specifier)],
      };
    case "threw": {
      const explanation = explainException(problem.error, `${baseName(words.file)}, while it was loaded, threw`);
      const step =
        "Code outside of functions runs as soon as the file is loaded. Move it into the function, or remove it.";
      return { ...explanation, steps: [...exceptionSteps(problem.error), step] };
    }
    case "never-finished":
      return {
        headline: `${safeLine(baseName(problem.file))} never finished loading.`,
        facts: [],
        steps: ["Outside of functions, look for an await that waits for nothing or a loop that never ends."],
      };
  }
}

function explainMissingImport(location: Location, specifier: string, name: string): Explanation {
  const [from, what] = [quoted(specifier.slice(0, 100)), safeLine(name, 80)];
  return {
    headline: `${safeLine(placeText(location))} imports ${what} from ${from}, which has nothing of that name.`,
    location,
    facts: [],
    steps: [`Check how ${what} is spelt. Everything in np comes with one line: \`import * as np from "numkata/np";\``],
  };
}

function explainExport(
  { file, wanted, exports, isFunction }: Extract<LoadProblem, { kind: "no-export" }>,
  words: Words,
): Explanation {
  const name = safeLine(baseName(file));
  const regrade = `then run: ${gradeCommand(words)}`;
  if (exports.includes(wanted) && !isFunction) {
    return plain(
      `${name} exports "${wanted}", but it is not a function.`,
      `Write it as: \`export function ${wanted}(...) { ... }\`, ${regrade}`,
    );
  }
  if (exports.length === 0) {
    return plain(
      `${name} exports nothing; the spec calls "${wanted}".`,
      `Write \`export\` in front of it: \`export function ${wanted}(...)\`, ${regrade}`,
    );
  }
  if (exports.includes("default") && exports.length === 1) {
    return plain(
      `${name} exports "default"; the spec calls "${wanted}".`,
      `Leave out the word default: \`export function ${wanted}(...)\`, ${regrade}`,
    );
  }
  const similar = closestMatch(
    wanted.toLowerCase(),
    exports.map((each) => each.toLowerCase()),
    { maxDistance: Math.ceil(wanted.length / 2) },
  );
  const misspelt = exports.find((each) => each.toLowerCase() === similar);
  if (misspelt !== undefined) {
    return plain(
      `${name} exports ${quoted(misspelt.slice(0, 80))}; the spec calls "${wanted}".`,
      `Rename it, ${regrade}`,
    );
  }
  const names = enumeration(exports.slice(0, 5).map((each) => quoted(each.slice(0, 80))));
  return plain(
    `${name} exports ${names}; the spec calls "${wanted}".`,
    `Add: \`export function ${wanted}(...)\`, ${regrade}`,
  );
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

function explainUnsupported({ message, location }: Extract<LoadProblem, { kind: "unsupported" }>): Explanation {
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

function importStep(specifier: string): string {
  if (/^(numpy|np|numkata)$/i.test(specifier)) return 'Write: `import * as np from "numkata/np";`';
  if (/^\.{1,2}\//.test(specifier)) return `Check the file's name and write it with its ending, as in "./helpers.ts".`;
  return 'An exercise can import "numkata/np" and files beside it. Everything else it needs is part of JavaScript, as Math is.';
}

function plain(headline: string, step: string): Explanation {
  return { headline, facts: [], steps: [step] };
}
