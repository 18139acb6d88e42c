import { z } from "zod";
import { purposes } from "#kernel/purpose.ts";

export const purposeSchema = z.enum(purposes);

const days = z.int().positive();

/** Also the row of the table `retention_policy`; all periods in days. */
export const retentionPolicySchema = z.object({
  /** Of a raw update that was handled. */
  updateDays: days,
  /** Of one that was set aside, for somebody to look at. */
  asideDays: days,
  /** Of a file that no case holds. */
  looseMediaDays: days,
  /** Of a draft nobody goes on with. */
  draftDays: days,
  /** Of the words of messages, and of the lines of a web chat. */
  textDays: days,
  source: z.string(),
  confirmed: z.boolean(),
});
export type RetentionPolicyRow = z.infer<typeof retentionPolicySchema>;
