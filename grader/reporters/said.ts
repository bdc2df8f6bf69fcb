// One thing that was said by hand, as a line.

import type { Said } from "../domain/said.ts";
import { plural } from "./naming.ts";
import { safeLine } from "./safe-text.ts";

const MAX_NAME = 60;

/** `ada, 06-softmax: 7 points (the idea is right)`, also of what is taken back. */
export function saidText(said: Said): string {
  switch (said.kind) {
    case "points":
      return `${aboutText(said.learner, said.exercise)}: ${said.points === null ? "points taken back" : plural(said.points, "point")}${because(said.reason)}`;
    case "late":
      return `${aboutText(said.learner)}: ${lateText(said.percent)}${because(said.reason)}`;
    case "comment":
      return `${aboutText(said.learner, said.exercise)}: ${commentText(said.text)}`;
    case "cluster-comment":
      return `${aboutText(said.exercise)}, cluster ${said.key}: ${commentText(said.text)}`;
  }
}

function aboutText(...names: readonly (string | undefined)[]): string {
  return names.flatMap((name) => (name === undefined ? [] : safeLine(name, MAX_NAME))).join(", ");
}

function lateText(percent: number | null): string {
  if (percent === null) return "lateness by the rule again";
  return percent === 0 ? "nothing taken off for being late" : `${percent} % taken off for being late`;
}

function commentText(text: string | null): string {
  return text === null ? "comment taken back" : `“${safeLine(text)}”`;
}

function because(reason: string | undefined): string {
  return reason === undefined ? "" : ` (${safeLine(reason)})`;
}
