// Why a submission could not even be started, and how to get it going: nothing of it ran yet, so the file is the topic.

import { closestMatch } from "leven";
import type { LoadProblem } from "../domain/outcome.ts";
import { exceptionSteps, explainException } from "./explain-exception.ts";
import { baseName, placeText } from "./explanation.ts";
import type { Explanation, Words } from "./explanation.ts";
import { enumeration } from "./naming.ts";
import { quoted } from "./literal.ts";
import { gradeCommand, stubCommand } from "./next-command.ts";
import { explainSyntax, explainUnsupported } from "./explain-syntax.ts";
import { safeLine } from "./safe-text.ts";

/** Explains why a submission could not be loaded. */
export function explainLoad(problem: LoadProblem, words: Words): Explanation {
  switch (problem.kind) {
    case "no-file":
      if (problem.similar !== undefined) return explainSimilar(safeLine(baseName(words.file)), problem.similar);
      return {
        headline: `${safeLine(baseName(words.file))} is not there.`,
        facts: [],
        steps: ["If it was renamed, rename it back. If it was deleted, this makes a new one:", stubCommand(words)],
      };
    case "unreadable":
      return explainUnreadable(problem, words);
    case "syntax":
      return explainSyntax(problem);
    case "unsupported":
      return explainUnsupported(problem);
    case "no-export":
      return explainExport(problem, words);
    case "import":
      return explainImport(problem);
    case "threw": {
      const explanation = explainException(problem.error, `${baseName(words.file)}, while it was loaded, threw`);
      const step =
        "Code outside of functions runs as soon as the file is loaded. Move it into the function, or remove it.";
      return { ...explanation, steps: [...exceptionSteps(problem.error), step] };
    }
    case "never-finished": {
      const { file, location } = problem;
      const place = location === undefined ? "" : ` (${safeLine(placeText(location))})`;
      return {
        headline: `${safeLine(baseName(file))} never finished loading.`,
        ...(location && { location }),
        facts: [],
        steps: [`Outside of functions, look for an await that waits for nothing or a loop that never ends${place}.`],
      };
    }
    case "exited":
      return plain(
        `${safeLine(baseName(problem.file))} ended the program while it was loaded (exit code ${problem.code}).`,
        "Remove `process.exit`: a file only defines functions, and nothing has to be ended.",
      );
  }
}

/** Some disks take the two for one, so whoever wrote it may well have seen it pass. */
function explainSimilar(wanted: string, similar: string): Explanation {
  return plain(
    `${wanted} is not there, but ${safeLine(similar, 100)} is.`,
    `Rename it to ${wanted}, letter by letter.`,
  );
}

function explainUnreadable(
  { file, why, detail, location }: Extract<LoadProblem, { kind: "unreadable" }>,
  words: Words,
): Explanation {
  const name = safeLine(location === undefined ? baseName(file) : placeText(location));
  const anew = words.file.endsWith(file) ? ["This makes a new one:", stubCommand(words)] : [];
  switch (why) {
    case "folder":
      return { headline: `${name} is a folder, not a file.`, facts: [], steps: ["Rename the folder.", ...anew] };
    case "empty":
      return { headline: `${name} is empty.`, facts: [], steps: anew };
    case "outside":
      return plain(
        `${name} is a link to a place outside of the course's folder of exercises.`,
        "Put the file itself there: only what lies in that folder is read.",
      );
    case "broken-link":
      return plain(`${name} is a link that leads nowhere.`, "Put the file itself there.");
    case "not-regular":
      return plain(`${name} is not a file that can be read.`, "Put a plain text file there.");
    case "too-large":
      return plain(
        `${name} is larger than ${safeLine(detail, 60)}, far more than any exercise takes.`,
        "Is something in it that is not code? Leave it out.",
      );
    case "too-many":
      return plain(
        `${name} was not read: an exercise can import ${safeLine(detail, 60)}.`,
        "Put together what belongs together, and leave out what is not needed.",
      );
    case "not-utf-8":
      return {
        ...plain(
          `${name} is not saved as UTF-8 text.`,
          "Save it again with the encoding UTF-8. Most editors name the encoding at the bottom of the window.",
        ),
        ...(location && { location }),
      };
    case "zero-byte":
      return {
        ...plain(
          `${name} has a character in it that no text has, a zero byte.`,
          "Delete it: most editors show it as a box, or as NUL. If the file is full of them, write it anew.",
        ),
        ...(location && { location }),
      };
    case "too-deep":
      return plain(
        `${name} is more than can be read: something in it is nested thousands of times, or very long.`,
        "Look for an expression with a great many brackets, and write it shorter.",
      );
    case "refused":
      return plain(`${name} could not be read: ${safeLine(detail, 200)}`, "Check that you may open it.");
  }
}

function explainImport({ file, specifier, why }: Extract<LoadProblem, { kind: "import" }>): Explanation {
  const imports = `${safeLine(baseName(file))} imports ${quoted(specifier.slice(0, 100))}`;
  switch (why) {
    case "foreign":
      return plain(
        `${imports}, which cannot be used here.`,
        /^(numpy|np|numkata)$/i.test(specifier)
          ? 'Write: `import * as np from "numkata/np";`'
          : 'An exercise can import "numkata/np" and files beside it. Everything else it needs is part of JavaScript, as Math is.',
      );
    case "outside":
      return plain(
        `${imports}, which lies outside of the folder of exercises.`,
        "Only files in that folder can be imported. Write what you need yourself: that is the exercise.",
      );
    case "missing": {
      const withEnding = `${specifier.replace(/\.js$/, "")}.ts`;
      return plain(
        `${imports}, which is not there.`,
        specifier.endsWith(".ts")
          ? "Check the file's name and folder."
          : `A file's name is written with its ending: ${quoted(withEnding.slice(0, 100))}.`,
      );
    }
  }
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

function plain(headline: string, step: string): Explanation {
  return { headline, facts: [], steps: [step] };
}
