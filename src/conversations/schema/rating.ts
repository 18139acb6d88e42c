/** A rating in hand, and its buttons. */
import { z } from "zod";

const bilingual = z.object({ vi: z.string(), en: z.string() });

/** What is rated, as a button or a link names it. */
export const subjectSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("case"), caseId: z.string() }),
  z.object({ kind: z.literal("dossier"), dossierId: z.string() }),
  /** The code of a counter: a walk-in. */
  z.object({ kind: z.literal("point"), code: z.string() }),
]);

export const ratingTaskSchema = z.object({
  kind: z.literal("rating"),
  ratingId: z.string(),
  instrumentId: z.string(),
  /** What is rated, as people say it. */
  name: bilingual,
  /** The criterion that is asked about, or was asked about last. */
  asked: z.string(),
  /** Its level, why that is low, or at the end what there is to add. */
  stage: z.enum(["level", "why", "comment"]),
  /** Factors for which "why" was asked: once each. */
  explained: z.array(z.string()),
});

const ratingId = z.string();
const criterionId = z.string();

export const ratingActions = [
  z.object({
    kind: z.literal("beginRating"),
    subject: subjectSchema,
    /** Null: the one in force for such a thing. */
    instrumentId: z.string().nullable(),
  }),
  /** Not now; the invitation stays. */
  z.object({
    kind: z.literal("postponeRating"),
    subject: subjectSchema,
    instrumentId: z.string().nullable(),
  }),
  /** Whether the person wants to be invited to rate. */
  z.object({ kind: z.literal("invitations"), wanted: z.boolean() }),
  z.object({
    kind: z.literal("rate"),
    ratingId,
    criterionId,
    /** A value of the instrument's scale; null is no opinion. */
    level: z.int().nullable(),
  }),
  z.object({
    kind: z.literal("rateReason"),
    ratingId,
    criterionId,
    /** Null: not said. */
    reasonId: z.string().nullable(),
  }),
  z.object({
    kind: z.literal("rating"),
    ratingId,
    verb: z.enum(["stop", "done", "complain", "leaveIt"]),
  }),
] as const;
