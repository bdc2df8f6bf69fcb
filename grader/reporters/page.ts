// The page that the terminal report is written on: its width, its colours, and how paragraphs and tables fit into it.

import { columnsOf, glue, padEnd, wrap } from "./layout.ts";
import { createTheme } from "./theme.ts";
import type { Paint, Theme } from "./theme.ts";

/** Prose wider than this is hard to read, however wide the window. */
const MAX_PROSE = 100;
const MIN_WIDTH = 24;

export type PageOptions = {
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** Whether the terminal opens OSC 8 links. */
  readonly links: boolean;
};

export type Page = {
  readonly theme: Theme;
  readonly width: number;
  readonly links: boolean;
};

export function createPage({ color, width, links }: PageOptions): Page {
  return { theme: createTheme(color), width: Math.max(MIN_WIDTH, Math.floor(width) || 80), links };
}

/** For text that is read in a log or on a web page. */
export const PLAIN_PAGE = createPage({ color: false, width: 100, links: false });

/**
 * `text` in lines that fit the page, indented; later lines of it by `hang` more. Code in backticks and shapes stay on one
 * line where they can.
 */
export function prose(
  page: Page,
  text: string,
  options: { indent?: number; hang?: number; paint?: Paint } = {},
): readonly string[] {
  const { indent = 2, hang = 0, paint = plain } = options;
  const glued = text.replaceAll(/`[^`]+`|\([\d, ]+\)/g, glue);
  return wrap(glued, Math.min(page.width, MAX_PROSE) - indent, hang).map((line) => {
    const painted = line.replaceAll(/`[^`]+`/g, (code) => page.theme.code(code));
    return " ".repeat(indent) + paint(painted);
  });
}

/** Labelled literals under each other, aligned: `yours     [1, 2]`. A row of a matrix stays on one line where it can. */
export function labelled(
  page: Page,
  rows: readonly (readonly [label: string, text: string, paint?: Paint])[],
): readonly string[] {
  const labels = Math.max(...rows.map(([label]) => label.length)) + 2;
  return rows.flatMap(([label, text, paint = plain]) =>
    wrap(text.replaceAll(/\[[^[\]]*\]/g, glue), page.width - 2 - labels).map(
      (line, index) => `  ${page.theme.quiet(padEnd(index === 0 ? label : "", labels))}${paint(line)}`,
    ),
  );
}

/** Columns under their headings; undefined where they do not fit the page. */
export function table(
  page: Page,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  paints: readonly (Paint | undefined)[],
): readonly string[] | undefined {
  const widths = headings.map((heading, at) =>
    Math.max(columnsOf(heading), ...rows.map((row) => columnsOf(row[at] ?? ""))),
  );
  const needed = widths.reduce((sum, columns) => sum + (columns === 0 ? 0 : columns + 2), 0);
  if (needed > page.width) return undefined;
  const line = (cells: readonly string[], paint: (at: number) => Paint): string =>
    `  ${cells.map((cell, at) => (widths[at] === 0 ? "" : paint(at)(cell) + " ".repeat((widths[at] ?? 0) - columnsOf(cell) + 2))).join("")}`.trimEnd();
  return [line(headings, () => page.theme.quiet), ...rows.map((row) => line(row, (at) => paints[at] ?? plain))];
}

export function plain(text: string): string {
  return text;
}
