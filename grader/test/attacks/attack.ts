// One attack: a file whose first comment says what it tries and what must come of it.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** What a case can come to, by how its message begins; what is neither of these nor wrong could not be loaded. */
const MESSAGES = {
  passed: /^$/,
  threw: /^scale threw /,
  "timed-out": /^No answer within /,
  "out-of-memory": /^It used more than /,
  "too-much-output": /^It printed more than /,
  exited: /^The program was ended before /,
  crashed: /^The program that ran scale crashed/,
  "broke-protocol": /^The answer could not be read, because something else was written /,
} as const;

const OUTCOMES = [...Object.keys(MESSAGES).filter(isEnding), "failed", "could-not-load"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type Attack = {
  /** `memory/heap` */
  readonly name: string;
  readonly tries: string;
  /** One of these; more than one only where it is the machine that decides. */
  readonly outcomes: readonly Outcome[];
  /** Words that the guilty case's message must have. */
  readonly words: string;
  /** Which cases end so: the one with the number 13, that and those after it, or all. */
  readonly cases: "guilty" | "later" | "every";
  /** Whether it is handed what a way out of its realm would have given it: `escaped(name)`, a builtin of Node. */
  readonly hasEscaped: boolean;
  readonly limits: Readonly<Record<string, number>>;
  readonly source: string | Uint8Array;
};

/** Every attack that stands in the folders beside this file. */
export async function readAttacks(folder: string): Promise<readonly Attack[]> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = paths.filter((path) => /^[^/]+\/[^/]+\.ts$/.test(path)).toSorted();
  return Promise.all(files.map((path) => readAttack(folder, path)));
}

/**
 * A file ending in `.made.ts` is not the attack itself, but exports it as `source`: text too long to be a file, or bytes
 * that are none.
 * @throws Error when its first comment is not as it should be
 */
async function readAttack(folder: string, path: string): Promise<Attack> {
  const text = readFileSync(join(folder, path), "utf8");
  const comment = /^(?:\/\/.*\n)+/.exec(text)?.[0].replaceAll(/^\/\/ ?/gm, "") ?? "";
  const fields = new Map(comment.split(/\n(?=[A-Z][a-z]+: )/).map((field) => split(field.trim())));
  const take = (name: string): string | undefined => {
    const value = fields.get(name);
    fields.delete(name);
    return value;
  };
  const tries = take("Tries") ?? "";
  const [, kinds = "", words = ""] = /^([a-z-]+(?: or [a-z-]+)*)(?: "(.*)")?$/.exec(take("Outcome") ?? "") ?? [];
  const outcomes = kinds.split(" or ").filter(isOutcome);
  const cases = take("Cases") ?? "guilty";
  const supposes = take("Supposes");
  const limits = Object.fromEntries((take("Limits") ?? "").split(", ").filter(Boolean).map(limitOf));
  const isUnderstood = outcomes.length === kinds.split(" or ").length && isCases(cases) && fields.size === 0;
  if (tries === "" || !isUnderstood || (supposes !== undefined && supposes !== "an escape"))
    throw new Error(`${path}: its first comment is not understood; README.md says how it is written`);
  return {
    name: path.replace(/(?:\.made)?\.ts$/, ""),
    tries,
    outcomes,
    words,
    cases,
    hasEscaped: supposes !== undefined,
    limits,
    source: path.endsWith(".made.ts") ? await madeBy(join(folder, path)) : text,
  };
}

function split(field: string): readonly [string, string] {
  const colon = field.indexOf(": ");
  return [field.slice(0, colon), field.slice(colon + 2)];
}

function limitOf(limit: string): readonly [string, number] {
  const [name = "", value] = limit.split(" ");
  return [name, Number(value)];
}

async function madeBy(file: string): Promise<string | Uint8Array> {
  const { source }: { source: string | Uint8Array } = await import(pathToFileURL(file).href);
  return source;
}

function isOutcome(word: string): word is Outcome {
  return OUTCOMES.some((outcome) => outcome === word);
}

function isCases(word: string): word is Attack["cases"] {
  return ["guilty", "later", "every"].includes(word);
}

/** What the report of a case tells of. */
export function outcomeOf({ status, message }: { readonly status: string; readonly message: string }): Outcome {
  if (status === "failed") return "failed";
  const endings = Object.keys(MESSAGES).filter(isEnding);
  return endings.find((ending) => MESSAGES[ending].test(message)) ?? "could-not-load";
}

function isEnding(word: string): word is keyof typeof MESSAGES {
  return Object.hasOwn(MESSAGES, word);
}
