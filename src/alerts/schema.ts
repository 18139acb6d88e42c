import { z } from "zod";
import { nudgeReasons } from "#kernel/nudge-reason.ts";
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

/** An open case as the morning overview reads it. */
export const openCaseSchema = z.object({
  id: z.string(),
  code: z.string(),
  agencyId: z.string(),
  matterId: z.string().nullable(),
  handlerId: z.string().nullable(),
  state: z.enum(["submitted", "accepted"]),
  dueAt: moment,
  pausedAt: moment.nullable(),
  hasReply: z.boolean(),
});

const count = z.int().min(0);

/** The bars of a picture that is still to be drawn. */
export const barsSchema = z.array(
  z.object({ label: z.string(), late: count, today: count, later: count }),
);

/** A row of the ledger with the deadline it is about. */
export const ledgerRowSchema = z.object({
  policyId: z.string(),
  agencyId: z.string(),
  isBefore: z.boolean(),
  deadline: moment,
  state: z.string(),
  reason: z.enum(nudgeReasons).nullable(),
  toldAt: moment.nullable(),
  actedAt: moment.nullable(),
});
