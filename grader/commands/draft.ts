// What a new exercise is about: from the words behind `numkata new`, or asked at a terminal.

import type { Draft } from "../authoring/exercise-files.ts";
import { functionNameFor, readFunctionName, readId, titleFor } from "../authoring/naming.ts";
import { type Read, readParam, readSlot } from "../authoring/slot-words.ts";
import type { Param, Slot } from "../domain/exercise.ts";
import type { Console } from "./console.ts";
import { UsageError, type Words } from "./usage.ts";

export const DRAFT_OPTIONS = ["--title", "--summary", "--function", "--param", "--returns"] as const;

const SUMMARY = "TODO: one sentence that says what it does.";
const PARAM = "x: array [n]";
/** How often a question is asked before it is given up. */
const PATIENCE = 3;

/**
 * The draft as options describe it; what they leave out has a default.
 * @param ids of the exercises that the course has
 * @throws UsageError for what cannot be understood
 */
export function draftFrom(name: string, { values }: Words, ids: readonly string[]): Draft {
  const one = (option: (typeof DRAFT_OPTIONS)[number]): string | undefined => values.get(option)?.at(-1);
  const id = understood(readId(name, ids));
  const params = (values.get("--param") ?? [PARAM]).map((words) => understood(readParam(words)));
  return draft({
    id,
    title: lineOf(one("--title") ?? titleFor(id)),
    summary: lineOf(one("--summary") ?? SUMMARY),
    name: understood(readFunctionName(one("--function") ?? functionNameFor(id))),
    params: understood(readNames(params)),
    returns: understood(readReturns(one("--returns") ?? returnsFor(params))),
  });
}

/**
 * Asks for a draft, one line after the other. Nothing is made before the last answer, so that Ctrl-C costs nothing.
 * @throws UsageError when one question is not answered
 */
export async function askForDraft(
  name: string | undefined,
  ids: readonly string[],
  ask: NonNullable<Console["ask"]>,
  console: Console,
): Promise<Draft> {
  const until = async <T>(question: string, read: (answer: string) => Read<T>, preset = ""): Promise<T> => {
    for (let tries = 0; tries < PATIENCE; tries++) {
      const answer = await ask(`${question}${preset === "" ? "" : ` [${preset}]`}: `);
      const meant = read(answer.trim() || preset);
      if (meant.ok) return meant.value;
      console.err(`  ${meant.problem}\n`);
    }
    throw new UsageError("Nothing was made.");
  };
  const anything = (answer: string): Read<string> => ({ ok: true, value: lineOf(answer) });

  console.err("A new exercise. Enter takes what stands in [ ]; Ctrl-C leaves everything as it is.\n\n");
  const id =
    name === undefined
      ? await until("Name, as in log-sum-exp", (answer) => readId(answer, ids))
      : understood(readId(name, ids));
  const title = await until("Title", anything, titleFor(id));
  const summary = (await until("What it does, in one sentence", anything)) || SUMMARY;
  const functionName = await until("Function", readFunctionName, functionNameFor(id));
  console.err("\nParameters, as in  z: array [m, n], one row for each sample  or  rate: number\n");
  const params = [await until("First", readParam, PARAM)];
  for (;;) {
    const next = await until("Next, or Enter", (answer): Read<Param | undefined> =>
      answer === "" ? { ok: true, value: undefined } : readAnother(answer, params),
    );
    if (next === undefined) break;
    params.push(next);
  }
  const returns = await until("It returns", readReturns, returnsFor(params));
  console.err("\n");
  return draft({ id, title, summary, name: functionName, params, returns });
}

type Parts = {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly name: string;
  readonly params: readonly Param[];
  readonly returns: Slot;
};

function draft({ id, title, summary, ...signature }: Parts): Draft {
  return { id, title, summary, signature: { ...signature, pure: true } };
}

function readReturns(words: string): Read<Slot> {
  const read = readSlot(words, "what it returns");
  if (!read.ok || read.value.types[0] !== "null") return read;
  return {
    ok: false,
    problem: "null alone is no answer that could be wrong. Say what else it returns, and that first.",
  };
}

function readAnother(words: string, params: readonly Param[]): Read<Param> {
  const read = readParam(words);
  const names = read.ok ? readNames([...params, read.value]) : undefined;
  return names === undefined || names.ok ? read : names;
}

function readNames(params: readonly Param[]): Read<readonly Param[]> {
  const names = params.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return { ok: true, value: params };
  return { ok: false, problem: `two parameters are called "${twice}".` };
}

/** Most functions give back what they take. */
function returnsFor([first]: readonly Param[]): string {
  if (first === undefined || first.types[0] === "null") return "number";
  const shape = first.shape === undefined ? "" : ` [${first.shape.join(", ")}]`;
  return `${first.types.join(" or ")}${shape}`;
}

function lineOf(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim();
}

function understood<T>(read: Read<T>): T {
  if (read.ok) return read.value;
  throw new UsageError(`numkata new: ${read.problem}`);
}
