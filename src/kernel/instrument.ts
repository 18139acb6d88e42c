/** A questionnaire as data: what is asked, on which scale, by whose authority and for how long. */
import { z } from "zod";

const words = z.object({ vi: z.string().min(1), en: z.string().min(1) });
const date = z.iso.date();

/** What a rating is about; a walk-in names neither a case nor a dossier and is a lower class of evidence. */
export const evidences = ["case", "dossier", "walkIn"] as const;
export type Evidence = (typeof evidences)[number];

export const scaleSchema = z.object({
  /** Worst first: the order of the buttons, and what a typed number counts. */
  levels: z.array(z.object({ value: z.int(), label: words })).min(2),
  /** Up to this value somebody is asked why. */
  lowUpTo: z.int(),
  /** From this value somebody is satisfied. */
  satisfiedFrom: z.int(),
  /** Of the sum of all criteria, best first; empty where there are none. */
  grades: z.array(z.object({ from: z.int(), name: words })),
});

export const reasonSchema = z.object({ id: z.string(), label: words });

export const criterionSchema = z.object({
  /** Stable: answers point at it. The same criterion has one id in every instrument that asks for it. */
  id: z.string(),
  /** As the authority words it. */
  wording: words,
  /** Whether the wording was read in a source, or is from memory. */
  confirmed: z.boolean(),
  /** How it is put to a person; null: the wording itself is. */
  question: words.nullable(),
});

const factor = z.object({ id: z.string(), name: words });

/** Also the column `definition` of the table `instrument`. */
export const instrumentSchema = z.object({
  id: z.string(),
  name: words,
  authority: z.string(),
  /** First and last day on which the authority prescribes it; null: none is set. */
  validFrom: date.nullable(),
  validTo: date.nullable(),
  /** What it is asked about where nothing else is named. */
  usedFor: z.array(z.enum(evidences)),
  scale: scaleSchema,
  factors: z.array(
    factor.extend({
      reasons: z.array(reasonSchema).min(4).max(6),
      criteria: z.array(criterionSchema).min(1),
    }),
  ),
});
export type Instrument = z.infer<typeof instrumentSchema>;
export type Factor = Instrument["factors"][number];
export type Criterion = Factor["criteria"][number];

/** All criteria in the order in which they are asked. */
export function criteriaOf({ factors }: Instrument): readonly Criterion[] {
  return factors.flatMap(({ criteria }) => criteria);
}

/** The factor a criterion belongs to; null: the instrument does not ask for it. */
export function factorOf({ factors }: Instrument, criterionId: string): Factor | null {
  const isIn = ({ criteria }: Factor) => criteria.some(({ id }) => id === criterionId);
  return factors.find(isIn) ?? null;
}

/** Low enough to ask why; no opinion is not. */
export function isLow({ scale }: Instrument, level: number | null): boolean {
  return level !== null && level <= scale.lowUpTo;
}

/**
 * What is asked about such a thing on a day: the instrument in force, else the one that ended last, because people go on
 * being asked until its successor is known; null: there is none.
 */
export function instrumentFor(
  instruments: Iterable<Instrument>,
  evidence: Evidence,
  day: Temporal.PlainDate,
): Instrument | null {
  const today = day.toString();
  const begun = [...instruments]
    .filter(({ usedFor }) => usedFor.includes(evidence))
    .filter(({ validFrom }) => validFrom === null || validFrom <= today)
    .sort((one, other) =>
      (one.validTo ?? "9999") < (other.validTo ?? "9999") ? 1 : -1,
    );
  const inForce = begun.find(({ validTo }) => validTo === null || validTo >= today);
  return inForce ?? begun[0] ?? null;
}
