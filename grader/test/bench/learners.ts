// A class of made-up learners, the same for the same seed: what they hand in for the eight exercises, in shares that a class
// might have.
//
// Of a thousand learners each exercise has exactly these, dealt out anew for each exercise and each further thousand. What
// they rest on: a few dozen wrong answers cover most of a class of thousands (Huang, Piech, Nguyen, Guibas: "Syntactic and
// Functional Variability of a Million Code Submissions in a Machine Learning MOOC", 2013), so the wrong ones are mostly known
// mistakes, the first ones of a list far more often than the last. Texts differ where answers do not: indentation, comments
// and blank lines are the learner's own. The other shares are a guess for lessons of five lines that a learner can try out
// before handing in, high rather than low where a submission is dear to grade.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Random, randomFor } from "../../domain/random.ts";
import { OTHERS } from "../grading/other-mistakes.ts";

const SHARES = {
  right: 782,
  known: 122,
  unknown: 45,
  untouched: 25,
  throwing: 12,
  syntax: 6,
  misnamed: 4,
  looping: 3,
  exiting: 1,
} as const;

type Kind = keyof typeof SHARES;

/** So many of a thousand hand in, to the byte, what somebody before them did. */
const COPIES = 10;
const THOUSAND = 1000;
const ROOT = join(import.meta.dirname, "../../..");
const ANSWERS = join(import.meta.dirname, "../fixtures/answers");

/** Texts by path. */
type Files = ReadonlyMap<string, string>;

/**
 * Writes the folders of learners `from` to `to` (not included), counted from 0, into `folder`. A learner's folder is the same
 * whatever else is written.
 */
export function writeLearners(folder: string, from: number, to: number, seed: number): void {
  const exercises = readdirSync(join(ROOT, "exercises"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry, at) => new AnswersTo(entry.name, at));
  for (let thousand = Math.floor(from / THOUSAND); thousand * THOUSAND < to; thousand += 1) {
    const all = learnersOf(exercises, seed, thousand);
    for (const [at, files] of all.entries()) {
      const number = thousand * THOUSAND + at;
      if (number < from || number >= to) continue;
      for (const [path, text] of files) {
        const place = join(folder, `learner-${String(number).padStart(5, "0")}`, path);
        mkdirSync(dirname(place), { recursive: true });
        writeFileSync(place, text);
      }
    }
  }
}

function learnersOf(exercises: readonly AnswersTo[], seed: number, thousand: number): readonly Files[] {
  const random = randomFor(seed, thousand);
  const kinds = exercises.map(() => shuffled(Object.entries(SHARES).flatMap(dealt), random));
  const learners: Files[] = [];
  for (let at = 0; at < THOUSAND; at += 1) {
    const hand = handOf(random);
    const files = exercises.map((exercise, which) => {
      const text = exercise.text(kinds[which]?.[at] ?? "right", random);
      return [exercise.path, hand(text)] as const;
    });
    const copied = at > 0 && random(1, THOUSAND) <= COPIES ? learners[random(0, at - 1)] : undefined;
    learners.push(copied ?? new Map(files));
  }
  return learners;
}

function dealt([kind, count]: readonly [string, number]): readonly Kind[] {
  return Array.from({ length: count }, () => kind).filter(isKind);
}

function isKind(kind: string): kind is Kind {
  return Object.hasOwn(SHARES, kind);
}

/** What can be handed in for one exercise. */
class AnswersTo {
  readonly path: string;
  readonly #name: string;
  readonly #stub: string;
  readonly #right: readonly string[];
  readonly #known: readonly string[];
  readonly #unknown: readonly string[];

  constructor(id: string, at: number) {
    const folder = join(ROOT, "exercises", id);
    const file = readdirSync(folder).find((name) => name.endsWith(".ts")) ?? "";
    const name = file.replace(/\.ts$/, "");
    this.path = `${id}/${file}`;
    this.#name = name;
    this.#stub = readFileSync(join(folder, file), "utf8");
    const solution = readFileSync(join(ROOT, "solutions", id, file), "utf8");
    // Most write the formula as it stands in the text; which file has that differs, so each exercise has another order.
    const right = [...textsIn(join(ANSWERS, id, "right")), solution];
    this.#right = [...right.slice(at % right.length), ...right.slice(0, at % right.length)];
    this.#known = functionsOf(readFileSync(join(ROOT, "solutions", id, "mistakes.ts"), "utf8"), name);
    const others = (OTHERS[id] ?? []).map((body) => this.#withBody(body));
    this.#unknown = [...others, ...textsIn(join(ANSWERS, id, "wrong"))];
  }

  text(kind: Kind, random: Random): string {
    switch (kind) {
      case "right":
        return pickEarly(this.#right, random);
      case "known":
        return pickEarly(this.#known, random);
      case "unknown":
        return pickEarly(this.#unknown, random);
      case "untouched":
        return this.#stub;
      case "throwing":
        return this.#withBody(pick(THROWING, random));
      case "syntax":
        return pickEarly(this.#right, random).replace(/\}\s*$/, "");
      case "misnamed":
        return pickEarly(this.#right, random).replaceAll(this.#name, this.#name.toLowerCase().slice(0, -1));
      case "looping":
        return random(1, 4) === 1 ? this.#loopsForSome(random) : this.#withBody(pick(LOOPING, random));
      case "exiting":
        return this.#withBody("process.exit();");
    }
  }

  /** Right, and without an end where a number is below 0. */
  #loopsForSome(random: Random): string {
    const param = /\((\w+):/.exec(this.#stub)?.[1] ?? "";
    const loop = `  while (JSON.stringify(${param}).includes("-"));`;
    return pickEarly(this.#right, random).replace(/^(export (?:function|const) .*\{)$/m, (line) => `${line}\n${loop}`);
  }

  /** The stub with this in place of its last line. */
  #withBody(body: string): string {
    return this.#stub
      .replace(/^ {2}throw new Error.*$/m, () => `  ${body}`)
      .replaceAll(/(?<=[(,] ?\w+): [^,)]+/g, ": any")
      .replace(/\): .* \{$/m, "): any {");
  }
}

const THROWING = [
  'throw new Error("TODO");',
  "const rows: any = undefined; return rows.length;",
  "return (np as any).exponential(1);",
  "return (np as any).reshape(np.ones([2, 3]), [4, 5]);",
];

const LOOPING = [
  "let sum = 0; for (let i = 0; i < 10; i -= 1) sum += i; return sum;",
  "let i = 0; const all: any[] = []; while (i < 10) all[0] = i; return all;",
  "let step = 1; while (step !== 10) step += 2; return step;",
];

/** Each mistake as a learner would have written it: what the file has beside its mistakes, and one of them by another name. */
function functionsOf(text: string, name: string): readonly string[] {
  const each = /^export function (\w+)(\([^]*?^\}\n)/gm;
  const rest = text
    .replaceAll(each, "")
    .replace(/^\/\/.*\n/, "")
    .replaceAll(/\n{2,}/g, "\n\n")
    .trim();
  return Array.from(text.matchAll(each), ([, , body = ""]) => `${rest}\n\nexport function ${name}${body}`);
}

function textsIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .toSorted()
    .map((name) => readFileSync(join(folder, name), "utf8"));
}

/** How a learner writes, whatever the answer is. */
function handOf(random: Random): (text: string) => string {
  const indent = pick(["  ", "  ", "    ", "\t"], random);
  const head = pick(["", "", "// my solution\n", "// homework 1\n\n", `// ${random(1, 9999)}\n`], random);
  const [blank, semicolons] = [pick(["", "\n"], random), random(1, 4) > 1];
  return (text) => {
    const indented = text.replaceAll(/^( {2})+/gm, (spaces) => indent.repeat(spaces.length / 2));
    const spaced = indented.replace(/\{\n/, (brace) => brace + blank);
    const note = random(1, 3) === 1 ? `// ${random(1, 99_999)}\n` : "";
    return `${head}${semicolons ? spaced : spaced.replaceAll(/;$/gm, "")}${note}`;
  };
}

/** The first far more often than the last: the one at place n is n times as rare as the first. */
function pickEarly(texts: readonly string[], random: Random): string {
  const weights = texts.map((_, at) => Math.floor(10_000 / (at + 1)));
  let left = random(
    1,
    weights.reduce((sum, weight) => sum + weight, 0),
  );
  const at = weights.findIndex((weight) => (left -= weight) <= 0);
  return texts[at] ?? "";
}

function pick<T>(items: readonly [T, ...T[]] | readonly T[], random: Random): T {
  const item = items[random(0, items.length - 1)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  const left = [...items];
  for (let at = left.length - 1; at > 0; at -= 1) {
    const other = random(0, at);
    const [one, two] = [left[at], left[other]];
    if (one === undefined || two === undefined) continue;
    [left[at], left[other]] = [two, one];
  }
  return left;
}
