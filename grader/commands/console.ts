// What a command may know of the terminal it speaks to. Handed in by cli.ts, so that commands touch no globals.

import type { PageOptions } from "../reporters/page.ts";
import type { Problem } from "../spec/problem.ts";

export type Console = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** The same two where what runs us obeys what is printed, for commands that are meant. */
  readonly asItIs?: Pick<Console, "out" | "err">;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTerminal: boolean;
  /** Undefined when the output is not a terminal. */
  readonly columns: number | undefined;
  /** How a problem of the course's own files is told, where it is not told to people. */
  readonly problemText?: (problem: Problem) => string;
  /** Asks for a line; undefined where nobody sits at the input. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
  /** What is told where the user stops the command before it ends. */
  readonly whenStopped?: (text: string) => void;
};

/** Whether to colour: FORCE_COLOR and NO_COLOR have their say before the terminal has. */
export function wantsColor({ env, isTerminal }: Console): boolean {
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  if ((env["NO_COLOR"] ?? "") !== "") return false;
  return isTerminal && env["TERM"] !== "dumb";
}

/** The page that reports are written on. */
export function pageOf(console: Console): PageOptions {
  return { color: wantsColor(console), width: widthOf(console), links: false };
}

/** How wide a report may be. Without a terminal somebody reads it later, in a file or a log. */
export function widthOf({ columns, env }: Console): number {
  const wanted = columns ?? Number(env["COLUMNS"] ?? "");
  return Number.isInteger(wanted) && wanted > 0 ? Math.max(20, wanted) : 100;
}
