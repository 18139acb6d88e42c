import { z } from "zod";
import { columns } from "./types.ts";

const moment = z.date().transform((date) => date.toTemporalInstant());

/** A row of the table `dossier`. */
export const dossierRowSchema = z.object({
  id: z.string(),
  code: z.string(),
  procedure: z.string(),
  agencyId: z.string(),
  servicePointCode: z.string().nullable(),
  handlerId: z.string().nullable(),
  state: z.string(),
  receivedAt: moment,
  dueAt: moment,
  doneAt: moment.nullable(),
  nextAlertAt: moment.nullable(),
  ratingToken: z.string().nullable(),
});

/** Rows of a batch are read one by one, so that each fault is named. */
export const batchSchema = z.object({
  dossiers: z
    .array(z.partialRecord(z.enum(columns), z.string().max(1_000).nullable()))
    .min(1)
    .max(1_000),
});

/** Also the row of the table `invitation_policy`. */
export const invitationPolicySchema = z.object({
  /** Within 30 days, for one person. */
  mostPerMonth: z.int().positive(),
  /** Days after the result. */
  withinDays: z.int().positive(),
  source: z.string(),
  confirmed: z.boolean(),
});
export type InvitationPolicyRow = z.infer<typeof invitationPolicySchema>;

/** A row of the table `dossier_import`. */
export const importRowSchema = z.object({
  id: z.string(),
  source: z.enum(["api", "upload", "folder", "command"]),
  name: z.string(),
  state: z.enum(["working", "imported", "refused"]),
  isSkipping: z.boolean(),
  at: moment,
  finishedAt: moment.nullable(),
  rows: z.int(),
  added: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  older: z.int(),
  faulty: z.int(),
});

/** A chat as `findOwnerChats` reads it. */
export const ownerChatSchema = z.object({
  chatId: z.string(),
  personId: z.string(),
  channel: z.string(),
  language: z.enum(["vi", "en"]),
  heardAt: moment.nullable(),
  isReachable: z.boolean(),
  isBlocked: z.boolean(),
  isOptedOut: z.boolean(),
  isStaff: z.boolean(),
});
