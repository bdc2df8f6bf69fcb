// Outcomes from what a child said or how it ended. Lines of source come from what was staged, never from the child.

import type { Limits } from "../domain/exercise.ts";
import type { LoadProblem, Location, Outcome, Output, ThrownError } from "../domain/outcome.ts";
import type { Ending } from "./ending.ts";
import { NOTHING_LEFT } from "./exit-codes.ts";
import { resolveImport } from "./imports.ts";
import { OUTPUT_LIMIT_BYTES } from "./output.ts";
import { sourceLine } from "./source-text.ts";
import type { Submission } from "./submission.ts";
import type { CallResult } from "./wire.ts";

/** Any outcome but those of a function that was called and came back. */
export type Misadventure = Exclude<Outcome, { kind: "returned" | "threw" }>;

export class Outcomes {
  readonly #submission: Submission;

  constructor(submission: Submission) {
    this.#submission = submission;
  }

  ofResult(result: CallResult, limits: Limits, output: Output): Outcome {
    if (result.kind === "returned") return { ...result, output };
    // Which comes first, the system's refusal or the end of the child, is a matter of chance.
    if (NO_ROOM.test(result.error.message) && result.error.name === "RangeError") {
      const [place] = result.error.frames;
      return outOfMemory(limits, output, place && this.#withLine(place));
    }
    return { kind: "threw", error: this.#withLines(result.error), output };
  }

  ofLoadProblem(problem: LoadProblem, output: Output): Misadventure {
    return { kind: "could-not-load", problem: this.#problemWithLines(problem), output };
  }

  ofEnding(ending: Ending, entry: string, limits: Limits, output: Output): Misadventure {
    switch (ending.kind) {
      case "timed-out": {
        const loop = this.#onlyLoop(entry);
        const { timeoutMs } = limits;
        return { kind: ending.kind, timeoutMs, output, ...(loop === undefined ? {} : { location: loop }) };
      }
      case "out-of-memory":
        return outOfMemory(limits, output, this.#onlyLoop(entry));
      case "too-much-output":
        return { kind: ending.kind, limitBytes: OUTPUT_LIMIT_BYTES, output };
      case "exited":
      case "crashed":
      case "broke-protocol":
      case "not-run":
        return { ...ending, output };
    }
  }

  /** Of a child that ended before it could say how the loading went. */
  ofLoadEnding(ending: Ending, entry: string, limits: Limits, output: Output): Misadventure {
    const file = entry;
    if (ending.kind === "timed-out") {
      const loop = this.#onlyLoop(entry);
      const problem = { kind: "never-finished", file, ...(loop === undefined ? {} : { location: loop }) } as const;
      return { kind: "could-not-load", problem, output };
    }
    if (ending.kind !== "exited") return this.ofEnding(ending, entry, limits, output);
    const problem = ending.code === NOTHING_LEFT ? ({ kind: "never-finished", file } as const) : { ...ending, file };
    return { kind: "could-not-load", problem, output };
  }

  #problemWithLines(problem: LoadProblem): LoadProblem {
    switch (problem.kind) {
      case "import":
        return this.#problemOfImported(problem) ?? problem;
      case "syntax":
      case "unsupported":
        return { ...problem, location: this.#withLine(problem.location) };
      case "threw":
        return { ...problem, error: this.#withLines(problem.error) };
      case "no-file":
      case "unreadable":
      case "no-export":
      case "never-finished":
      case "exited":
        return problem;
    }
  }

  /** A file that cannot run cannot be imported either, and is the one to mend. */
  #problemOfImported({ file, specifier }: Extract<LoadProblem, { kind: "import" }>): LoadProblem | undefined {
    const imported = resolveImport(specifier, file);
    const { problems } = this.#submission;
    return imported !== undefined && Object.hasOwn(problems, imported) ? problems[imported] : undefined;
  }

  #withLines(error: ThrownError): ThrownError {
    return { ...error, frames: error.frames.map((frame) => this.#withLine(frame)) };
  }

  #withLine(location: Location): Location {
    const { texts } = this.#submission;
    const text = Object.hasOwn(texts, location.file) ? texts[location.file] : undefined;
    const source = text === undefined ? undefined : sourceLine(text, location.line);
    return source === undefined ? location : { ...location, source };
  }

  /** Where the only loop of a file stands; with none or several there is nothing honest to point at. */
  #onlyLoop(entry: string): Location | undefined {
    const source = this.#submission.sources[entry] ?? "";
    const code = source.replaceAll(COMMENTS_AND_STRINGS, (match) => match.replaceAll(/[^\n]/g, " "));
    const [loop, ...others] = code.matchAll(/\b(?:while|for)\s*\(|\bdo\s*\{/g);
    if (loop === undefined || others.length > 0) return undefined;
    const before = code.slice(0, loop.index).split("\n");
    return this.#withLine({ file: entry, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
  }
}

function outOfMemory({ memoryMiB }: Limits, output: Output, location: Location | undefined): Misadventure {
  return { kind: "out-of-memory", memoryMiB, output, ...(location && { location }) };
}

/** What V8 throws when the system has no more memory for an array's elements. */
const NO_ROOM = /^Array buffer allocation failed/;

/** What is never closed goes on to the end: a pattern that gives up there would begin anew at every place of a long file. */
const COMMENTS_AND_STRINGS =
  /\/\*[\s\S]*?(?:\*\/|$)|\/\/.*|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|`(?:\\[\s\S]|[^`\\])*`?/g;
