// That a function changed what it was given, in words: as what is wrong, or as a remark.

import type { Signature } from "../domain/exercise.ts";
import type { Explanation } from "./explanation.ts";
import { enumeration } from "./naming.ts";
import { safeLine } from "./safe-text.ts";

/** Explains a case whose value is right. `changed` are names of parameters. */
export function explainChanged(changed: readonly string[], signature: Signature): Explanation {
  const { inputs, names, them } = wordsFor(changed);
  return {
    headline: `${signature.name} returned the right value, but it changes its ${inputs} ${names}.`,
    facts: [{ kind: "sentence", text: `Whoever calls it may still need ${them} as given.` }],
    steps: [
      copyText(changed, signature),
      ...(isArray(changed, signature)
        ? [`Or let \`np\` write: its functions make new arrays and leave ${names} alone.`]
        : []),
    ],
  };
}

/** That a function changed its inputs, said even where it passed. */
export function changedRemarks(changed: readonly string[], signature: Signature): readonly string[] {
  if (changed.length === 0) return [];
  const { inputs, names, them, have } = wordsFor(changed);
  const what = signature.pure
    ? `It also changes its ${inputs} ${names}, which ${have} to stay as given.`
    : `It changes its ${inputs} ${names}: whoever calls it may still need ${them}.`;
  return [`${what} ${copyText(changed, signature)}`];
}

function wordsFor(changed: readonly string[]): { inputs: string; names: string; them: string; have: string } {
  const names = enumeration(changed.map((name) => safeLine(name, 60)));
  return changed.length === 1
    ? { inputs: "input", names, them: "it", have: "has" }
    : { inputs: "inputs", names, them: "them", have: "have" };
}

function copyText(changed: readonly string[], signature: Signature): string {
  const copy = isArray(changed, signature) ? "np.array" : "structuredClone";
  return `Work on a copy, for example \`${copy}(${safeLine(changed[0] ?? "", 60)})\`.`;
}

/** Whether the first of them may be an array; what is neither that nor a number is a list or an object. */
function isArray([first]: readonly string[], { params }: Signature): boolean {
  return params.find(({ name }) => name === first)?.types.includes("array") !== false;
}
