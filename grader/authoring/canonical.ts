// The text of a canonical-data.json, as exercism/problem-specifications has them -> its cases, one by one, with all that is
// said of them. What cannot be read is named by its JSON path and never dropped in silence.

import { number, type Value } from "../domain/value.ts";

export type Canonical = {
  /** The exercise's name: `two-fer`. */
  readonly slug: string;
  /** What is said of the whole file. */
  readonly comments: readonly string[];
  readonly cases: readonly CanonicalCase[];
  readonly notices: readonly Notice[];
};

export type CanonicalCase = {
  /** `$.cases[0].cases[2]` */
  readonly path: string;
  /** With the descriptions of its groups before its own. */
  readonly name: string;
  readonly property: string;
  readonly input: readonly (readonly [key: string, value: Value])[];
  readonly expected:
    | { readonly kind: "value"; readonly value: Value }
    | { readonly kind: "error"; readonly message: string };
  readonly comments: readonly string[];
};

/** Something that is not as it was in the file; a loss where a part of it is not there at all. */
export type Notice = { readonly path: string; readonly message: string; readonly isLoss: boolean };

/** The text is no JSON, or no canonical data at all. */
export class NotCanonical extends Error {}

/** @throws NotCanonical */
export function readCanonical(text: string): Canonical {
  const root = parse(text);
  if (!isObject(root)) throw new NotCanonical("$: this is no object with exercise and cases");
  const { exercise, cases, comments, ...others } = root;
  if (typeof exercise !== "string" || exercise.trim() === "")
    throw new NotCanonical('$.exercise: the name of the exercise is missing, as in "exercise": "two-fer"');
  if (!Array.isArray(cases) || cases.length === 0) throw new NotCanonical("$.cases: there is no list of cases");
  const reading = new Reading();
  const said = [...reading.comments(comments, "$.comments"), ...reading.otherKeys(others, "$")];
  const around: Around = { names: [], scenarios: [], comments: [] };
  reading.group(cases, "$.cases", around);
  const { kept, unsaid } = reading.cases();
  return { slug: exercise, comments: [...said, ...unsaid, ...around.comments], cases: kept, notices: reading.notices };
}

type Found = CanonicalCase & {
  readonly uuid: string | undefined;
  readonly reimplements: string | undefined;
  /** What is said of the group that begins with this case. */
  readonly ofGroup: readonly string[];
};

/** What the groups around a case say of it; comments are those that stand above no case yet. */
type Around = { readonly names: readonly string[]; readonly scenarios: readonly string[]; readonly comments: string[] };

class Reading {
  readonly notices: Notice[] = [];
  readonly #found: Found[] = [];

  group(items: readonly unknown[], path: string, around: Around): void {
    for (const [at, item] of items.entries()) {
      const here = `${path}[${at}]`;
      if (!isObject(item)) this.#lose(here, "a case is an object with description, property, input and expected");
      else if ("cases" in item) this.#inner(item, here, around);
      else this.#case(item, here, around);
    }
  }

  /** All cases but those that another takes the place of, and what was said of groups that have none left. */
  cases(): { readonly kept: readonly CanonicalCase[]; readonly unsaid: readonly string[] } {
    const byId = new Map(this.#found.flatMap((each) => (each.uuid === undefined ? [] : [[each.uuid, each] as const])));
    const replaced = new Set<Found>();
    for (const each of this.#found) {
      if (each.reimplements === undefined) continue;
      const old = byId.get(each.reimplements);
      if (old === undefined || old === each || this.#leadsTo(old, each, byId)) {
        const message = `reimplements ${each.reimplements}, which is no earlier case of this file. All are kept`;
        this.#tell(each.path, message);
        continue;
      }
      replaced.add(old);
      this.#tell(old.path, `is left out, since ${each.path} takes its place (reimplements)`);
    }
    let unsaid: readonly string[] = [];
    const kept: CanonicalCase[] = [];
    for (const each of this.#found) {
      const ofGroup = [...unsaid, ...each.ofGroup];
      unsaid = replaced.has(each) ? ofGroup : [];
      if (!replaced.has(each)) kept.push({ ...each, comments: [...ofGroup, ...each.comments] });
    }
    return { kept, unsaid };
  }

  comments(value: unknown, path: string): readonly string[] {
    if (value === undefined) return [];
    if (Array.isArray(value) && value.every((line) => typeof line === "string"))
      return trimmed(value.flatMap((line) => line.split(/\r?\n/u)));
    this.#tell(path, "is no list of lines, and kept as it is written");
    return [`comments: ${JSON.stringify(value)}`];
  }

  /** Keys that have no place in a spec are kept as comments. */
  otherKeys(others: Readonly<Record<string, unknown>>, path: string): readonly string[] {
    return Object.entries(others).map(([key, value]) => {
      this.#tell(`${path}.${key}`, "has no place in a spec, and is kept as a comment");
      return `${key}: ${JSON.stringify(value)}`;
    });
  }

  #inner(item: JsonObject, path: string, around: Around): void {
    const { cases, description, comments, scenarios, ...others } = item;
    if (!Array.isArray(cases)) {
      this.#lose(`${path}.cases`, "is no list of cases");
      return;
    }
    const name = typeof description === "string" ? [description] : [];
    const said = [...around.comments.splice(0), ...this.comments(comments, `${path}.comments`)];
    const inner: Around = {
      names: [...around.names, ...name],
      scenarios: [...around.scenarios, ...this.#scenarios(scenarios, `${path}.scenarios`)],
      comments: [...said, ...this.otherKeys(others, path)],
    };
    this.group(cases, `${path}.cases`, inner);
    around.comments.push(...inner.comments);
  }

  #case(item: JsonObject, path: string, around: Around): void {
    const { uuid, reimplements, description, comments, scenarios, property, input, expected, ...others } = item;
    if (typeof property !== "string" || property === "") return this.#lose(`${path}.property`, "says no function");
    if (!isObject(input)) return this.#lose(`${path}.input`, "is no object with a value for each parameter");
    if (expected === undefined) return this.#lose(`${path}.expected`, "says nothing of what must come back");
    const given = Object.entries(input).map(
      ([key, value]) => [key, this.#value(value, `${path}.input.${key}`)] as const,
    );
    const values = given.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
    const answer = this.#expected(expected, `${path}.expected`);
    if (values.length < given.length || answer === undefined) return;
    const named = typeof description === "string" && description.trim() !== "";
    const marks = [...around.scenarios, ...this.#scenarios(scenarios, `${path}.scenarios`)];
    this.#found.push({
      path,
      name: [...around.names, named ? description : path].join(": ").replaceAll(/\s+/gu, " ").trim(),
      property,
      input: values,
      expected: answer,
      comments: [
        ...this.comments(comments, `${path}.comments`),
        ...(marks.length === 0 ? [] : [`scenarios: ${marks.join(", ")}`]),
        ...this.otherKeys(others, path),
        ...(typeof reimplements === "string" ? [`reimplements: ${reimplements}`] : []),
        ...(typeof uuid === "string" ? [`uuid: ${uuid}`] : []),
      ],
      uuid: typeof uuid === "string" ? uuid : undefined,
      reimplements: typeof reimplements === "string" ? reimplements : undefined,
      ofGroup: around.comments.splice(0),
    });
  }

  #expected(value: unknown, path: string): CanonicalCase["expected"] | undefined {
    if (isObject(value) && "error" in value) {
      const { error, ...others } = value;
      if (typeof error === "string" && Object.keys(others).length === 0) return { kind: "error", message: error };
      this.#lose(path, "with error there is nothing else, and error is text");
      return undefined;
    }
    const read = this.#value(value, path);
    return read && { kind: "value", value: read };
  }

  #scenarios(value: unknown, path: string): readonly string[] {
    if (value === undefined) return [];
    if (Array.isArray(value) && value.every((each) => typeof each === "string")) return value;
    this.#tell(path, "is no list of names, and kept as it is written");
    return [JSON.stringify(value)];
  }

  #value(json: unknown, path: string): Value | undefined {
    if (json === null) return { kind: "null" };
    if (typeof json === "string") return { kind: "text", text: json };
    if (typeof json === "boolean") return number(json ? 1 : 0, "bool");
    if (json instanceof Inexact) {
      this.#lose(path, `${json.source} is too large to be held exactly by a JavaScript number`);
      return undefined;
    }
    if (typeof json === "number") return number(json, Number.isSafeInteger(json) ? "int64" : "float64");
    if (Array.isArray(json)) {
      const items = json.map((item, at) => this.#value(item, `${path}[${at}]`));
      const read = items.filter((item) => item !== undefined);
      return read.length < items.length ? undefined : { kind: "list", items: read };
    }
    const entries = Object.entries(Object(json)).map(([key, item]) => {
      if (key === "printed") this.#lose(`${path}.printed`, "a spec takes this key for what NumPy printed");
      return [key, key === "printed" ? undefined : this.#value(item, `${path}.${key}`)] as const;
    });
    const read = entries.flatMap(([key, item]) => (item === undefined ? [] : [[key, item] as const]));
    return read.length < entries.length ? undefined : { kind: "record", entries: read };
  }

  /** Whether what `from` reimplements, and so on, is `to` again. */
  #leadsTo(from: Found, to: Found, byId: ReadonlyMap<string, Found>): boolean {
    const seen = new Set<Found>();
    for (let at: Found | undefined = from; at !== undefined && !seen.has(at); at = byId.get(at.reimplements ?? "")) {
      if (at === to) return true;
      seen.add(at);
    }
    return false;
  }

  #tell(path: string, message: string): void {
    this.notices.push({ path, message, isLoss: false });
  }

  #lose(path: string, message: string): void {
    this.notices.push({ path, message, isLoss: true });
  }
}

type JsonObject = Readonly<Record<string, unknown>>;

/** A number that JavaScript cannot hold. */
class Inexact {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ""), (_key, value: unknown, context?: { source?: string }) => {
      const source = context?.source ?? "";
      if (typeof value !== "number" || Number.isSafeInteger(value)) return value;
      const isHeld = Number.isFinite(value) && (!/^-?\d+$/u.test(source) || BigInt(source) === BigInt(value));
      return isHeld ? value : new Inexact(source);
    });
  } catch (error) {
    throw new NotCanonical(`this is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Inexact);
}

/** Without the empty lines around; people align the lines of a comment with spaces. */
function trimmed(lines: readonly string[]): readonly string[] {
  const plain = lines.map((line) => line.replaceAll(/\p{Cc}/gu, " ").trim());
  const first = plain.findIndex((line) => line !== "");
  return first === -1 ? [] : plain.slice(first, plain.findLastIndex((line) => line !== "") + 1);
}
