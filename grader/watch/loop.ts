// The loop itself: hands what happens to the state machine, does what it asks for, and draws what is so then.

import { join } from "node:path";
import type { CourseInfo } from "../domain/event.ts";
import type { Prerequisites } from "../domain/prerequisites.ts";
import { entryOf } from "../grading/course.ts";
import type { PageOptions } from "../reporters/page.ts";
import { progressFaultText } from "../reporters/progress-fault.ts";
import { watchScreen } from "../reporters/watch-screen.ts";
import type { WatchView } from "../reporters/watch-view.ts";
import { stubText } from "../spec/stub.ts";
import { resetToStub } from "../store/backup.ts";
import type { Progress } from "../store/progress.ts";
import { type Effect, type Happening, type Step, waitsFor, type WatchState } from "./state.ts";
import { begin, step } from "./step.ts";
import { fileEvents, Watcher } from "./watcher.ts";
import type { Workshop } from "./workshop.ts";

export type Screen = {
  readonly size: { readonly rows: number; readonly columns: number };
  readonly draw: (lines: readonly string[]) => void;
  /** Hands the terminal back for as long as the program is stopped. */
  readonly suspend: () => void;
};

export type LoopOptions = {
  readonly course: CourseInfo;
  readonly ids: readonly string[];
  readonly before: Prerequisites;
  readonly first: string;
  readonly page: Omit<PageOptions, "width">;
  /** Whether to listen to the system's file events, or only to look. */
  readonly mayListen: boolean;
};

export class Loop {
  /** The exit code, once the learner has quit; rejects for a bug of ours. */
  readonly ended: Promise<number>;
  readonly #options: LoopOptions;
  readonly #workshop: Workshop;
  readonly #progress: Progress;
  readonly #screen: () => Screen;
  readonly #watcher: Watcher;
  readonly #end: { resolve: (code: number) => void; reject: (error: unknown) => void };
  #state: WatchState;
  #isPolling = false;

  constructor(options: LoopOptions, workshop: Workshop, progress: Progress, screen: () => Screen) {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    this.ended = promise;
    this.#end = { resolve, reject };
    this.#options = options;
    this.#workshop = workshop;
    this.#progress = progress;
    this.#screen = screen;
    const events = {
      changed: (): void => this.happen({ kind: "saved" }),
      polling: (): void => {
        this.#isPolling = true;
        this.draw();
      },
    };
    this.#watcher = new Watcher(events, options.mayListen ? fileEvents : undefined);
    const { ids, before, first } = options;
    const passed = new Set(ids.filter((id) => progress.state(id) === "passed"));
    const started = begin(ids, before, passed, first);
    this.#state = started.state;
    this.#perform(started);
  }

  happen(happening: Happening): void {
    this.#perform(step(this.#state, happening));
  }

  draw(): void {
    const screen = this.#screen();
    const { rows, columns } = screen.size;
    const { lines, scroll } = watchScreen(this.#view(), { ...this.#options.page, width: columns }, rows);
    // The next key moves from where the picture is, not from where too many keys would have it.
    this.#state = step(this.#state, { kind: "drawn", scroll }).state;
    screen.draw(lines);
  }

  /** After the program was stopped and goes on. */
  resumed(): void {
    this.#watcher.look();
    this.draw();
  }

  close(): void {
    this.#watcher.close();
  }

  #perform({ state, effects }: Step): void {
    this.#state = state;
    for (const effect of effects) this.#do(effect);
    this.draw();
  }

  #do(effect: Effect): void {
    switch (effect.kind) {
      case "grade":
        this.#run(this.#workshop.grade(effect.id), (graded) => ({ kind: "graded", run: effect.run, graded }));
        return;
      case "grade-all":
        this.#run(this.#workshop.gradeAll(this.#options.ids), (graded) => ({
          kind: "all-graded",
          run: effect.run,
          graded,
        }));
        return;
      case "check":
        // After the picture: no verdict waits for this.
        setImmediate(() => {
          const { graded } = effect;
          this.#run(this.#workshop.check(effect.id), (checked) => ({ kind: "checked", graded, checked }));
        });
        return;
      case "compare":
        this.#run(this.#compare(effect.id), (happening) => happening);
        return;
      case "mark":
        this.#mark(effect.id, effect.passed);
        return;
      case "work-on":
        this.#watcher.open(join(this.#workshop.folder, "exercises", effect.id));
        this.#progress.setCurrent(effect.id);
        return;
      case "hint":
        this.#hint(effect.id);
        return;
      case "reset":
        this.#reset(effect.id);
        return;
      case "suspend":
        this.#screen().suspend();
        return;
      case "quit":
        this.#end.resolve(effect.code);
    }
  }

  /** A result that came too late is undefined: the run after it has its own. */
  #run<T>(work: Promise<T | undefined>, happening: (result: T) => Happening): void {
    const finish = async (): Promise<void> => {
      const result = await work;
      if (result !== undefined) this.happen(happening(result));
    };
    finish().catch(this.#end.reject);
  }

  async #compare(id: string): Promise<Happening> {
    const own = this.#workshop.sourceOf(id) ?? "";
    const solution = this.#workshop.solutionOf(id);
    if (solution === undefined) return { kind: "compared", lines: undefined };
    const { differenceOf } = await import("../domain/difference.ts");
    return { kind: "compared", lines: differenceOf(own, solution) };
  }

  #mark(id: string, passed: boolean): void {
    if (passed) this.#progress.markPassed(id);
    else this.#progress.markPending(id);
  }

  #hint(id: string): void {
    const available = this.#workshop.exercise(id)?.hints.length ?? 0;
    if (this.#progress.hintsShown(id) < available) this.#progress.showHint(id, available);
    else this.#tell(available === 0 ? "This exercise has no hints." : "These are all the hints there are.");
  }

  #reset(id: string): void {
    const exercise = this.#workshop.exercise(id);
    if (exercise === undefined) return;
    const reset = resetToStub(this.#workshop.folder, entryOf(exercise), stubText(exercise));
    switch (reset.kind) {
      case "unchanged":
        this.#tell("The file is as it was at the beginning already.");
        return;
      case "reset":
        // The watcher sees the new file, and the verdict follows.
        return;
      case "blocked":
        this.#tell(`It was not reset: ${reset.reason}.`);
    }
  }

  #tell(notice: string): void {
    this.#state = step(this.#state, { kind: "told", notice }).state;
  }

  #view(): WatchView {
    const { ids, passed, current, graded, checked, isRunning, change, together, panel, question, scroll } = this.#state;
    for (const fault of this.#progress.takeFaults()) this.#tell(progressFaultText(fault, this.#workshop.folder));
    return {
      course: this.#options.course,
      exercises: ids.map((id) => ({ id, passed: passed.has(id), after: waitsFor(this.#state, id) })),
      current,
      file: this.#workshop.fileOf(current),
      graded,
      checked,
      isRunning,
      change,
      together,
      hints: this.#progress.hintsShown(current),
      panel: panel.kind === "solution" ? { kind: "solution", text: this.#workshop.solutionOf(current) } : panel,
      question,
      notice: this.#state.notice,
      isPolling: this.#isPolling,
      scroll,
    };
  }
}
