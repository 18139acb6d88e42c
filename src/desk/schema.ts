import { z } from "zod";

const moment = z.date().transform((date) => date.toTemporalInstant());

export const deskRowSchema = z.object({
  id: z.string(),
  code: z.string(),
  state: z.string(),
  matterId: z.string().nullable(),
  address: z.string().nullable(),
  wardId: z.string().nullable(),
  dueAt: moment,
  isLate: z.boolean(),
});

export const deskCountsSchema = z.object({
  open: z.int(),
  mine: z.int(),
  today: z.int(),
  late: z.int(),
  waiting: z.int(),
});

export const threadRowSchema = z.object({
  at: moment,
  kind: z.enum(["asked", "replied", "noted", "answered"]),
  data: z.object({ text: z.string() }),
});

/** The file of general templates, and a row of `answer_template` without its id. */
export const templatesSeedSchema = z.array(
  z.object({ name: z.string().max(20), text: z.string() }),
);
export type TemplateSeed = z.infer<typeof templatesSeedSchema>[number];

/** Whether an answer needs a photo or a document, for matters that stand somewhere and others. */
export const proofPolicySchema = z.object({
  physical: z.boolean(),
  policy: z.enum(["required", "asked", "none"]),
  source: z.string(),
  confirmed: z.boolean(),
});
export type ProofPolicyRow = z.infer<typeof proofPolicySchema>;
export type Proof = ProofPolicyRow["policy"];
