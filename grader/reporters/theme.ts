// The colours of a report by meaning. Nothing is said by colour alone: symbols and words carry it too.

import { Chalk } from "chalk";

export type Theme = {
  readonly good: Paint;
  readonly bad: Paint;
  /** Of less weight than what is around it. */
  readonly quiet: Paint;
  readonly strong: Paint;
  /** Paths, commands and code. */
  readonly code: Paint;
};

export type Paint = (text: string) => string;

export function createTheme(color: boolean): Theme {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  return {
    good: (text) => chalk.green(text),
    bad: (text) => chalk.red(text),
    quiet: (text) => chalk.dim(text),
    strong: (text) => chalk.bold(text),
    code: (text) => chalk.cyan(text),
  };
}

/** Text that a terminal opens on a click (OSC 8), or plain where it cannot. */
export function link(text: string, url: string, links: boolean): string {
  return links ? `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\` : text;
}
