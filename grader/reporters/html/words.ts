// Numbers, names and states as both kinds of report write them.

import type { ExerciseStatus } from "../../domain/verdict.ts";
import { safeLine } from "../safe-text.ts";
import { html, type Html } from "./html.ts";

const MAX_NAME = 80;

/** Whole and half points as they are, others with two decimals at most: `12.5`, `0.33`. */
export function pointsText(points: number): string {
  return String(Math.round(points * 100) / 100).replace("-", "−");
}

/** `12.5 points`. */
export function pointsPhrase(points: number): string {
  return `${pointsText(points)} ${points === 1 ? "point" : "points"}`;
}

/** A share in percent; only what is all or nothing is called 100 or 0. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  const told = share < 1 && rounded === 100 ? 99 : share > 0 && rounded === 0 ? 1 : rounded;
  return `${told} %`;
}

/** A name that keeps the direction of its letters to itself. */
export function nameHtml(name: string): Html {
  return html`<bdi>${name.length > MAX_NAME ? safeLine(name, MAX_NAME) : name.replaceAll(/\s+/g, " ")}</bdi>`;
}

/** Text of several lines, in the direction of its own letters; what stands between backticks is code. */
export function proseHtml(text: string, kind = "prose"): Html {
  const pieces = text.trim().split(/`([^`\n]+)`/);
  const inside = pieces.map((piece, at) => (at % 2 === 1 ? html`<code>${piece}</code>` : piece));
  return html`<p class="${kind}" dir="auto">${inside}</p>`;
}

/** Where one learner is with an exercise. */
export const STATUS_WORDS: Readonly<Record<ExerciseStatus, string>> = {
  passed: "passes",
  failed: "does not pass",
  "not-started": "not started",
};

/** Where so many are. */
export const STATUSES_WORDS: Readonly<Record<ExerciseStatus, string>> = {
  passed: "pass",
  failed: "do not pass",
  "not-started": "not started",
};

/** A mean of points, which needs no hundredths. */
export function meanText(mean: number): string {
  return pointsText(Math.round(mean * 10) / 10);
}
