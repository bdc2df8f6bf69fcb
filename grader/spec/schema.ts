// The format of exercise.yaml: the one definition that parsing checks against and that the JSON Schema for editors is made
// from. A description serves in the editor and at the end of "x is missing. Add it: ...".
// What depends on two places at once (shapes, duplicates, either-or) is in cases.ts and its helpers.

import * as z from "zod";

import { DEFAULTS, TYPE_NAMES } from "../domain/exercise.ts";
import { isCountable } from "../domain/score.ts";
import { nameProblem } from "./identifier.ts";
import { creditSchema, limitsSchema, line, prose, runsSchema, toleranceSchema } from "./settings-schema.ts";

const DEFAULT_SEED = 1;
const MAX_POINTS = 10_000;

const DIMENSION = /^(?:\d+|[A-Za-z_]\w*)(?: *\* *(?:\d+|[A-Za-z_]\w*))*$/u;

/** YAML reads an unquoted null as the value, and the type of that name is meant. */
const typeName = z.literal([...TYPE_NAMES, null]);

const dimension = z.union(
  [z.int().min(0), z.string().regex(DIMENSION, { error: "a name (m) or a product (length*height*3)" })],
  { error: "a length (3), a name (m) or a product (length*height*3)" },
);

export const slotSchema = z.strictObject({
  type: z
    .union([typeName, z.array(typeName).min(1).refine(areUnique, { error: "a list that names no type twice" })], {
      error: `one of ${TYPE_NAMES.join(", ")}, or a list of them`,
    })
    .meta({ description: `One of ${TYPE_NAMES.join(", ")}, or a list of them, as in [number, array].` }),
  shape: z
    .array(dimension)
    .optional()
    .meta({
      description:
        "The lengths of an array's axes: by number (3), by name (m) or as a product (length*height*3). One name is one length throughout a case. Absent: any shape.",
      examples: [["m", "n"], ["n"], ["length", "height", 3]],
    }),
  about: line.meta({ description: "What it means, in a few words: one row of scores per sample." }),
});

const functionSchema = z
  .strictObject({
    name: z
      .string()
      .refine((name) => nameProblem(name) === undefined, {
        error: ({ input }) => nameProblem(String(input)) ?? "",
      })
      .meta({ description: "The function's name, as the stub exports it." }),
    params: z.record(z.string(), slotSchema).meta({
      description: "The parameters, by name and in the order they are passed. A function without any has {}.",
    }),
    returns: slotSchema.meta({ description: "What the function gives back: its type, its shape, what it means." }),
    pure: z.boolean().default(false).meta({
      description:
        "A call must leave its arguments as they were: a case in which it changes one fails. Without it, that is only remarked on.",
    }),
  })
  .meta({ description: "The function that the learner writes." });

const extent = z.union([z.int().min(0), z.string().regex(/^\d+\.\.\d+$/u, { error: "a range of lengths (1..4)" })], {
  error: "a length (3) or a range of lengths (1..4)",
});

/** Far beyond any lesson, and near enough that thousandths between two bounds can still be counted. */
const bound = z.number().min(-1e12).max(1e12);

export const generatorSchema = z
  .strictObject({
    shape: z
      .array(extent)
      .optional()
      .meta({
        description: "The lengths of the axes, each a number (3) or a range (1..4). [] makes a number.",
        examples: [["1..4", "1..6"], []],
      }),
    like: z.string().min(1).optional().meta({ description: "The earlier parameter whose shape this one takes." }),
    integers: z
      .tuple([bound.int(), bound.int()])
      .optional()
      .meta({ description: "Whole numbers from lowest to highest, both included: [-9, 9]." }),
    numbers: z
      .tuple([bound, bound])
      .optional()
      .meta({ description: "Numbers with up to three decimals, from lowest to highest, both included: [0, 1]." }),
  })
  .meta({
    description: "How to make random values for one parameter: shape or like, and integers or numbers.",
    allOf: [
      { oneOf: [{ required: ["shape"] }, { required: ["like"] }] },
      { oneOf: [{ required: ["integers"] }, { required: ["numbers"] }] },
    ],
  });

/** Small enough, and with few enough decimals, that every sum of points is exact. */
const pointsSchema = z
  .number()
  .positive()
  .max(MAX_POINTS)
  .refine(isCountable, { error: "a number with at most two decimals (2.5)" });

/** Any value at all for JSON Schema; the values have a reader of their own, which needs to see `1` and `1.0` differ. */
const value = z.unknown();
const printed = { description: "What NumPy printed, pasted below a |. It is compared at the printed precision." };

export const throwsSchema = z
  .strictObject({
    name: line.optional().meta({ description: "The error's name: RangeError." }),
    message: line.optional().meta({ description: "Text that its message contains, or a /pattern/ that it matches." }),
  })
  .meta({ description: "The error that the function must throw; {} is any error." });

export const caseSchema = z
  .strictObject({
    name: line.meta({ description: "What the case is about, as learners read it: a vector is not a matrix." }),
    args: z
      .record(z.string(), value.meta({ properties: { printed } }))
      .optional()
      .meta({ description: "One value for each parameter, by name." }),
    generate: z
      .record(z.string(), generatorSchema)
      .optional()
      .meta({ description: "Random values for each parameter; the solution says what must come back." }),
    runs: runsSchema.meta({
      description: `With generate: how many random inputs are tried. Without it, what the course says, else ${DEFAULTS.runs}.`,
    }),
    seed: z
      .int()
      .min(0)
      .default(DEFAULT_SEED)
      .meta({ description: "With generate: where the random numbers begin. The same seed makes the same inputs." }),
    expected: value.optional().meta({
      description: "The value that must come back: a number, nested lists, text, null, a mapping, or { printed: | }.",
      properties: { printed },
    }),
    throws: throwsSchema.optional(),
    law: line.optional().meta({
      description:
        "The law that must hold for these inputs, by its name in laws; instead of a value that must come back.",
    }),
    tolerance: toleranceSchema.optional(),
    limits: limitsSchema.optional(),
    hidden: z
      .boolean()
      .default(false)
      .meta({ description: "Counts, but its inputs and values are never shown to learners." }),
    extra: z.boolean().default(false).meta({ description: "A stretch case: shown apart, never needed to pass." }),
    points: pointsSchema.default(1).meta({
      description:
        "What passing it is worth: in points, or where the exercise has points, its share of them. Of a stretch case, always points.",
    }),
  })
  .meta({
    description: "Inputs and what must come back.",
    oneOf: [
      { required: ["args", "expected"] },
      { required: ["args", "throws"] },
      { required: ["args", "law"] },
      { required: ["generate"] },
    ],
  });

export const exerciseSchema = z
  .strictObject({
    title: line.meta({ description: "The exercise's name, as learners see it: Softmax." }),
    topics: z
      .array(line)
      .default([])
      .meta({ description: "What the exercise practises: broadcasting, axis, keepdims." }),
    requires: z.array(line).refine(areUnique, { error: "a list that names no exercise twice" }).default([]).meta({
      description:
        "The exercises that learners are led to first, by their folders: [01-basic-sigmoid]. Nobody is kept from grading this one.",
    }),
    points: pointsSchema.optional().meta({
      description:
        "What the exercise is worth; the points of its cases are then shares. Without it, the sum of its cases' points.",
    }),
    credit: creditSchema.meta({
      description:
        "What a submission gets that passes in part: by-case, the points of the cases that pass; all-or-nothing, no points. Without it, what the course says.",
    }),
    summary: line.meta({ description: "One sentence that says what the function does." }),
    prompt: prose.meta({ description: "What the learner reads before writing the function: Markdown with $math$." }),
    function: functionSchema,
    tolerance: toleranceSchema.optional(),
    limits: limitsSchema.optional(),
    hints: z
      .array(prose)
      .default([])
      .meta({ description: "Hints from gentle to nearly there; a learner sees one at a time." }),
    cases: z.array(caseSchema).min(1).meta({ description: "The cases that a submission is graded on, in this order." }),
    mistakes: z.record(z.string(), line).default({}).meta({
      description:
        "Wrong implementations that learners write, by the name of their export in mistakes.ts beside the solution, each with the sentence to read: what it looks like, and what mends it.",
    }),
    laws: z.record(z.string(), line).default({}).meta({
      description:
        "What must hold for any inputs, by the name of its export in laws.ts beside the solution, each as learners read it: f(-z) = 1 - f(z).",
    }),
    equivalents: z.record(z.string(), line).default({}).meta({
      description:
        "Mutants of the solution that no input tells from it, as verify names them, each with the reason why that is so.",
    }),
  })
  .meta({ title: "numkata exercise", description: "exercise.yaml: one exercise of a course." });

/** The JSON Schema of exercise.yaml, for editors. */
export function exerciseJsonSchema(): object {
  return z.toJSONSchema(exerciseSchema, { io: "input", target: "draft-7" });
}

function areUnique(names: readonly unknown[]): boolean {
  return new Set(names).size === names.length;
}
