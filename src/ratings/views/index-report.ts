/** The indices of a period: the four feedback criteria first, by agency and what moves them, then every other form. */
import type { Evidence, Instrument } from "#kernel/instrument.ts";
import {
  compareRates,
  contributionsOf,
  emptyTally,
  FEEDBACK_CRITERIA,
  meanOf,
  rateOf,
  tallyAnswers,
} from "#ratings/rules.ts";
import type {
  AnswerCount,
  Contribution,
  PlaceCount,
  Rate,
  Tally,
  Trend,
} from "#ratings/types/indices.ts";

export type Instruments = ReadonlyMap<string, Instrument>;

export type CriterionLine = {
  readonly id: string;
  readonly rate: Rate;
  readonly noOpinion: number;
  readonly before: Rate;
  readonly trend: Trend;
};

export type AgencyLine = {
  readonly id: string;
  readonly rate: Rate;
  readonly trend: Trend;
  /** In the order of the four. */
  readonly criteria: readonly Rate[];
};

export type FeedbackIndex = {
  readonly criteria: readonly CriterionLine[];
  readonly rate: Rate;
  readonly mean: number | null;
  readonly before: Rate;
  readonly trend: Trend;
  /** Where the answers come from; both are in the index, walk-ins are not. */
  readonly byEvidence: readonly { readonly evidence: Evidence; readonly rate: Rate }[];
  /** Whoever has most people first. */
  readonly agencies: readonly AgencyLine[];
  readonly moves: Readonly<Record<Dimension, readonly Contribution[]>>;
};

export const dimensions = ["criterion", "agency", "procedure", "counter"] as const;
export type Dimension = (typeof dimensions)[number];

export function feedbackIndexOf(
  given: {
    readonly now: readonly AnswerCount[];
    readonly before: readonly AnswerCount[];
    readonly places: readonly PlaceCount[];
  },
  instruments: Instruments,
): FeedbackIndex {
  const now = given.now.filter(isFeedback);
  const before = given.before.filter(isFeedback);
  const of = (rows: readonly AnswerCount[]) => rateOf(tallyAnswers(rows, instruments));
  const [rate, was] = [of(now), of(before)];
  return {
    criteria: FEEDBACK_CRITERIA.map((id) =>
      criterionLine(id, { now, before }, instruments),
    ),
    rate,
    mean: meanOf(feedbackTallies(now, instruments)),
    before: was,
    trend: compareRates(was, rate),
    byEvidence: (["dossier", "case"] as const).map((evidence) => ({
      evidence,
      rate: of(now.filter((row) => row.evidence === evidence)),
    })),
    agencies: agencyLines({ now, before }, instruments),
    moves: movesOf(now, given.places, instruments),
  };
}

/** The four tallies, also of a criterion nobody answered. */
export function feedbackTallies(
  rows: readonly Omit<AnswerCount, "agencyId" | "evidence">[],
  instruments: Instruments,
): Tally[] {
  const tallies = tallyAnswers(rows, instruments);
  return FEEDBACK_CRITERIA.map(
    (id) => tallies.find(({ criterionId }) => criterionId === id) ?? emptyTally(id),
  );
}

export function isFeedback({ evidence, criterionId }: AnswerCount): boolean {
  const four: readonly string[] = FEEDBACK_CRITERIA;
  return evidence !== "walkIn" && four.includes(criterionId);
}

type Spans = {
  readonly now: readonly AnswerCount[];
  readonly before: readonly AnswerCount[];
};

function criterionLine(
  id: string,
  { now, before }: Spans,
  instruments: Instruments,
): CriterionLine {
  const tallyOf = (rows: readonly AnswerCount[]) =>
    tallyAnswers(
      rows.filter(({ criterionId }) => criterionId === id),
      instruments,
    );
  const tallies = tallyOf(now);
  const [rate, was] = [rateOf(tallies), rateOf(tallyOf(before))];
  const noOpinion = tallies[0]?.noOpinion ?? 0;
  return { id, rate, noOpinion, before: was, trend: compareRates(was, rate) };
}

function agencyLines({ now, before }: Spans, instruments: Instruments): AgencyLine[] {
  const was = Map.groupBy(before, ({ agencyId }) => agencyId);
  return [...Map.groupBy(now, ({ agencyId }) => agencyId)]
    .map(([id, rows]) => {
      const tallies = feedbackTallies(rows, instruments);
      const rate = rateOf(tallies);
      const earlier = rateOf(feedbackTallies(was.get(id) ?? [], instruments));
      return {
        id,
        rate,
        trend: compareRates(earlier, rate),
        criteria: tallies.map((tally) => rateOf([tally])),
      };
    })
    .sort(
      (one, other) =>
        other.rate.people - one.rate.people || (one.id < other.id ? -1 : 1),
    );
}

function movesOf(
  rows: readonly AnswerCount[],
  places: readonly PlaceCount[],
  instruments: Instruments,
): FeedbackIndex["moves"] {
  const by = <R extends Omit<AnswerCount, "evidence">>(
    all: readonly R[],
    keyOf: (row: R) => string | null,
  ) =>
    contributionsOf(
      [...Map.groupBy(all, keyOf)].flatMap(([id, own]) =>
        id === null ? [] : [{ id, tallies: tallyAnswers(own, instruments) }],
      ),
    );
  return {
    criterion: by(rows, ({ criterionId }) => criterionId),
    agency: by(rows, ({ agencyId }) => agencyId),
    procedure: by(places, ({ procedure }) => procedure),
    counter: by(places, ({ servicePoint }) => servicePoint),
  };
}
