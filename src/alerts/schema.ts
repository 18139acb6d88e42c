import { z } from "zod";

export const alertPolicySchema = z.object({
  id: z.string(),
  level: z.enum(["normal", "urgent", "complex"]),
  deadline: z.enum(["accept", "answer"]),
  direction: z.enum(["before", "after"]),
  unit: z.enum(["minutes", "days", "percent"]),
  amount: z.int().min(0),
  agencyId: z.string().nullable().default(null),
  recipient: z.enum(["officer", "head"]),
});
