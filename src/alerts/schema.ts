import { z } from "zod";
import { recipients } from "./types.ts";

export const alertPolicySchema = z.object({
  id: z.string(),
  level: z.enum(["normal", "urgent", "complex"]),
  deadline: z.enum(["accept", "answer"]),
  direction: z.enum(["before", "after"]),
  unit: z.enum(["minutes", "days", "percent"]),
  amount: z.int().min(0),
  agencyId: z.string().nullable().default(null),
  recipient: z.enum(recipients),
});

const moment = z.date().transform((date) => date.toTemporalInstant());

/** A waiting row of the table `nudge`. */
export const nudgeRowSchema = z.object({
  id: z.string(),
  caseId: z.string(),
  deadlineVersion: z.int(),
  policyId: z.string(),
  personId: z.string(),
  dueAt: moment,
  tellAt: moment,
});
