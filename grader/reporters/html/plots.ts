// The plots of a report, drawn by Observable Plot on a document without a browser. Colours are variables of the page's style
// and currentColor, so that a plot is dark where the page is. What a plot shows by colour it also says in figures.

import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { safeLine } from "../safe-text.ts";
import type { Bin } from "./bins.ts";
import { html, Html } from "./html.ts";
import { percent, pointsPhrase, pointsText } from "./words.ts";

/** Wide enough for a column of the page, narrow enough to be read on a phone. */
const WIDTH = 480;
const FONT_PX = 12;
const MAX_LABEL = 24;
/** An axis with its name below the ticks. */
const BELOW = { labelAnchor: "center", labelArrow: "none", labelOffset: 38 } as const;

/** A cell of the heat map. */
export type HeatCell = {
  readonly exercise: string;
  /** The case's place in its exercise, from 1. */
  readonly place: number;
  readonly title: string;
  /** How many of those who took it pass it. */
  readonly share: number;
};

export type CaseDot = {
  readonly label: string;
  readonly title: string;
  readonly difficulty: number;
  readonly discrimination: number;
  /** Below zero by more than chance. */
  readonly isSuspicious: boolean;
};

export type StatusBar = {
  readonly exercise: string;
  readonly state: string;
  /** A variable of the style. */
  readonly color: string;
  readonly ink: string;
  readonly count: number;
};

/** How many have how many points, with the median marked. */
export function histogram(bins: readonly Bin[], median: number, label: string): Html {
  const most = Math.max(1, ...bins.map(({ count }) => count));
  return draw(label, {
    height: 270,
    marginTop: 30,
    marginBottom: 44,
    x: { ...BELOW, label: "points", nice: true },
    y: { label: "learners", grid: true, ticks: Math.min(5, most), tickFormat: "d", domain: [0, most] },
    marks: [
      Plot.rectY(bins, {
        x1: "from",
        x2: "to",
        y: "count",
        insetLeft: 0.5,
        insetRight: 0.5,
        fill: "var(--accent)",
        title: ({ from, to, count }: Bin) =>
          `${pointsText(from)} to ${pointsPhrase(to)}: ${count} ${count === 1 ? "learner" : "learners"}`,
      }),
      Plot.ruleY([0]),
      Plot.ruleX([median], { stroke: "var(--ink)", strokeWidth: 1.5, strokeDasharray: "4 3", marginTop: 0 }),
      Plot.text([median], {
        x: (value: number) => value,
        frameAnchor: "top",
        dy: -14,
        text: () => `median ${pointsText(median)}`,
        fontWeight: 600,
      }),
    ],
  });
}

/** Of each exercise how many learners are where, one bar an exercise. */
export function statusBars(bars: readonly StatusBar[], total: number, label: string): Html {
  const exercises = [...new Set(bars.map(({ exercise }) => exercise))];
  return draw(label, {
    height: 52 + exercises.length * 28,
    marginLeft: marginFor(exercises),
    marginTop: 4,
    marginBottom: 44,
    x: { ...BELOW, label: "learners", domain: [0, Math.max(1, total)], tickFormat: "d", ticks: Math.min(5, total) },
    y: { type: "band", label: null, domain: exercises, padding: 0.22, tickSize: 0, tickFormat: shortLabel },
    marks: [
      Plot.barX(bars, {
        x: "count",
        y: "exercise",
        fill: { value: "color", scale: null },
        stroke: "var(--paper)",
        title: ({ exercise, state, count }: StatusBar) => `${shortLabel(exercise)}: ${count} of ${total}, ${state}`,
      }),
      Plot.text(
        bars,
        Plot.stackX({
          x: "count",
          y: "exercise",
          // Where there is no room for it the table has it.
          text: ({ count }: StatusBar) => (count / total >= 0.06 ? String(count) : ""),
          fill: { value: "ink", scale: null },
          fontWeight: 600,
        }),
      ),
    ],
  });
}

/** Exercises by cases: the share that passes, as a figure and as a step of the ramp. */
export function heatMap(cells: readonly HeatCell[], label: string): Html {
  const exercises = [...new Set(cells.map(({ exercise }) => exercise))];
  const longest = Math.max(1, ...cells.map(({ place }) => place));
  const marginLeft = marginFor(exercises);
  return draw(label, {
    width: marginLeft + longest * 38 + 8,
    height: 40 + exercises.length * 32,
    marginLeft,
    marginTop: 36,
    marginBottom: 4,
    marginRight: 8,
    x: {
      type: "band",
      axis: "top",
      label: "case",
      labelArrow: "none",
      domain: Array.from({ length: longest }, (_, at) => at + 1),
      padding: 0.06,
      tickSize: 0,
    },
    y: { type: "band", label: null, domain: exercises, padding: 0.08, tickSize: 0, tickFormat: shortLabel },
    marks: [
      Plot.cell(cells, {
        x: "place",
        y: "exercise",
        rx: 3,
        fill: { value: ({ share }: HeatCell) => `var(--heat-${heatStep(share)})`, scale: null },
        title: "title",
      }),
      Plot.text(cells, {
        x: "place",
        y: "exercise",
        text: ({ share }: HeatCell) => percent(share).replace(" %", ""),
        fill: { value: ({ share }: HeatCell) => `var(--heat-ink-${heatStep(share)})`, scale: null },
        pointerEvents: "none",
      }),
    ],
  });
}

/** What each step of the heat map's ramp stands for, from the fewest to all. */
export const HEAT_STEPS = ["under 25", "25 to 49", "50 to 74", "75 to 89", "90 to 99", "all"] as const;
const HEAT_FROM = [0.25, 0.5, 0.75, 0.9, 1] as const;

function heatStep(share: number): number {
  return HEAT_FROM.filter((from) => share >= from).length;
}

/** Each case by how many pass it, and how well it goes together with everything else. */
export function caseScatter(dots: readonly CaseDot[], label: string): Html {
  const lowest = Math.min(-0.1, ...dots.map(({ discrimination }) => discrimination));
  return draw(label, {
    height: 330,
    marginTop: 28,
    marginRight: 24,
    marginBottom: 44,
    x: { ...BELOW, label: "share that passes (%)", percent: true, domain: [0, 100], ticks: 5 },
    y: { label: "discrimination", domain: [Math.floor(lowest * 10) / 10, 1], grid: true, ticks: 6 },
    marks: [
      Plot.ruleY([0]),
      Plot.dot(dots, {
        x: "difficulty",
        y: "discrimination",
        r: 4.5,
        fill: (dot: CaseDot) => (dot.isSuspicious ? "var(--bad)" : "var(--accent)"),
        fillOpacity: 0.65,
        stroke: "var(--paper)",
        symbol: (dot: CaseDot) => (dot.isSuspicious ? "diamond" : "circle"),
        title: "title",
      }),
      Plot.text(
        dots.filter((dot) => dot.isSuspicious),
        { x: "difficulty", y: "discrimination", text: "label", dy: -12, fontWeight: 600 },
      ),
    ],
    symbol: { type: "identity" },
    color: { type: "identity" },
  });
}

function shortLabel(text: string): string {
  return safeLine(text, MAX_LABEL);
}

/** Room for the names of exercises, left of the plot. */
function marginFor(names: readonly string[]): number {
  return 16 + Math.ceil(0.58 * FONT_PX * Math.max(...names.map((name) => shortLabel(name).length), 0));
}

function draw(label: string, options: Plot.PlotOptions): Html {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const plot = Plot.plot({ document, width: WIDTH, style: { fontSize: `${FONT_PX}px` }, ...options });
  plot.setAttribute("role", "img");
  plot.setAttribute("aria-label", label);
  return html`${new Html(plot.outerHTML)}`;
}
