import { z } from "zod";
import type { Target } from "./driver.ts";

/** Something that takes updates by webhook and answers the people. */
export type Subject = {
  readonly target: Target;
  /** Begins to handle what is stored. */
  readonly work: () => void;
  /** Stops that, and forgets what was only stored. */
  readonly rest: () => Promise<void>;
  /** Resolves when everything is handled and answered. */
  readonly untilIdle: () => Promise<void>;
  /** Milliseconds from an update to its answer, since it last began to work; null: it does not know. */
  readonly replyWaits: () => Promise<ReplyWaits | null>;
  readonly close: () => Promise<void>;
};

export const replyWaits = z.object({ p50: z.number(), p95: z.number() });
export type ReplyWaits = z.infer<typeof replyWaits>;

export const subjectNames = [
  "grammY echo",
  "telegraf echo",
  "raw SQL on PostgreSQL",
  "Lắng Nghe on PGlite",
  "Lắng Nghe on PostgreSQL",
] as const;
export type SubjectName = (typeof subjectNames)[number];

/** What a subject's process is told at its start. */
export const orders = z.object({
  name: z.enum(subjectNames),
  databaseUrl: z.string(),
  apiRoot: z.string(),
});
export type Orders = z.infer<typeof orders>;
