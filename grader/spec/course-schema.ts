// The format of course.yaml: the one definition that parsing checks against and that the JSON Schema for editors is made
// from.

import * as z from "zod";
import { DEFAULTS } from "../domain/exercise.ts";
import { SANDBOX_MODES } from "../domain/sandbox-mode.ts";
import { creditSchema, limitsSchema, line, prose, runsSchema, toleranceSchema } from "./settings-schema.ts";

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
