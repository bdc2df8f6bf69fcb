// A class as whoever grades it reads it: how far it is, and at the end who passed what and what could not be graded.

import type { Entry, Fault } from "../domain/graded.ts";
import { type Movement, moveOf } from "../domain/movement.ts";
import { type ClassFindings, findingLines } from "./class-findings.ts";
import { columnsOf, cut, padEnd } from "./layout.ts";
import { type ClassLateness, latenessLines } from "./lateness.ts";
import { plural } from "./naming.ts";
import { MAX_NAMED, type Named, namedLines, type NotGraded, notGradedLines } from "./not-graded.ts";
import { createPage, type Page, type PageOptions, prose } from "./page.ts";
import { movesText } from "./regrade.ts";
import { safeLine } from "./safe-text.ts";

const MAX_NAME = 60;

export type Progress = {
  readonly done: number;
  readonly total: number;
  /** How many of those that are done were graded just now; the others were known. */
  readonly graded: number;
  readonly elapsedMs: number;
};

/** One line, which is written over by the next. */
export function batchProgress({ done, total, graded, elapsedMs }: Progress, width: number): string {
  const perSecond = graded / (elapsedMs / 1000);
  const parts = [`${done} of ${total}`];
  if (graded > 0 && elapsedMs > 0) {
    parts.push(`${perSecond.toFixed(perSecond < 10 ? 1 : 0)} a second`);
    parts.push(`${durationText((total - done) / perSecond)} left`);
  }
  return `\r${cut(parts.join(" · "), width - 1)}\u001b[K`;
}

/** That lines of the journal were no entries. */
export function batchDropped(count: number): string {
  return count === 1
    ? "1 line of the journal was not written whole. What it was about is graded again.\n"
    : `${count} lines of the journal were not written whole. What they were about is graded again.\n`;
}

/** What is told where somebody stops it, also behind a line that shows how far it is. */
export function batchStopped(isDry: boolean, isBehindProgress: boolean): string {
  const what = isDry ? "nothing was written" : "what was graded is kept, and the same again goes on from there";
  return `${isBehindProgress ? "\n" : ""}Stopped: ${what}.\n`;
}

/** That learners who had grades handed in nothing that is here. */
export function batchGone(learners: readonly string[], options: PageOptions): string {
  const page = createPage(options);
  const first = learners.slice(0, MAX_NAMED);
  const rest = learners.length - first.length;
  const lines = [
    ...prose(page, `In the gradebook until now, and no longer among the submissions (${learners.length}):`, {
      indent: 0,
    }),
    ...first.flatMap((learner) => prose(page, safeLine(learner, MAX_NAME), { hang: 2 })),
    ...(rest === 0 ? [] : [`  … and ${rest} more`]),
    ...prose(page, "It leaves them out until they are back; what they had is kept.", { indent: 0 }),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function durationText(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** What is known of a class when all are graded. */
export type BatchEnd = {
  readonly title: string;
  readonly notGraded: NotGraded;
  /** Those of results. */
  readonly files: readonly string[];
  readonly findings?: ClassFindings | undefined;
  /** Of a course that has a rule for it. */
  readonly lateness?: ClassLateness | undefined;
};

const TRY_AGAIN = "Run the same again to try those that could not be graded.";
/** Where nothing but what was handed in is to blame. */
const MEND = "What could not be graded stays so until it is mended or handed in anew: then run the same again.";

const CHOOSE = "Where the wrong one was graded, take it away and run the same again.";

/** The counts of a class, gathered entry by entry. */
export class BatchSummary {
  #graded = 0;
  #reused = 0;
  #inPart = 0;
  #faults = 0;
  /** Of those, the ones that another run may well grade. */
  #passing = 0;
  readonly #named: { readonly learner: string; readonly fault: Fault }[] = [];
  readonly #passed = new Map<string, number>();
  /** By how many points learners moved who had grades before. */
  readonly #moves: number[] = [];

  /** @param ran how many exercises were run for it */
  add(entry: Entry, ran: number, movement: Movement | undefined): void {
    const by = (movement && moveOf(movement)) ?? 0;
    if (by !== 0) this.#moves.push(by);
    if (entry.kind === "fault") {
      this.#faults += 1;
      if (entry.fault.owner !== "submission") this.#passing += 1;
      if (this.#named.length < MAX_NAMED) this.#named.push(entry);
      return;
    }
    this.#graded += 1;
    if (ran === 0) this.#reused += 1;
    else if (ran < entry.exercises.length) this.#inPart += 1;
    for (const { id, status } of entry.exercises) {
      this.#passed.set(id, (this.#passed.get(id) ?? 0) + (status === "passed" ? 1 : 0));
    }
  }

  text({ title, notGraded, files, findings, lateness }: BatchEnd, options: PageOptions): string {
    const page = createPage(options);
    const { theme } = page;
    const reused = this.#reused === 0 ? "" : ` · ${this.#reused} unchanged, not run again`;
    const inPart = this.#inPart === 0 ? "" : ` · ${this.#inPart} run again in part`;
    const counts = `${plural(this.#graded, "submission")} graded${reused}${inPart}`;
    const lines = [
      "",
      ...prose(page, safeLine(title), { indent: 0, paint: theme.strong }),
      "",
      ...this.#exerciseLines(page),
      ...(this.#passed.size > 0 ? [""] : []),
      ...notGradedLines(page, notGraded),
      ...namedLines(page, this.#faults, "Could not be graded, which is not a zero", namedFaults(this.#named)),
      ...(findings === undefined ? [] : findingLines(page, findings)),
      ...prose(page, counts, { indent: 0, paint: theme.strong }),
      ...(lateness === undefined ? [] : latenessLines(page, lateness)),
      ...(this.#moves.length === 0
        ? []
        : prose(page, `${movesText(this.#moves)} since they were graded last`, { indent: 0 })),
      ...files.map((file) => `  ${file}`),
      ...(notGraded.leftOut.length === 0 ? [] : prose(page, CHOOSE, { indent: 0 })),
      ...(this.#faults === 0 ? [] : prose(page, this.#passing > 0 ? TRY_AGAIN : MEND, { indent: 0 })),
      "",
    ];
    return lines.map((line) => `${line}\n`).join("");
  }

  #exerciseLines(page: Page): readonly string[] {
    const ids = [...this.#passed.keys()].map((id) => safeLine(id, MAX_NAME));
    const columns = Math.max(0, ...ids.map(columnsOf));
    const counts = [...this.#passed.values()];
    const wide = String(this.#graded).length;
    return ids.map((id, at) => {
      const count = counts[at] ?? 0;
      const share = Math.floor((100 * count) / this.#graded);
      return cut(
        `${padEnd(id, columns)}  ${String(count).padStart(wide)} of ${this.#graded} pass  ${share} %`,
        page.width,
      );
    });
  }
}

function namedFaults(faults: readonly { readonly learner: string; readonly fault: Fault }[]): readonly Named[] {
  return faults.map(({ learner, fault }) => ({
    name: learner,
    reason: fault.owner === "bug" ? `a bug in numkata: ${fault.reason}` : fault.reason,
  }));
}
