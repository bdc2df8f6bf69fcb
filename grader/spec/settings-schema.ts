// What exercise.yaml and course.yaml both say, in one form.

import * as z from "zod";
import { CREDITS, DEFAULT_LIMITS, DEFAULT_TOLERANCE } from "../domain/exercise.ts";

/** The longest and the smallest that a course may ask of a machine. */
const MAX_TIMEOUT_MS = 600_000;
const MIN_MEMORY_MIB = 64;
const MAX_MEMORY_MIB = 16_384;
const MAX_RUNS = 1000;

/** Text that reads as one line however it is wrapped in the file. */
export const line = z
  .string()
  .overwrite((text) => text.replaceAll(/\s+/gu, " ").trim())
  .min(1);

/** Text whose lines and indentation count. */
export const prose = z.string().trim().min(1);

export const toleranceSchema = z
  .strictObject({
    rtol: z
      .number()
      .min(0)
      .optional()
      .meta({
        description: `Relative: how far off, as a part of the expected value. Without it, ${DEFAULT_TOLERANCE.rtol}.`,
      }),
    atol: z
      .number()
      .min(0)
      .optional()
      .meta({ description: `Absolute: how far off near zero. Without it, ${DEFAULT_TOLERANCE.atol}.` }),
  })
  .meta({ description: "How close a number must be: |actual - expected| <= max(atol, rtol * |expected|)." });

export const limitsSchema = z
  .strictObject({
    timeoutMs: z
      .number()
      .positive()
      .max(MAX_TIMEOUT_MS)
      .optional()
      .meta({ description: `How long one call may take, in milliseconds. Without it, ${DEFAULT_LIMITS.timeoutMs}.` }),
    memoryMiB: z
      .int()
      .min(MIN_MEMORY_MIB)
      .max(MAX_MEMORY_MIB)
      .optional()
      .meta({ description: `How much memory it may use, in MiB. Without it, ${DEFAULT_LIMITS.memoryMiB}.` }),
  })
  .meta({ description: "What one call may use." });

export const runsSchema = z.int().min(1).max(MAX_RUNS).optional();

export const creditSchema = z.literal([...CREDITS]).optional();
