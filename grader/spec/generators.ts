// `generate` of a case -> how to make random values for each parameter, checked to fit the function's shapes.

import type { Slot } from "../domain/exercise.ts";
import { firstMultiple, lastMultiple, type Elements, type Extent, type GeneratedArray } from "../domain/generate.ts";
import { byParam } from "./by-param.ts";
import { Lengths, type Length } from "./lengths.ts";
import { suggestion } from "./nearest.ts";
import { child, quote, type MappingNode, type SpecNode } from "./node.ts";
import type { ProblemList } from "./problem.ts";
import { generatorSchema } from "./schema.ts";
import type { PartialSignature } from "./signature.ts";
import { slotText } from "./slot.ts";
import { readPart } from "./structure.ts";

/** The most elements that one parameter may have: enough for any lesson, and never a machine brought to its knees. */
const MAX_ELEMENTS = 100_000;

/** One generator for each parameter, in the parameters' order; undefined, with problems added, when one is wrong. */
export function readGenerators(
  node: MappingNode,
  signature: PartialSignature,
  problems: ProblemList,
): GeneratedArray[] | undefined {
  const nodes = byParam(node, "generate", signature, problems);
  const names = signature.params.map(({ name }) => name);
  const drawn: (readonly Length[] | undefined)[] = [];
  const lengths = new Lengths();
  const generators = signature.params.map(({ name, slot }, index) => {
    const at = nodes[index];
    const generator = at === undefined ? undefined : readGenerator(at, name, names, problems);
    const given = generator === undefined ? undefined : lengthsOf(generator, name, drawn);
    const problem = given === undefined || slot === undefined ? undefined : fitProblem(given, slot, name, lengths);
    if (at !== undefined && problem !== undefined) problems.add(at.start, problem);
    drawn.push(problem === undefined ? given : undefined);
    return generator;
  });
  const read = generators.filter((generator) => generator !== undefined);
  return read.length < generators.length ? undefined : read;
}

function readGenerator(
  node: SpecNode,
  name: string,
  names: readonly string[],
  problems: ProblemList,
): GeneratedArray | undefined {
  const spec = readPart(generatorSchema, node);
  if (spec === undefined) return undefined;
  const elements = readElements(node, name, spec, problems);
  if ((spec.shape === undefined) === (spec.like === undefined)) {
    problems.add(node.start, `${name} needs either shape, such as [1..4, 3], or like, an earlier parameter.`);
    return undefined;
  }
  const shape =
    spec.like === undefined
      ? readExtents(child(node, "shape") ?? node, name, spec.shape ?? [], problems)
      : readLike(child(node, "like") ?? node, name, spec.like, names, problems);
  return shape === undefined || elements === undefined ? undefined : { shape, elements };
}

type Range = readonly [number, number];

function readElements(
  node: SpecNode,
  name: string,
  spec: { readonly integers?: Range | undefined; readonly numbers?: Range | undefined },
  problems: ProblemList,
): Elements | undefined {
  const { integers, numbers } = spec;
  if ((integers === undefined) === (numbers === undefined)) {
    problems.add(
      node.start,
      `${name} needs either integers or numbers, with the lowest and the highest: integers: [-9, 9].`,
    );
    return undefined;
  }
  const kind = integers === undefined ? "numbers" : "integers";
  const [min, max] = integers ?? numbers ?? [0, 0];
  const place = child(node, kind)?.start ?? node.start;
  if (max < min) {
    problems.add(place, `${kind} go from the lowest to the highest: write [${max}, ${min}].`);
    return undefined;
  }
  if (kind === "numbers" && min < max && firstMultiple(min, 1000) > lastMultiple(max, 1000)) {
    problems.add(place, `no number with three decimals lies between ${min} and ${max}. Widen the range.`);
    return undefined;
  }
  return { kind, min, max };
}

function readExtents(
  node: SpecNode,
  name: string,
  spec: readonly (number | string)[],
  problems: ProblemList,
): GeneratedArray["shape"] | undefined {
  const extents = spec.map((extent): Extent => {
    if (typeof extent === "number") return { min: extent, max: extent };
    const [min = 0, max = 0] = extent.split("..").map(Number);
    return { min, max };
  });
  const backwards = extents.findIndex(({ min, max }) => max < min);
  if (backwards !== -1) {
    const { min, max } = extents[backwards] ?? { min: 0, max: 0 };
    const place = node.kind === "list" ? node.items[backwards] : undefined;
    problems.add(
      (place ?? node).start,
      `a range of lengths goes from the smaller to the larger: write ${max}..${min}.`,
    );
    return undefined;
  }
  const largest = extents.reduce((size, { max }) => size * max, 1);
  if (largest > MAX_ELEMENTS) {
    problems.add(
      node.start,
      `${name} could have ${largest} elements; ${MAX_ELEMENTS} is the most. Make its axes shorter.`,
    );
    return undefined;
  }
  return { kind: "extents", extents };
}

function readLike(
  node: SpecNode,
  name: string,
  like: string,
  names: readonly string[],
  problems: ProblemList,
): GeneratedArray["shape"] | undefined {
  const earlier = names.slice(0, names.indexOf(name));
  const param = earlier.indexOf(like);
  if (param !== -1) return { kind: "like", param };
  const advice =
    earlier.length === 0
      ? `${name} is the first parameter, so it needs a shape of its own.`
      : suggestion(like, earlier, "earlier parameters");
  problems.add(node.start, `like must name a parameter before ${name}, and ${quote(like)} is none. ${advice}`);
  return undefined;
}

function lengthsOf(
  { shape }: GeneratedArray,
  name: string,
  drawn: readonly (readonly Length[] | undefined)[],
): readonly Length[] | undefined {
  if (shape.kind === "like") return drawn[shape.param];
  return shape.extents.map(({ min, max }, axis) =>
    min === max ? min : { axis: `${name} ${axis}`, text: `${min}..${max}` },
  );
}

function fitProblem(given: readonly Length[], slot: Slot, name: string, lengths: Lengths): string | undefined {
  const takesNumber = slot.types.includes("number");
  const takesArray = slot.types.includes("array");
  if (given.length === 0 && takesNumber) return undefined;
  if (!takesArray) {
    return takesNumber
      ? `${name} is a number: write shape: [].`
      : `${name} is ${slotText(slot)}, and only numbers and arrays can be generated. Write args and expected instead.`;
  }
  if (slot.shape !== undefined) {
    const problem = lengths.bind(slot.shape, given, name);
    return problem === undefined ? undefined : `${name} ${problem}`;
  }
  return given.length === 0 ? `${name} is an array: give it at least one length, as in [1..4].` : undefined;
}
