// How a child ended when it should have answered.

import { constants } from "node:os";
import type { Fence } from "./fence.ts";
import type { Expiry } from "./stopwatch.ts";

export type Ending =
  | { readonly kind: "timed-out"; readonly by: Expiry }
  | { readonly kind: "out-of-memory" }
  | { readonly kind: "too-much-output" }
  | { readonly kind: "exited"; readonly code: number }
  | { readonly kind: "crashed"; readonly signal: string }
  | { readonly kind: "broke-protocol"; readonly detail: string }
  /** It never began: the system refused to start it. */
  | { readonly kind: "not-run"; readonly reason: string };

/** Of a child that ended by itself. */
export function endingOf(
  code: number | null,
  signal: NodeJS.Signals | null,
  lastWords: string,
  mode: Fence["mode"],
): Ending {
  if (/JavaScript heap out of memory|process out of memory|allocation failed/i.test(lastWords))
    return { kind: "out-of-memory" };
  const killedBy = signal ?? (mode === "strict" ? signalOfExitCode(code ?? 0) : undefined);
  if (killedBy === "SIGXCPU") return { kind: "timed-out", by: "cpu" };
  return killedBy === undefined ? { kind: "exited", code: code ?? 0 } : { kind: "crashed", signal: killedBy };
}

/** bubblewrap, as shells do, adds the number of the signal to 128. */
function signalOfExitCode(code: number): string | undefined {
  return Object.entries(constants.signals).find(([, number]) => number + 128 === code)?.[0];
}
