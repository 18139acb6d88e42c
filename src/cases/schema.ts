import { z } from "zod";
import { caseStates } from "#kernel/case-state.ts";
import { placeKinds } from "#kernel/place.ts";
import type { DayLimits } from "./types.ts";

const moment = z.date().transform((date) => date.toTemporalInstant());

/** A row of the case table: the narrow words of `types.ts`, checked once on the way in. */
export const caseRowSchema = z.object({
  id: z.string(),
  code: z.string(),
  chatId: z.string(),
  state: z.enum(caseStates),
  level: z.enum(["normal", "urgent", "complex"]),
  kind: z.enum(["feedback", "proposal"]),
  text: z.string(),
  address: z.string().nullable(),
  placeKind: z.enum(placeKinds),
  wardId: z.string().nullable(),
  matterId: z.string().nullable(),
  agencyId: z.string(),
  agencyWhy: z.string(),
  handlerId: z.string().nullable(),
  hops: z.int(),
  reopens: z.int(),
  createdAt: moment,
  answeredAt: moment.nullable(),
  acceptDueAt: moment,
  answerDueAt: moment,
  deadlineVersion: z.int(),
  nextAlertAt: moment.nullable(),
  pausedAt: moment.nullable(),
  extendedAt: moment.nullable(),
  followerCount: z.int(),
});

/** Also a row of the table `deadline_policy`. */
export const deadlinePolicySchema = z
  .object({
    level: z.enum(["normal", "urgent", "complex"]),
    acceptMinutes: z.int().positive(),
    answerMinutes: z.int().positive().nullable(),
    answerDays: z.int().positive().nullable(),
    source: z.string(),
    confirmed: z.boolean(),
  })
  .refine(
    (policy) => (policy.answerMinutes === null) !== (policy.answerDays === null),
    "Give the time to answer either in working minutes or in working days.",
  );
export type DeadlinePolicyRow = z.infer<typeof deadlinePolicySchema>;

/** Also the row of the table `silence_policy`. */
export const silencePolicySchema = z
  .object({
    remindDays: z.int().positive(),
    closeDays: z.int().positive(),
    reopenDays: z.int().positive(),
    source: z.string(),
    confirmed: z.boolean(),
  })
  .refine(
    ({ remindDays, closeDays }) => remindDays < closeDays,
    "Remind before the case closes.",
  );
export type SilencePolicyRow = z.infer<typeof silencePolicySchema>;

/** A row of the table `day_limit`. */
export const dayLimitSchema = z.object({
  id: z.enum(["citizenReply", "extension"]),
  days: z.int().positive(),
  source: z.string(),
  confirmed: z.boolean(),
});
export type DayLimitRow = z.infer<typeof dayLimitSchema>;

/** All of them by name; throws when one is missing. */
export function dayLimitsOf(rows: readonly DayLimitRow[]): DayLimits {
  const days = Object.fromEntries(rows.map((row) => [row.id, row.days]));
  return z.object({ citizenReply: z.int(), extension: z.int() }).parse(days);
}

/** A line of the history, as far as a reader of it needs to know. */
export const caseEventRowSchema = z.object({
  at: moment,
  kind: z.string(),
  data: z.object({
    to: z.string().optional(),
    reason: z.string().optional(),
    reasonEn: z.string().optional(),
    /** Of a step the citizen asked for: where the case stood then, and what they named. */
    hop: z.int().optional(),
    claim: z.string().optional(),
    /** The officer who proposes to block the sender. */
    proposer: z.string().optional(),
    /** Of an alert. */
    policy: z.string().optional(),
    version: z.int().optional(),
    /** Of a step that can be undone: the state before. */
    was: z.enum(caseStates).optional(),
    /** Of an extension; and of "not solved", how often it was said. */
    until: z.string().optional(),
    reopens: z.int().optional(),
  }),
});
