import { z } from "zod";

/** What an index should reach, as the file of policies has it. */
export const targetSchema = z.object({
  id: z.string(),
  criterionId: z.string().nullable(),
  agencyId: z.string().nullable(),
  percent: z.int().min(1).max(100),
  from: z.iso.date(),
  to: z.iso.date(),
  source: z.string(),
  confirmed: z.boolean(),
});

const day = z.date().transform((date) => date.toISOString().slice(0, 10));

/** A row of the table `index_target`. */
export const targetRowSchema = targetSchema.extend({ from: day, to: day });
