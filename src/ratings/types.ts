import type { Evidence } from "#kernel/instrument.ts";

/** What is rated; the case or dossier is rated once, whoever asks. */
export type RatedThing = {
  readonly evidence: Evidence;
  readonly caseId: string | null;
  readonly dossierId: string | null;
  readonly servicePointCode: string | null;
  readonly agencyId: string;
  /** Of a dossier. */
  readonly procedure: string | null;
};

export type NewRating = RatedThing & {
  readonly instrumentId: string;
  readonly chatId: string;
  readonly channel: string;
  readonly flag: Flag | null;
};

/** Why a rating looks odd: many by one person in a day, or many at one counter in minutes. A browser is a chat of its own. */
export type Flag = "chat" | "burst";

export type RatingAnswer = {
  readonly criterionId: string;
  /** A value of the instrument's scale; null is no opinion and counts nowhere. */
  readonly level: number | null;
  /** Why it is low: one of the factor's reasons. */
  readonly reasonId: string | null;
  /** Why it is low, in the person's own words. */
  readonly words: string | null;
};

export type StoredRating = {
  readonly id: string;
  readonly instrumentId: string;
  readonly evidence: Evidence;
  readonly caseId: string | null;
  readonly dossierId: string | null;
  readonly servicePointCode: string | null;
  readonly agencyId: string;
  readonly procedure: string | null;
  readonly chatId: string | null;
  readonly finishedAt: Temporal.Instant | null;
  readonly comment: string | null;
  readonly answers: readonly RatingAnswer[];
  readonly mediaIds: readonly string[];
};

/** One that looks odd, as the console lists it. */
export type FlaggedRating = {
  readonly id: string;
  readonly evidence: Evidence;
  readonly flag: Flag;
  readonly agencyId: string;
  readonly servicePoint: string | null;
  readonly procedure: string | null;
  readonly channel: string;
  readonly startedAt: Temporal.Instant;
  readonly levels: readonly (number | null)[];
  readonly exclusion: {
    readonly at: Temporal.Instant;
    readonly by: string;
    readonly reason: string;
  } | null;
};
