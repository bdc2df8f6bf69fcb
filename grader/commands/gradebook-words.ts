// What somebody asks of a gradebook, from the words behind `numkata gradebook`.

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Console } from "./console.ts";
import { readWords, UsageError, type Words } from "./usage.ts";

export type GradebookAsked = { readonly out: string } & (
  | { readonly kind: "list"; readonly list: Listed }
  | { readonly kind: "change"; readonly change: Change }
);

/** Which learners are listed, and how. Exercises and learners as they were typed. */
export type Listed = {
  /** Parts of keys or names; none: all. */
  readonly learners: readonly string[];
  /** Only this one is shown. */
  readonly exercise?: string | undefined;
  /** Only learners who do not pass this one. */
  readonly failing?: string | undefined;
  readonly faultsOnly: boolean;
  readonly byHandOnly: boolean;
  readonly isJson: boolean;
  /** What they got wrong, in place of who they are. */
  readonly ofClusters: boolean;
};

export type Change =
  | {
      readonly kind: "points";
      readonly learner: string;
      readonly exercise: string;
      readonly points: number;
      readonly reason?: string;
      /** Also more than can be earned. */
      readonly isForced: boolean;
    }
  | { readonly kind: "late"; readonly learner: string; readonly percent: number; readonly reason?: string }
  | { readonly kind: "comment"; readonly learner: string; readonly exercise?: string; readonly text: string }
  | { readonly kind: "cluster-comment"; readonly exercise: string; readonly key: string; readonly text: string }
  | { readonly kind: "clear"; readonly learner: string; readonly exercise?: string; readonly only?: Clearable }
  | { readonly kind: "clear-cluster"; readonly exercise: string; readonly key: string };

const CLEARABLE = ["points", "comment", "late"] as const;
export type Clearable = (typeof CLEARABLE)[number];

const COMMAND = "gradebook";
const [FAULT, BY_HAND, JSON_FLAG, CLUSTERS, CLUSTER, FORCE] = [
  "--fault",
  "--by-hand",
  "--json",
  "--clusters",
  "--cluster",
  "--force",
] as const;
const [EXERCISE, FAILING, REASON, ONLY] = ["--exercise", "--failing", "--reason", "--only"] as const;

/** How each change is written, and the options that it takes. */
const CHANGES = {
  set: { form: "set <learner> <exercise> <points>", takes: [REASON, FORCE] },
  comment: {
    form: 'comment <learner> [exercise] "text", or comment --cluster <exercise> <key> "text"',
    takes: [CLUSTER],
  },
  waive: { form: "waive <learner>", takes: [REASON] },
  late: { form: "late <learner> <percent>", takes: [REASON] },
  clear: { form: "clear <learner> [exercise], or clear --cluster <exercise> <key>", takes: [ONLY, CLUSTER] },
} as const;

type Verb = keyof typeof CHANGES;

/** @throws UsageError for words that mean nothing here */
export async function readGradebookWords(args: readonly string[], console: Console): Promise<GradebookAsked> {
  const words = await readWords(
    COMMAND,
    args,
    [FAULT, BY_HAND, JSON_FLAG, CLUSTERS, CLUSTER, FORCE],
    [EXERCISE, FAILING, REASON, ONLY],
  );
  const [folder, verb, ...rest] = words.names;
  if (folder === undefined)
    throw new UsageError(`numkata ${COMMAND}: say where the results of a batch are, as in: numkata ${COMMAND} results`);
  const out = resolve(console.cwd, folder);
  if (isVerb(folder) && !existsSync(out)) throw misread(folder);
  if (verb !== undefined && isVerb(verb)) {
    checkOptions(words, CHANGES[verb].takes, `${COMMAND} … ${verb}`);
    return { out, kind: "change", change: readChange(verb, rest, words) };
  }
  const list = listed(words);
  if (!list.ofClusters) checkOptions(words, [FAULT, BY_HAND, JSON_FLAG, EXERCISE, FAILING], COMMAND);
  else if (list.learners.length === 0) checkOptions(words, [CLUSTERS, JSON_FLAG, EXERCISE], `${COMMAND} … ${CLUSTERS}`);
  else throw new UsageError(`numkata ${COMMAND}: ${CLUSTERS} are those of all learners. Leave out the names.`);
  return { out, kind: "list", list };
}

function isVerb(word: string): word is Verb {
  return Object.hasOwn(CHANGES, word);
}

function checkOptions({ flags, values }: Words, takes: readonly string[], what: string): void {
  const other = [...flags, ...values.keys()].find((option) => !takes.includes(option));
  if (other === undefined) return;
  const choices = takes.length === 0 ? "It takes none." : `It takes ${takes.join(", ")}.`;
  throw new UsageError(`numkata ${what}: ${other} is not for this. ${choices}`);
}

function listed({ names, flags, values }: Words): Listed {
  return {
    learners: names.slice(1),
    exercise: values.get(EXERCISE)?.at(-1),
    failing: values.get(FAILING)?.at(-1),
    faultsOnly: flags.has(FAULT),
    byHandOnly: flags.has(BY_HAND),
    isJson: flags.has(JSON_FLAG),
    ofClusters: flags.has(CLUSTERS),
  };
}

function readChange(verb: Verb, names: readonly string[], { flags, values }: Words): Change {
  const said = values.get(REASON)?.at(-1)?.trim();
  const reason = said === undefined || said === "" ? {} : { reason: said };
  const [first, second, third] = names;
  const count = names.length;
  switch (verb) {
    case "set":
      if (first === undefined || second === undefined || third === undefined || count > 3) throw misread(verb);
      return {
        kind: "points",
        learner: first,
        exercise: second,
        points: numberIn(third, "points"),
        ...reason,
        isForced: flags.has(FORCE),
      };
    case "waive":
      if (first === undefined || count > 1) throw misread(verb);
      return { kind: "late", learner: first, percent: 0, ...reason };
    case "late": {
      if (first === undefined || second === undefined || count > 2) throw misread(verb);
      const percent = numberIn(second.replace(/ ?%$/, ""), "percent");
      if (percent > 100)
        throw new UsageError(`numkata ${COMMAND}: no more than 100 % can be taken off, not ${second}.`);
      return { kind: "late", learner: first, percent, ...reason };
    }
    case "comment":
      return flags.has(CLUSTER) ? clusterComment(names) : comment(names);
    case "clear": {
      if (first === undefined || count > 2 || (flags.has(CLUSTER) && second === undefined)) throw misread(verb);
      const only = onlyIn(values.get(ONLY)?.at(-1));
      if (flags.has(CLUSTER) && second !== undefined) {
        if (only !== undefined && only !== "comment")
          throw new UsageError(
            `numkata ${COMMAND}: of a cluster there is nothing but a comment, so leave out ${ONLY}.`,
          );
        return { kind: "clear-cluster", exercise: first, key: second };
      }
      return {
        kind: "clear",
        learner: first,
        ...(second !== undefined && { exercise: second }),
        ...(only && { only }),
      };
    }
  }
}

function clusterComment(names: readonly string[]): Change {
  const [exercise, key, text, ...more] = names;
  if (exercise === undefined || key === undefined || text === undefined || more.length > 0) throw misread("comment");
  return { kind: "cluster-comment", exercise, key, text: textIn(text) };
}

function comment(names: readonly string[]): Change {
  const [learner, second, third, ...more] = names;
  if (learner === undefined || second === undefined || more.length > 0) throw misread("comment");
  if (third === undefined) return { kind: "comment", learner, text: textIn(second) };
  return { kind: "comment", learner, exercise: second, text: textIn(third) };
}

function textIn(word: string): string {
  const text = word.trim();
  if (text === "") throw new UsageError(`numkata ${COMMAND}: the comment is empty. To take one back: clear.`);
  return text;
}

/** Points and percents are both counted in hundredths. */
function numberIn(word: string, what: string): number {
  if (/^\d{1,6}([.,]\d{1,2})?$/.test(word)) return Number(word.replace(",", "."));
  throw new UsageError(
    `numkata ${COMMAND}: ${what} are a number with two decimals at most, as 7 or 7.25, not ${JSON.stringify(word)}.`,
  );
}

function onlyIn(word: string | undefined): Clearable | undefined {
  if (word === undefined) return undefined;
  const known = CLEARABLE.find((each) => each === word);
  if (known !== undefined) return known;
  throw new UsageError(`numkata ${COMMAND}: ${ONLY} takes ${CLEARABLE.join(", ")}, not ${JSON.stringify(word)}.`);
}

function misread(verb: Verb): UsageError {
  return new UsageError(`numkata ${COMMAND}: it is written: numkata ${COMMAND} <results> ${CHANGES[verb].form}`);
}
