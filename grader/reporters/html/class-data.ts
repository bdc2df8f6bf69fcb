// What a class's report is made from.

import type { CaseStatistic, Cluster, GradebookInfo, LearnerGrades } from "../../domain/gradebook.ts";

export type ClassData = {
  readonly info: GradebookInfo;
  /** From the beginning each time, in the order of their keys: a class may be large. */
  readonly learners: () => Iterable<LearnerGrades>;
  readonly clusters: readonly Cluster[];
  readonly caseStatistics: readonly CaseStatistic[];
  /** Those that took longest when they were last run, the slowest first; empty where nothing is known. */
  readonly slowest: readonly Timing[];
  /** What a learner is called, so that it is nobody else. */
  readonly nameOf: (key: string) => string;
  /** The address of a learner's page. */
  readonly addressOf: (key: string) => string;
};

export type Timing = { readonly learner: string; readonly wallMs: number; readonly exercises: number };
