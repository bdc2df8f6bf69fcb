// What cases are worth, and what a submission earns. Points are counted in whole hundredths: sums of those are exact.

import type { Case, Exercise } from "./exercise.ts";
import { statusOf } from "./judge.ts";
import type { CaseReport, Points } from "./verdict.ts";

/** Points are counted in these. */
const PER_POINT = 100;

/** Whether a number of points has no more than two decimals, and so can be counted. */
export function isCountable(points: number): boolean {
  return hundredthsOf(points) / PER_POINT === points;
}

/**
 * Shares out `total` points by weight. Each share is rounded down to hundredths; what is then left goes out a hundredth
 * each, first to those that lost most to the rounding, and among equals in order. So the shares add up to the total
 * exactly, equal weights differ by a hundredth at most, and no weight gets less than a smaller one. (Hamilton's method.)
 * @param total, weights countable
 */
export function sharesOf(total: number, weights: readonly number[]): readonly number[] {
  const [whole, parts] = [hundredthsOf(total), weights.map(hundredthsOf)];
  const all = parts.reduce((sum, part) => sum + part, 0);
  const lost = parts.map((part) => (whole * part) % all);
  const shares = parts.map((part, at) => (whole * part - (lost[at] ?? 0)) / all);
  const left = whole - shares.reduce((sum, share) => sum + share, 0);
  const luckiest = [...lost.keys()].toSorted((a, b) => (lost[b] ?? 0) - (lost[a] ?? 0)).slice(0, left);
  const lucky = new Set(luckiest);
  return shares.map((share, at) => (share + (lucky.has(at) ? 1 : 0)) / PER_POINT);
}

/** The points of a graded exercise. */
export function scoreOf(exercise: Exercise, reports: readonly CaseReport[]): Points {
  const earned = earnedByCase(exercise, reports);
  const sumWhere = (extra: boolean): number => sumOf(earned.filter((_, at) => reports[at]?.case.extra === extra));
  return { earned: sumWhere(false), possible: worthOf(reports.map((report) => report.case)), extra: sumWhere(true) };
}

/**
 * What each case of a graded exercise brings, in order: together what is earned, and the bonus. Where only all of it gives
 * credit, an exercise that does not pass earns no bonus either.
 */
export function earnedByCase({ credit }: Exercise, reports: readonly CaseReport[]): readonly number[] {
  const isNothing = credit === "all-or-nothing" && statusOf(reports) !== "passed";
  return reports.map((report) => (isNothing || report.verdict.kind !== "passed" ? 0 : report.case.points));
}

/** What cases are worth without their stretch cases. */
export function worthOf(cases: readonly Case[]): number {
  return sumOf(cases.filter(({ extra }) => !extra).map(pointsOf));
}

/** What the stretch cases among these can bring on top. */
export function bonusOf(cases: readonly Case[]): number {
  return sumOf(cases.filter(({ extra }) => extra).map(pointsOf));
}

/** The points of several exercises together. */
export function totalOf(all: readonly Points[]): Points {
  return {
    earned: sumOf(all.map(({ earned }) => earned)),
    possible: sumOf(all.map(({ possible }) => possible)),
    extra: sumOf(all.map(({ extra }) => extra)),
  };
}

/** What is earned, with the bonus in it. */
export function withBonus({ earned, extra }: Points): number {
  return sumOf([earned, extra]);
}

/**
 * What is taken off `earned` points for being late, rounded down to a hundredth: in favour of whoever earned them.
 * @param percent with two decimals at most
 */
export function penaltyOf(earned: number, percent: number): number {
  return Math.floor((hundredthsOf(earned) * hundredthsOf(percent)) / (100 * PER_POINT)) / PER_POINT;
}

/** How many points more `one` is than `other`. */
export function differenceOf(one: number, other: number): number {
  return sumOf([one, -other]);
}

function pointsOf({ points }: Case): number {
  return points;
}

function sumOf(points: readonly number[]): number {
  return points.reduce((sum, each) => sum + hundredthsOf(each), 0) / PER_POINT;
}

/** Points as a whole number of hundredths, which adds up exactly. */
export function hundredthsOf(points: number): number {
  return Math.round(points * PER_POINT);
}
