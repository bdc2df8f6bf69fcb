// A class as a gradebook tells of it, drawn from a seed: learners of different strength, exercises of different kinds, known
// mistakes and unknown ones, and everything that happens around handing in.

import { ClassStatistics } from "../../domain/class-statistics.ts";
import { Clusters } from "../../domain/clusters.ts";
import type { Graded, GradedExercise, Wrong } from "../../domain/graded.ts";
import type { CaseInfo, ExerciseGrade, ExerciseInfo, GradebookInfo, LearnerGrades } from "../../domain/gradebook.ts";
import type { ClassData } from "../../reporters/html/class-data.ts";

const FIRST = [
  "Ada",
  "Björk",
  "Chidi",
  "Dalia",
  "Emre",
  "Fatima",
  "Giulia",
  "Hiroshi",
  "Ines",
  "João",
  "Katarzyna",
  "Li",
];
const LAST = [
  "Lovelace",
  "Ørsted",
  "Okafor",
  "Haddad",
  "Yılmaz",
  "Zahra",
  "Rossi",
  "Tanaka",
  "Moreau",
  "Silva",
  "Nowak",
];

const EXERCISES = [
  { id: "01-basic-sigmoid", title: "Sigmoid of one number", cases: 10, ease: 2.4 },
  { id: "02-sigmoid", title: "Sigmoid of an array", cases: 16, ease: 1.9 },
  { id: "03-sigmoid-grad", title: "The sigmoid's gradient", cases: 15, ease: 1.4 },
  { id: "04-image2vector", title: "An image as a vector", cases: 13, ease: 1.2 },
  { id: "05-normalize-rows", title: "Normalize rows", cases: 17, ease: 0.8 },
  { id: "06-softmax", title: "Softmax", cases: 17, ease: 0.2 },
  { id: "07-l1-loss", title: "L1 loss", cases: 14, ease: 0.9 },
  { id: "08-l2-loss", title: "L2 loss", cases: 14, ease: 0.5 },
] as const;

const MISTAKES = [
  {
    name: "summedOverColumns",
    message: "This looks like: your columns add up to 1, not your rows. Axis 0 runs down the columns.",
  },
  {
    name: "lostAxis",
    message: "This looks like: the sums lie in a flat list of shape (m,). With keepdims: true they stand in a column.",
  },
  {
    name: "squaredTwice",
    message: "This looks like: the differences are squared twice. `np.dot(d, d)` squares and adds at once.",
  },
] as const;

const CASE_NAMES = [
  "the notebook's example",
  "the row worked by hand",
  "negative scores",
  "a single element",
  "any matrix",
];

/** Numbers of one sequence, from 0 to 1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export const INFO: GradebookInfo = {
  course: "Python Basics with NumPy",
  exercises: EXERCISES.map(({ id, title, cases }): ExerciseInfo => {
    const infos = Array.from({ length: cases }, (_, at): CaseInfo => ({
      name: at < CASE_NAMES.length ? (CASE_NAMES[at] ?? "") : `inputs of kind ${at}`,
      points: 1,
      hidden: at === cases - 3,
      extra: at >= cases - 2,
    }));
    return { id, title, possible: cases - 2, bonus: 2, cases: infos };
  }),
};

/** A class of `size`; the same for the same size. */
export function drawnClass(size: number): ClassData {
  const random = randomFrom(size);
  const learners = Array.from({ length: size }, (_, at) => drawnLearner(at, random)).toSorted((a, b) =>
    a.learner.key < b.learner.key ? -1 : 1,
  );
  const [statistics, clusters] = [new ClassStatistics(INFO.exercises), new Clusters()];
  for (const { learner, submission, exercises } of learners) {
    if (submission === undefined) continue;
    const graded: Graded = {
      kind: "graded",
      learner: learner.key,
      submission,
      grader: "g",
      sandbox: "default",
      exercises,
    };
    statistics.add(graded);
    clusters.add(graded);
  }
  return {
    info: INFO,
    learners: () => learners,
    clusters: clusters
      .largestFirst()
      .map((each, at) =>
        at === 1 ? { ...each, comment: "Have a look at the lesson's page on axes.\nAxis 0 runs down." } : each,
      ),
    caseStatistics: statistics.cases(),
    slowest: learners
      .slice(0, 8)
      .map(({ learner }, at) => ({ learner: learner.key, wallMs: 21_300 / (at + 1), exercises: 8 })),
    nameOf: (key) => `${key}, called`,
    addressOf: (key) => `learners/${encodeURIComponent(key)}.html`,
  };
}

function drawnLearner(at: number, random: () => number): LearnerGrades {
  const name = `${FIRST[at % FIRST.length]} ${LAST[Math.floor(at / 3) % LAST.length]}`;
  const learner = { key: `${name} ${at}`, name: `${name} ${at}` };
  const common = { learner, comments: at % 40 === 3 ? ["Well explained. Come and see me about broadcasting."] : [] };
  if (at % 50 === 17)
    return {
      ...common,
      fault: { owner: "machine", reason: "06-softmax, any matrix: its process was killed, as where memory runs out" },
      exercises: [],
      sameAs: [],
    };
  const strength = random() * 3 - 1.6;
  const exercises = EXERCISES.map((each, place) => drawnExercise(each, place, strength, random));
  const isLate = at % 11 === 4;
  const possible = INFO.exercises.reduce((sum, each) => sum + each.possible, 0);
  const earned = exercises.reduce(
    (sum, { points, byHand }) => sum + (byHand?.points ?? points.earned + points.extra),
    0,
  );
  const penalty = isLate ? Math.round(earned * 20) / 100 : 0;
  return {
    ...common,
    submission: `hash ${at}`,
    exercises,
    ...(isLate && {
      late: {
        submittedAt: "2026-11-04T23:12:00Z",
        minutes: 2900,
        percent: 20,
        reason: "1 day 22 h late: 10 % for each of the 2 days begun",
      },
    }),
    sameAs: at === 5 || at === 8 ? [`${FIRST[at === 5 ? 8 : 5]} ${LAST[at === 5 ? 2 : 1]} ${at === 5 ? 8 : 5}`] : [],
    total: { earned, possible, penalty, final: Math.round((earned - penalty) * 100) / 100 },
  };
}

function drawnExercise(
  { id, cases, ease }: (typeof EXERCISES)[number],
  place: number,
  strength: number,
  random: () => number,
): ExerciseGrade {
  const common = { id, spec: "s", comments: [] };
  const none = { earned: 0, possible: cases - 2, extra: 0 };
  if (random() * 6 < place / 3 - strength) {
    const notStarted = Array.from({ length: cases }, (_, at) => ({
      case: nameOf(id, at),
      verdict: "errored" as const,
      points: 0,
    }));
    return { ...common, status: "not-started", points: none, cases: notStarted };
  }
  const kind = Math.floor(random() * 5);
  const misses = random() * 3 - 0.4 > ease + strength + 0.4;
  const graded = Array.from({ length: cases }, (_, at): GradedExercise["cases"][number] => {
    const isExtra = at >= cases - 2;
    const fails =
      at === 3 && place === 6 ? !misses && random() < 0.4 : misses ? (at * 7 + kind) % 4 !== 0 : isExtra && kind === 3;
    const name = nameOf(id, at);
    if (!fails) return { case: name, verdict: "passed", points: 1 };
    const isHidden = at === cases - 3;
    const message = isHidden
      ? "This case is hidden: it did not pass, and its input is not shown."
      : "softmax: 3 of 4 elements differ. [0][1] is 0.0474258732, expected 0.000894462891 (off by 0.0465, allowed 1e-12).";
    return { case: name, verdict: "failed", points: 0, message };
  });
  const missing = graded.find(({ points }) => points === 0);
  const mistake = misses ? MISTAKES[kind] : undefined;
  const sum = (extra: boolean): number =>
    graded.reduce((all, { points }, at) => all + (at >= cases - 2 === extra ? points : 0), 0);
  const status = sum(false) === cases - 2 ? "passed" : "failed";
  const wrong: Wrong | undefined = missing && {
    key: `${place}${kind}${misses ? "a" : "b"}${mistake === undefined ? Math.floor(random() ** 3 * 12) : ""}`.padStart(
      16,
      "0",
    ),
    case: missing.case,
    call: "softmax([[9, 2, 5, 0, 0], [7, 5, 0, 0, 0]])",
    got: "[[0.880797078, 0.0474258732, 0.993307149, 0.5, 0.5], [0.119202922, 0.952574127, 0.00669285092, 0.5, 0.5]]",
    expected: "[[0.980897665, 0.000894462891, 0.0179657674, 0.000121052389, 0.000121052389], [0.878679856, …]]",
  };
  return {
    ...common,
    status,
    points: { earned: sum(false), possible: cases - 2, extra: sum(true) },
    cases: graded,
    ...(mistake && { diagnosis: { kind: "mistake" as const, name: mistake.name, message: mistake.message } }),
    ...(wrong && { wrong }),
    ...(place === 4 &&
      misses &&
      kind === 4 && { byHand: { points: 9.5, reason: "The idea is right; a typing error costs only a little." } }),
  };
}

function nameOf(id: string, at: number): string {
  return INFO.exercises.find((each) => each.id === id)?.cases[at]?.name ?? "";
}
