// Why a call gave no value at all: one sentence for each way to end, and what to look for.

import type { Location, NoValue } from "../domain/outcome.ts";
import { explainException } from "./explain-exception.ts";
import { explainLoad } from "./explain-load.ts";
import { placeText } from "./explanation.ts";
import type { Explanation, Words } from "./explanation.ts";
import { safeLine } from "./safe-text.ts";

/** Explains an outcome that is no returned value. */
export function explainOutcome(outcome: NoValue, words: Words): Explanation {
  switch (outcome.kind) {
    case "threw":
      return explainException(outcome.error, `${words.name} threw`);
    case "timed-out":
      return placed(`No answer within ${outcome.timeoutMs} ms.`, "Look for a loop that never ends", outcome.location);
    case "out-of-memory":
      return placed(
        `It used more than the ${outcome.memoryMiB} MiB of memory that a case may use.`,
        "Look for a loop that never ends, or a length that is computed wrongly",
        outcome.location,
      );
    case "too-much-output":
      return plain(
        `It printed more than ${bytesText(outcome.limitBytes)}.`,
        "Look for a `console.log` inside a loop that runs very often, or never ends.",
      );
    case "exited":
      return plain(
        `The program was ended before ${words.name} returned (exit code ${outcome.code}).`,
        "Remove `process.exit`: a function ends with `return`.",
      );
    case "crashed":
      return plain(
        `The program that ran ${words.name} crashed (${safeLine(outcome.signal, 40)}).`,
        "Grade again. If it crashes again, look for very deep recursion or very large arrays.",
      );
    case "broke-protocol":
      return plain(
        "The answer could not be read, because something else was written to the place where the grader reads it " +
          `(${safeLine(outcome.detail, 120)}).`,
        "Print with `console.log` only, and hand back the result with `return`.",
      );
    case "could-not-load":
      return explainLoad(outcome.problem, words);
  }
}

function plain(headline: string, step: string): Explanation {
  return { headline, facts: [], steps: [step] };
}

/** With a step about a place, where it is known. */
function placed(headline: string, step: string, location: Location | undefined): Explanation {
  const place = location === undefined ? "" : ` (${safeLine(placeText(location))})`;
  return { headline, ...(location && { location }), facts: [], steps: [`${step}${place}.`] };
}

function bytesText(bytes: number): string {
  if (bytes >= 1024 * 1024) return `${Math.round(bytes / (1024 * 1024))} MiB`;
  return bytes >= 1024 ? `${Math.round(bytes / 1024)} KiB` : `${bytes} bytes`;
}
