// New folders for a command, or the sentence that says why there are none.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { type NewFolder, NotPlaced, placeFolders } from "../authoring/place.ts";
import { relativeTo } from "../reporters/place.ts";
import { faultText } from "../store/fault-text.ts";
import type { Console } from "./console.ts";
import { UsageError } from "./usage.ts";

/** In the package and in its checkout. */
const SCHEMA = "grader/spec/exercise.schema.json";

/** Where the JSON Schema of specs is, from the folder of an exercise of the course in `folder`. */
export function schemaFrom(folder: string): string {
  return `../../${existsSync(join(folder, SCHEMA)) ? "" : "node_modules/numkata/"}${SCHEMA}`;
}

/** @throws UsageError, and then nothing was made */
export function placeOrSay(folders: readonly NewFolder[], { cwd }: Console): void {
  try {
    placeFolders(folders);
  } catch (error) {
    if (!(error instanceof NotPlaced)) throw error;
    throw new UsageError(
      `${relativeTo(cwd, error.path)} cannot be made: ${faultText(error.cause)}. Nothing was changed.`,
    );
  }
}
