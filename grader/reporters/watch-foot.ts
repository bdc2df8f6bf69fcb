// What stands below in the watch loop's picture: a question or what changed, how far one is, where the file is, the keys.

import { glue } from "./layout.ts";
import { type Page, prose } from "./page.ts";
import { fileUrl, relativeTo } from "./place.ts";
import { safeLine } from "./safe-text.ts";
import { tally } from "./state.ts";
import { link } from "./theme.ts";
import type { WatchView } from "./watch-view.ts";

export function footLines(page: Page, view: WatchView, isScrollable: boolean): readonly string[] {
  const path = safeLine(relativeTo(view.course.folder, view.file));
  return [
    "",
    ...statusLines(page, view),
    barLine(page, view),
    link(page.theme.code(path), fileUrl(view.file), page.links),
    ...(view.isPolling
      ? prose(page, "File events do not arrive here: looking four times a second.", {
          indent: 0,
          paint: page.theme.quiet,
        })
      : []),
    ...keyLines(page, view, isScrollable),
  ];
}

function statusLines(page: Page, view: WatchView): readonly string[] {
  const { theme } = page;
  const text = view.question === undefined ? view.notice : QUESTIONS[view.question];
  if (text !== undefined) return prose(page, text, { indent: 0, paint: theme.strong });
  if (view.panel.kind !== "exercise") return [];
  if (view.isRunning) return [theme.quiet("Running ...")];
  if (view.together.kind === "running" && view.graded === undefined) return [theme.quiet("Grading everything ...")];
  return changeText(view) === "" ? [] : prose(page, changeText(view), { indent: 0 });
}

const QUESTIONS = {
  reset: "Begin this exercise anew? Your file is kept as a backup. y/n",
  solution: "It does not pass yet, and a hint (h) may be all you need. Show the solution? y/n",
  "solution-really": "Really? It is more fun to find it. y/n",
} as const;

function changeText({ change, graded }: WatchView): string {
  if (change === undefined || graded?.kind !== "report") return "";
  const { newlyPass, newlyFail } = change;
  const parts = [
    newlyPass === 0 ? "" : `${newlyPass} newly ${newlyPass === 1 ? "passes" : "pass"}`,
    newlyFail === 0 ? "" : `${newlyFail} newly ${newlyFail === 1 ? "fails" : "fail"}`,
  ].filter((part) => part !== "");
  return `Since the last run: ${parts.length === 0 ? "no change" : parts.join(", ")}`;
}

/** `[████░░░░] 3/8 exercises · 10/13 cases`. */
function barLine(page: Page, { exercises, graded }: WatchView): string {
  const done = exercises.filter(({ passed }) => passed).length;
  const { passed, total } = graded?.kind === "report" ? tally(graded.report.cases, false) : { passed: 0, total: 0 };
  const counts = `${done}/${exercises.length} exercises${total === 0 ? "" : ` · ${passed}/${total} cases`}`;
  const cells = Math.max(0, Math.min(30, page.width - counts.length - 3));
  const full = Math.floor((cells * done) / Math.max(1, exercises.length));
  const bar = cells < 4 ? "" : `[${page.theme.good("█".repeat(full))}${page.theme.quiet("░".repeat(cells - full))}] `;
  return bar + counts;
}

/** What can be pressed now. */
function keyLines(page: Page, view: WatchView, isScrollable: boolean): readonly string[] {
  const keys = keysOf(view).concat(isScrollable && view.panel.kind !== "list" ? ["↑↓ scroll"] : []);
  return prose(page, keys.map(glue).join("  "), { indent: 0, paint: (line) => page.theme.quiet(line.trimEnd()) });
}

function keysOf(view: WatchView): readonly string[] {
  const { panel, question, exercises, graded } = view;
  if (question !== undefined) return ["y yes", "n no"];
  if (panel.kind === "list") return ["↑↓ choose", "enter go", "l back", "q quit"];
  // During a run a key waits for the verdict, which most often is the last one's.
  const isSolved = graded?.kind === "report" && graded.report.status === "passed";
  const goesOn = panel.kind === "all" ? exercises.some(({ passed }) => !passed) : isSolved;
  return [
    ...(goesOn ? ["n next"] : []),
    ...(exercises[0]?.id === view.current ? [] : ["p previous"]),
    "h hint",
    "l list",
    panel.kind === "solution" ? "s back" : "s solution",
    ...(isSolved ? [panel.kind === "difference" ? "d back" : "d diff"] : []),
    ...(panel.kind === "all" ? ["esc back"] : ["a all"]),
    "r reset",
    "q quit",
  ];
}
