import type { GateId } from "#classification/types.ts";

/** What a language model said of a text; ids are of the list it was given. */
export type ModelReading = {
  readonly gate: GateId;
  /** Null: none of the list. */
  readonly matterId: string | null;
  readonly secondMatterId: string | null;
  /** Noted for comparison; its word alone raises no case. */
  readonly isUrgent: boolean;
  /** Probability of the tokens of the matter's id (or of the null), 0 to 1; null where the server gives none. */
  readonly tokenP: number | null;
};

/** Why a language model that was asked is not heeded. */
export const modelFailures = [
  /** No whole answer within the deadline. */
  "timeout",
  /** HTTP 429. */
  "rateLimited",
  /** No connection, HTTP 4xx or 5xx. */
  "error",
  "refusal",
  /** It ran into `maxTokens`. */
  "truncated",
  /** No JSON, another shape, or an id that is not in the list. */
  "schema",
  /** What it gives as evidence does not stand in the message. */
  "quote",
] as const;
export type ModelFailure = (typeof modelFailures)[number];

/** Why a language model was not asked although one is set up. */
export const whyNotAsked = [
  /** The emergency card does not wait for anybody. */
  "emergency",
  /** Tố cáo, tố giác: who accuses whom does not leave the process. */
  "withheld",
  /** No letter, no digit. */
  "unreadable",
  /** It has just failed several times in a row. */
  "breaker",
  /** The tokens of the day are used up. */
  "budget",
  /** Too many messages wait for it. */
  "busy",
  /** Nobody had time for it before the citizen had waited long enough. */
  "late",
] as const;
export type WhyNotAsked = (typeof whyNotAsked)[number];

/** How a reading ended: the model's answer stands, or why the embedded one does. */
export type Outcome = "answered" | ModelFailure | WhyNotAsked;

export type TokenUse = {
  readonly prompt: number;
  /** Of the prompt, read from the server's cache. */
  readonly cached: number;
  readonly output: number;
};

/** The end of one call; `use` is null where the server never said what it counted. */
export type ModelAnswer = {
  readonly use: TokenUse | null;
  readonly tookMs: number;
} & (
  | { readonly outcome: "answered"; readonly reading: ModelReading }
  | { readonly outcome: ModelFailure }
);
