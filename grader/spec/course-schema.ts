// The format of course.yaml: the one definition that parsing checks against and that the JSON Schema for editors is made
// from.

import * as z from "zod";
import { DEFAULTS } from "../domain/exercise.ts";
import { readDuration } from "../domain/duration.ts";
import { PERIODS } from "../domain/late.ts";
import { MOMENT_EXAMPLE, readMoment } from "../domain/moment.ts";
import { SANDBOX_MODES } from "../domain/sandbox-mode.ts";
import { isCountable } from "../domain/score.ts";
import { creditSchema, limitsSchema, line, prose, runsSchema, toleranceSchema } from "./settings-schema.ts";

/** Of the whole, with as many decimals as points have. */
const percentSchema = z
  .number()
  .positive()
  .max(100)
  .refine(isCountable, { error: "a number with at most two decimals (2.5)" });

const DURATION = "a whole number of minutes, hours, days or weeks (10 min, 2 hours, 7 days)";

/** In milliseconds. */
const durationSchema = written((text) => readDuration(text) ?? DURATION);

const momentSchema = written(readMoment);

const lateSchema = z.strictObject({
  deadline: momentSchema.meta({
    description: `When submissions are due, with the offset from UTC: ${MOMENT_EXAMPLE}. A learner's own is given with their time.`,
  }),
  grace: durationSchema
    .optional()
    .meta({ description: "How long after the deadline is still in time: 10 min. Periods are counted from there." }),
  percent: percentSchema.meta({
    description: "How many percent of a learner's points are taken off for each period that has begun.",
  }),
  every: z
    .literal([...PERIODS])
    .meta({ description: "The period: hour, day or week. A day is 24 hours, also where clocks are changed." }),
  atMost: percentSchema
    .optional()
    .meta({ description: "However late, no more percent than these are taken off. Without it, 100." }),
  closesAfter: durationSchema
    .optional()
    .meta({ description: "How long after the deadline nothing counts any more: 7 days. Without it, never." }),
});

/** How a release knows the mistakes. */
export const MISTAKES_IN_RELEASE = ["hashed", "none"] as const;

export const courseSchema = z
  .strictObject({
    title: line.meta({ description: "The course's name, as learners see it." }),
    about: prose.optional().meta({ description: "What the course teaches: Markdown." }),
    defaults: z
      .strictObject({
        tolerance: toleranceSchema.optional(),
        limits: limitsSchema.optional(),
        runs: runsSchema.meta({
          description: `How many random inputs a generated case tries. Without it, ${DEFAULTS.runs}.`,
        }),
        credit: creditSchema.meta({
          description: `What a submission gets that passes in part: by-case, the points of the cases that pass; all-or-nothing, no points. Without it, ${DEFAULTS.credit}.`,
        }),
      })
      .optional()
      .meta({ description: "What holds for every exercise that does not say otherwise." }),
    sandbox: z
      .literal([...SANDBOX_MODES])
      .optional()
      .meta({
        description:
          "What code is run in: default needs nothing installed; strict needs Linux with bubblewrap, and nothing is graded without it. A command's --sandbox may ask for more, never for less. Without it, default.",
      }),
    late: lateSchema
      .optional()
      .meta({ description: "What it costs to hand in late. numkata batch --times says who did." }),
    release: z
      .strictObject({
        mistakes: z
          .literal([...MISTAKES_IN_RELEASE])
          .optional()
          .meta({
            description:
              "hashed: known mistakes are recognised, by data from which their answers cannot be read. none: they and their sentences are left out. Without it, hashed.",
          }),
      })
      .optional()
      .meta({ description: "What numkata release lets learners have. Solutions are never in it." }),
  })
  .meta({ title: "numkata course", description: "course.yaml: the settings of a course." });

/** The JSON Schema of course.yaml, for editors. */
export function courseJsonSchema(): object {
  return z.toJSONSchema(courseSchema, { io: "input", target: "draft-7" });
}

/** Text that means something. Whatever is no text is told in the same words: quotes alone would not mend it. */
function written<Meaning extends number | object>(meaningOf: (text: string) => Meaning | string) {
  return z
    .unknown()
    .transform((value, context) => {
      const meaning = meaningOf(typeof value === "string" ? value : "");
      if (typeof meaning !== "string") return meaning;
      context.addIssue({ code: "custom", message: meaning });
      return z.NEVER;
    })
    .meta({ type: "string" });
}
