// What the watch loop's picture tells of the whole course: the list, what a run of all found, and what a pass means for it.

import type { ExerciseReport } from "../domain/verdict.ts";
import { columnsOf, cut } from "./layout.ts";
import { plural } from "./naming.ts";
import { afterText } from "./next-command.ts";
import { type Page, prose } from "./page.ts";
import { safeLine } from "./safe-text.ts";
import type { WatchView } from "./watch-view.ts";

export function listLines(page: Page, view: WatchView, chosen: string | undefined): readonly string[] {
  const { theme } = page;
  return view.exercises.map(({ id, passed, after }) => {
    const text = `${chosen === id ? ">" : " "} ${passed ? "✓" : "·"} ${cut(safeLine(id), page.width - 12)}`;
    const line = passed ? theme.good(text) : text;
    const tail = id === view.current ? "here" : after.length > 0 ? afterText(after) : "";
    const room = page.width - columnsOf(text) - 2;
    return `${chosen === id ? theme.strong(line) : line}${tail === "" ? "" : theme.quiet(`  ${cut(tail, room)}`)}`;
  });
}

export function allLines(page: Page, { together, exercises }: WatchView): readonly string[] {
  const say = (text: string): readonly string[] => ["", ...prose(page, text, { indent: 0, paint: page.theme.strong })];
  if (together.kind !== "graded") return say("Grading everything ...");
  const { broken, ungraded } = together;
  const open = exercises.filter(({ passed }) => !passed).length;
  return [
    ...(broken.length === 0 ? [] : say(brokenText(broken))),
    ...ungradedLines(page, ungraded),
    ...(open > 0
      ? say(`${plural(open, "exercise")} to go. n goes to the first of them.`)
      : say(ungraded.length === 0 ? "Well done! Every exercise passes." : "All the others pass.")),
  ];
}

export function praiseLines(page: Page, report: ExerciseReport, view: WatchView): readonly string[] {
  if (report.status !== "passed") return [];
  const praise = (text: string): readonly string[] =>
    prose(page, text, { indent: 0, paint: (line) => page.theme.good(page.theme.strong(line)) });
  const { together, exercises } = view;
  if (together.kind === "graded" && together.broken.length > 0)
    return praise(
      `It passes. ${brokenText(together.broken)} n goes to ${together.broken.length === 1 ? "it" : "the first"}.`,
    );
  if (!exercises.every(({ passed }) => passed)) return praise("It passes. n goes on to the next.");
  const all = exercises.length;
  switch (together.kind) {
    case "unknown":
      return praise("It passes, and so do all the others. a grades everything again.");
    case "running":
      return praise("It passes, and so do all the others. Everything is graded again ...");
    case "graded":
      return together.ungraded.length === 0
        ? praise(`It passes, and so do all the others: everything was graded again, ${all} of ${all} pass.`)
        : [...praise("It passes. Everything was graded again."), ...ungradedLines(page, together.ungraded)];
  }
}

function brokenText(broken: readonly string[]): string {
  const names = new Intl.ListFormat("en").format(broken.map((id) => safeLine(id)));
  return `Everything was graded again, and ${names} no longer ${broken.length === 1 ? "passes" : "pass"}.`;
}

/** Each problem once: that of the course's own settings is every exercise's. */
function ungradedLines(
  page: Page,
  ungraded: readonly { readonly id: string; readonly lines: readonly string[] }[],
): readonly string[] {
  const byProblem = Map.groupBy(ungraded, ({ lines }) => lines[0] ?? "");
  return Array.from(byProblem, ([problem, exercises]) => {
    const names = new Intl.ListFormat("en").format(exercises.map(({ id }) => safeLine(id)));
    const more = Math.max(0, ...exercises.map(({ lines }) => lines.length - 1));
    const rest = more === 0 ? "" : ` (and ${plural(more, "more problem")})`;
    return ["", ...prose(page, `${names} cannot be graded: ${safeLine(problem)}${rest}`, { indent: 0, hang: 2 })];
  }).flat();
}
