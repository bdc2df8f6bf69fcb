// Runs in the child. Describes what a learner's code threw, with the places in the learner's own files.

import { types } from "node:util";
import type { Location, ThrownError } from "../domain/outcome.ts";

const MAX_TEXT = 4000;
const MAX_FRAMES = 5;

/** @param isOwnFile whether a file named in a stack belongs to the learner. */
export function describeThrown(thrown: unknown, isOwnFile: (file: string) => boolean): ThrownError {
  if (!types.isNativeError(thrown)) {
    return { name: "", message: shortText(thrown), frames: [], thrownType: thrown === null ? "null" : typeof thrown };
  }
  return {
    name: readText(() => thrown.name),
    message: readText(() => thrown.message),
    frames: framesOf(readText(() => thrown.stack))
      .filter((frame) => isOwnFile(frame.file))
      .slice(0, MAX_FRAMES),
  };
}

/** The places in a V8 stack, innermost first: `at f (file:3:9)`, `at file:3:9`, and `file:3` above a syntax error. */
export function framesOf(stack: string): readonly Location[] {
  const frames: Location[] = [];
  for (const line of stack.split("\n")) {
    const match = /^\s*at (?:.*\()?(?<file>[^()]+?):(?<line>\d+):(?<column>\d+)\)?$/.exec(line);
    if (match?.groups === undefined) continue;
    const { file = "", line: row = "1", column = "1" } = match.groups;
    frames.push({ file, line: Number(row), column: Number(column) });
  }
  return frames;
}

function shortText(thrown: unknown): string {
  return readText(() => (typeof thrown === "object" && thrown !== null ? JSON.stringify(thrown) : String(thrown)));
}

/** A learner's error may have getters that throw or give anything. */
function readText(read: () => unknown): string {
  try {
    const text = read();
    return typeof text === "string" ? text.slice(0, MAX_TEXT) : "";
  } catch {
    return "";
  }
}
