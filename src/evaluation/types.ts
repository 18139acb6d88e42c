/** A message whose right answer is known. */
export type Item = {
  readonly id: string;
  readonly text: string;
  readonly gate: string;
  /** What it is about: none where only the gate counts, two where it has two matters. */
  readonly matters: readonly string[];
  /** Who may receive it, the first recipient first. */
  readonly agencies: readonly string[];
  /** The ward the text names, else null. */
  readonly ward: string | null;
};

/** What a classifier said of a text; ids as in the catalogue, probabilities 0 to 1. */
export type Answer = {
  readonly gate: string;
  readonly matter: string | null;
  readonly top3: readonly { readonly matter: string; readonly p: number }[];
  readonly p: number;
  /** First who would receive it. */
  readonly agencies: readonly string[];
  readonly ward: string | null;
  readonly secondMatter: string | null;
  readonly decision: "route" | "ask" | "dispatch";
  readonly tookMs: number;
  /** Absent: no language model was asked about this text. */
  readonly asked?: Asked | undefined;
};

/** How asking a language model ended, and what it counted for it. */
export type Asked = {
  /** `answered`, else why the embedded answer stands: `timeout`, `refusal`, `truncated`, `schema`, `quote`. */
  readonly outcome: string;
  readonly promptTokens: number;
  /** Of those, read from the server's cache. */
  readonly cachedTokens: number;
  readonly outputTokens: number;
};

/** Per million tokens, in any one currency. */
export type Prices = { readonly prompt: number; readonly output: number };

export type Outcome = { readonly item: Item; readonly answer: Answer };

/** The same message as people type it. */
export const viewNames = ["asIs", "noDiacritics", "typos", "teencode"] as const;
export type ViewName = (typeof viewNames)[number];

/** All figures of a set of outcomes; null where there was nothing to measure. */
export type Figures = Readonly<Record<FigureName, number | null>>;

export const figureNames = [
  "top1",
  "top3",
  "field",
  "macroF1",
  "agency",
  "firstAgency",
  "ward",
  "gate",
  "ece",
  "coverageAt95",
  "routed",
  "routedRight",
  "secondFound",
  "secondFalse",
  "emergencyRecall",
  "emergencyPrecision",
  "grievanceRecall",
  "grievancePrecision",
  "cost",
] as const;
export type FigureName = (typeof figureNames)[number];

export type Interval = { readonly low: number; readonly high: number };

/** Precision and recall of one class; null where nothing was said or nothing was there. */
export type ClassFigures = {
  readonly name: string;
  readonly support: number;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number;
};

/** How often `said` stood for what was `truly` so. */
export type Confusion = {
  readonly truly: string;
  readonly said: string;
  readonly count: number;
};

/** Messages whose probability fell into one of the bins, with their mean and how many were right. */
export type Bin = {
  readonly count: number;
  readonly meanP: number;
  readonly right: number;
};

/** Somebody's wish in the console that a classifier be judged on the frozen set. */
export type EvaluationOrder = {
  readonly id: string;
  readonly classifier: string;
  readonly at: Temporal.Instant;
  readonly state: "open" | "done" | "failed";
  readonly answered: number;
  readonly total: number;
  /** The code of an error; null: none. */
  readonly failure: string | null;
};
