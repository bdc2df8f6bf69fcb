// The picture of the watch loop: what is known of the current exercise -> the lines of a window. Pure: no files, no clock.

import { plural } from "./naming.ts";
import { createPage, type Page, type PageOptions } from "./page.ts";
import { bodyLines } from "./watch-body.ts";
import { footLines } from "./watch-foot.ts";
import type { WatchView } from "./watch-view.ts";

export type Picture = {
  /** At most as many as the window has rows. */
  readonly lines: readonly string[];
  /** How many lines are scrolled away in fact: no more than there are. */
  readonly scroll: number;
};

/** The picture for a window of so many rows: what is new on top, where one is and what one can do below. */
export function watchScreen(view: WatchView, options: PageOptions, rows: number): Picture {
  const page = createPage(options);
  const roomFor = (foot: readonly string[]): number => Math.max(3, rows - foot.length);
  const low = footLines(page, view, false);
  const roomy = bodyLines(page, view, true);
  const body = roomy.length <= roomFor(low) ? roomy : bodyLines(page, view, false);
  if (body.length <= roomFor(low)) return { lines: [...body, ...low].slice(-rows), scroll: 0 };
  const foot = footLines(page, view, true);
  const { lines, scroll } = fitted(page, body, roomFor(foot), wantedScroll(view, roomFor(foot)));
  return { lines: [...lines, ...foot].slice(-rows), scroll };
}

/** In a list it follows what is chosen. */
function wantedScroll({ panel, exercises, scroll }: WatchView, room: number): number {
  if (panel.kind !== "list") return scroll;
  return Math.max(0, exercises.findIndex(({ id }) => id === panel.chosen) + 2 - Math.floor(room / 2));
}

/** The part of `lines` that fits, with a word on what does not. */
function fitted(page: Page, lines: readonly string[], room: number, scroll: number): Picture {
  const last = lines.length - room + 1;
  const from = Math.min(scroll, last);
  const shown = lines.slice(from, from + room - 1);
  const below = lines.length - from - shown.length;
  const text = below > 0 ? `… ${plural(below, "more line")} (arrow down)` : "(arrow up goes back)";
  return { lines: [...shown, page.theme.quiet(text)], scroll: from };
}
