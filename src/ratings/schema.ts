import { z } from "zod";
import {
  criterionSchema,
  evidences,
  type Instrument,
  instrumentSchema,
  reasonSchema,
  scaleSchema,
} from "#kernel/instrument.ts";

const bilingual = instrumentSchema.shape.name;

/** The file of instruments: scales, reasons and factors once, and who uses which. */
export const instrumentsSeedSchema = z
  .object({
    scales: z.record(z.string(), scaleSchema),
    reasons: z.record(z.string(), z.array(reasonSchema)),
    factors: z.record(
      z.string(),
      z.object({
        id: z.string(),
        name: bilingual,
        reasons: z.string(),
        criteria: z.array(criterionSchema),
      }),
    ),
    instruments: z.array(
      instrumentSchema.extend({ scale: z.string(), factors: z.array(z.string()) }),
    ),
  })
  .transform(({ scales, reasons, factors, instruments }): Instrument[] =>
    instruments.map((one) => {
      const named = one.factors.map((key) => factors[key]);
      return instrumentSchema.parse({
        ...one,
        scale: scales[one.scale],
        factors: named.map((factor) => ({
          ...factor,
          reasons: reasons[factor?.reasons ?? ""],
        })),
      });
    }),
  );

const moment = z.date().transform((date) => date.toTemporalInstant());

/** A row of the table `rating` with its answers and photos. */
export const ratingRowSchema = z
  .object({
    id: z.string(),
    instrumentId: z.string(),
    evidence: z.enum(evidences),
    caseId: z.string().nullable(),
    dossierId: z.string().nullable(),
    servicePointCode: z.string().nullable(),
    agencyId: z.string(),
    procedure: z.string().nullable(),
    chatId: z.string().nullable(),
    finishedAt: moment.nullable(),
    comment: z.string().nullable(),
    answers: z.array(
      z.object({
        criterionId: z.string(),
        level: z.int().nullable(),
        reasonId: z.string().nullable(),
        words: z.string().nullable(),
      }),
    ),
    media: z.array(z.object({ mediaId: z.string() })),
  })
  .transform(({ media, ...row }) => ({
    ...row,
    mediaIds: media.map(({ mediaId }) => mediaId),
  }));

/** A row of the table `rating` that carries a flag, with its levels and where it was given. */
export const flaggedRowSchema = z
  .object({
    id: z.string(),
    evidence: z.enum(evidences),
    flag: z.enum(["chat", "burst"]),
    agencyId: z.string(),
    servicePoint: z.object({ name: z.string() }).nullable(),
    procedure: z.string().nullable(),
    channel: z.string(),
    startedAt: moment,
    excludedAt: moment.nullable(),
    excludedBy: z.string().nullable(),
    excludedReason: z.string().nullable(),
    answers: z.array(z.object({ level: z.int().nullable() })),
  })
  .transform(
    ({ servicePoint, excludedAt, excludedBy, excludedReason, answers, ...row }) => ({
      ...row,
      servicePoint: servicePoint?.name ?? null,
      levels: answers.map(({ level }) => level),
      exclusion:
        excludedAt === null
          ? null
          : { at: excludedAt, by: excludedBy ?? "", reason: excludedReason ?? "" },
    }),
  );
