// What a learner has done in a course: which exercises pass, which hints were shown, where they are. A small text file in
// the learner's folder, read anew for every question, since a watch and a plain shell may use it at the same time.

import { isUtf8 } from "node:buffer";
import { mkdirSync, readFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { faultText } from "./fault-text.ts";
import { underLock } from "./lock.ts";
import { type Notes, notesOf, notesText } from "./notes.ts";
import { writeWhole } from "./write-whole.ts";

export type ProgressState = "passed" | "pending";

/** What is wrong with the file; none of it keeps a learner from working. */
export type ProgressFault =
  /** It could not be read in full; it is now called `keptAs`, and what could be read goes on. Paths are absolute. */
  | { readonly kind: "set-aside"; readonly file: string; readonly keptAs: string }
  /** Nothing can be written: progress is kept until the program ends. */
  | { readonly kind: "not-saved"; readonly file: string; readonly reason: string };

/** The folder for what is the learner's, inside the course's. */
export const LEARNER_FOLDER = ".numkata";

/** The progress of the learner in the course in `courseFolder`. Never throws for the state of the disk. */
export function openProgress(courseFolder: string): Progress {
  return new Progress(join(courseFolder, LEARNER_FOLDER));
}

/** Every question is answered from the file as it is now; every change is on disk, whole, when the method returns. */
export class Progress {
  readonly #folder: string;
  readonly #file: string;
  #faults: ProgressFault[] = [];
  /** What could not be saved, and from then on all there is. */
  #unsaved: Notes | undefined;

  constructor(folder: string) {
    this.#folder = folder;
    this.#file = join(folder, "progress.txt");
  }

  /** Whether the exercise passed when it was last graded. */
  state(id: string): ProgressState {
    return this.#read().exercises.get(id)?.passed === true ? "passed" : "pending";
  }

  markPassed(id: string): void {
    this.#mark(id, true);
  }

  /** For a new failure too: breaking a done exercise makes it pending again. */
  markPending(id: string): void {
    this.#mark(id, false);
  }

  /** How many of the exercise's hints were shown. */
  hintsShown(id: string): number {
    return this.#read().exercises.get(id)?.hints ?? 0;
  }

  /**
   * Counts one more hint of the exercise as shown, up to `available`.
   * @returns how many are shown now
   */
  showHint(id: string, available: number): number {
    const next = Math.min(available, this.hintsShown(id) + 1);
    this.showHints(id, next);
    return next;
  }

  /** Counts the first `count` hints as shown. */
  showHints(id: string, count: number): void {
    if (this.hintsShown(id) >= count) return;
    this.#change((notes) => {
      const old = notes.exercises.get(id);
      notes.exercises.set(id, { passed: old?.passed === true, hints: Math.max(count, old?.hints ?? 0) });
    });
  }

  /** The exercise that the learner works on; undefined before they chose one. It may be gone from the course. */
  get current(): string | undefined {
    return this.#read().current;
  }

  setCurrent(id: string): void {
    if (this.current === id) return;
    this.#change((notes) => (notes.current = id));
  }

  /** What went wrong since this was last asked. */
  takeFaults(): readonly ProgressFault[] {
    const faults = this.#faults;
    this.#faults = [];
    return faults;
  }

  #mark(id: string, passed: boolean): void {
    if ((this.state(id) === "passed") === passed) return;
    this.#change((notes) => notes.exercises.set(id, { passed, hints: notes.exercises.get(id)?.hints ?? 0 }));
  }

  #change(change: (notes: Notes) => void): void {
    try {
      mkdirSync(this.#folder, { recursive: true });
      underLock(join(this.#folder, "progress.lock"), () => {
        const notes = this.#read();
        change(notes);
        writeWhole(this.#file, notesText(notes));
        this.#unsaved = undefined;
      });
    } catch (error) {
      const notes = this.#read();
      change(notes);
      this.#keepInMemory(notes, error);
    }
  }

  #read(): Notes {
    if (this.#unsaved !== undefined) return this.#unsaved;
    const text = readText(this.#file);
    if (text === undefined) return { current: undefined, exercises: new Map() };
    const { notes, isSound } = notesOf(text.isText ? text.text : "");
    if (!isSound || !text.isText) this.#setAside(notes);
    return notes;
  }

  /** What could be read is written back, so that the next reader finds a sound file. */
  #setAside(notes: Notes): void {
    try {
      const keptAs = freeName(this.#folder);
      renameSync(this.#file, keptAs);
      this.#faults.push({ kind: "set-aside", file: this.#file, keptAs });
      writeWhole(this.#file, notesText(notes));
    } catch (error) {
      this.#keepInMemory(notes, error);
    }
  }

  #keepInMemory(notes: Notes, error: unknown): void {
    // Said once: every later change fails for the same reason.
    if (this.#unsaved === undefined)
      this.#faults.push({ kind: "not-saved", file: this.#file, reason: faultText(error) });
    this.#unsaved = notes;
  }
}

/** The file's text; undefined where there is no file, `isText: false` where something else is in its place. */
function readText(
  file: string,
): { readonly isText: true; readonly text: string } | { readonly isText: false } | undefined {
  try {
    const bytes = readFileSync(file);
    if (!isUtf8(bytes) || bytes.includes(0)) return { isText: false };
    return { isText: true, text: new TextDecoder().decode(bytes) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    return code === "ENOENT" || code === "ENOTDIR" ? undefined : { isText: false };
  }
}

function freeName(folder: string): string {
  for (let n = 1; ; n++) {
    const name = join(folder, `progress.broken-${n}.txt`);
    if (statSync(name, { throwIfNoEntry: false }) === undefined) return name;
  }
}
