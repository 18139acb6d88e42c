import type { Evidence } from "#kernel/instrument.ts";

/** A span of time, its end not included, of one agency or of all. */
export type IndexPeriod = {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly agencyId: string | null;
};

/** How often one level was answered to one criterion; level null: no opinion. */
export type AnswerCount = {
  readonly agencyId: string;
  readonly evidence: Evidence;
  readonly instrumentId: string;
  readonly criterionId: string;
  readonly level: number | null;
  readonly count: number;
};

/** The same of dossiers and cases, by where they were handled; null: it is not known. */
export type PlaceCount = Omit<AnswerCount, "evidence"> & {
  readonly procedure: string | null;
  readonly servicePoint: string | null;
};

/** The same by the Monday of its week, on the city's clock: `"2026-11-16"`. */
export type WeekCount = Omit<AnswerCount, "agencyId" | "evidence"> & {
  readonly week: string;
};

/** Why answers were low, with how many said so. */
export type ReasonCount = {
  readonly agencyId: string;
  readonly instrumentId: string;
  readonly criterionId: string;
  readonly reasonId: string;
  readonly count: number;
};

/** Answers to one criterion: `n` had an opinion, `noOpinion` stand beside them and count nowhere. */
export type Tally = {
  readonly criterionId: string;
  readonly satisfied: number;
  readonly n: number;
  readonly noOpinion: number;
};

/** A share of answers, with its interval. */
export type Rate = {
  readonly satisfied: number;
  readonly n: number;
  /** How many people stand behind it at least: somebody's four answers are one person's word. */
  readonly people: number;
  /** Part of one, and its Wilson interval of 95 % over the people; null: hidden, fewer than 30 people. */
  readonly shown: {
    readonly share: number;
    readonly low: number;
    readonly high: number;
  } | null;
};

/** `change` in points of a hundred; `same`: chance alone may explain it. */
export type Trend =
  | { readonly kind: "tooFew" }
  | {
      readonly kind: "up" | "down" | "same";
      readonly change: number;
      readonly z: number;
    };

/** What one part does to the whole, in points of a hundred: the parts' points sum up to nought. */
export type Contribution = {
  /** Null: all parts with fewer than 30 people together. */
  readonly id: string | null;
  readonly rate: Rate;
  readonly points: number;
};

export const lights = ["green", "amber", "red", "unknown"] as const;
export type Light = (typeof lights)[number];

/** What is to be reached; null: in every criterion, at every agency. Days as `"2026-12-31"`, both counted. */
export type Target = {
  readonly id: string;
  readonly criterionId: string | null;
  readonly agencyId: string | null;
  readonly percent: number;
  readonly from: string;
  readonly to: string;
  readonly source: string;
  readonly confirmed: boolean;
};

/** Cases or dossiers whose time ended in a period, and what speaks against each. */
export type OutcomeCounts = {
  readonly agencyId: string;
  readonly total: number;
  readonly late: number;
  readonly dissatisfied: number;
  /** Of cases: opened again because the result was none. */
  readonly reReported: number;
  /** At least one of the three: somebody late and dissatisfied is taken off once. */
  readonly against: number;
  /** Of cases about regulations and the conduct of offices: all, and those answered in time. */
  readonly onRegulations: number;
  readonly onRegulationsOnTime: number;
};

/** What somebody wrote with a rating, as typed. */
export type Remark = {
  readonly agencyId: string;
  readonly text: string;
  readonly isLow: boolean;
  readonly at: Temporal.Instant;
};
