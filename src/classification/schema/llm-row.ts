import { z } from "zod";
import { modelFailures, whyNotAsked } from "#classification/types/language-model.ts";
import { gateIds } from "#classification/types.ts";

/** The column `llm_answer.outcome`. */
export const outcomeSchema = z.enum(["answered", ...modelFailures, ...whyNotAsked]);

/** The columns of `llm_answer` that hold what a model said. */
export const storedReadingSchema = z.object({
  gate: z.enum(gateIds),
  matterId: z.string().nullable(),
  secondMatterId: z.string().nullable(),
  isUrgent: z.boolean(),
  tokenP: z.number().nullable(),
});
