/** Every form by itself: its factors and criteria, walk-ins apart from everybody else. */
import type { Instrument } from "#kernel/instrument.ts";
import { MIN_SHOWN } from "#kernel/statistics.ts";
import {
  emptyTally,
  FEEDBACK_CRITERIA,
  meanOf,
  rateOf,
  tallyAnswers,
} from "#ratings/rules.ts";
import type { AnswerCount, Rate, Tally } from "#ratings/types/indices.ts";
import type { Instruments } from "./index-report.ts";

export type Section = {
  readonly instrument: Instrument;
  /** Given at a counter, without a dossier or a case: a lower class of evidence. */
  readonly isWalkIn: boolean;
  readonly factors: readonly {
    readonly id: string;
    readonly rate: Rate;
    readonly criteria: readonly {
      readonly id: string;
      readonly rate: Rate;
      readonly noOpinion: number;
    }[];
  }[];
  readonly rate: Rate;
  readonly mean: number | null;
  readonly points: Points | null;
};

/** The sum of the mean points of all criteria, and its grade (NĐ 61/2018/NĐ-CP); null: fewer than 30 people. */
export type Points = {
  readonly sum: number;
  readonly most: number;
  readonly grade: string;
} | null;

/** Of forms that only ask for the four feedback criteria there is no section: they have their own place. */
export function sectionsOf(
  rows: readonly AnswerCount[],
  instruments: Instruments,
): Section[] {
  const groups = Map.groupBy(rows, ({ instrumentId, evidence }) =>
    JSON.stringify([instrumentId, evidence === "walkIn"]),
  );
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    const instrument = instruments.get(first?.instrumentId ?? "");
    if (first === undefined || instrument === undefined) return [];
    const isWalkIn = first.evidence === "walkIn";
    return !isWalkIn && isOnlyFeedback(instrument)
      ? []
      : [sectionOf(own, instrument, isWalkIn)];
  });
}

function isOnlyFeedback({ factors }: Instrument): boolean {
  const four: readonly string[] = FEEDBACK_CRITERIA;
  return factors.every(({ criteria }) => criteria.every(({ id }) => four.includes(id)));
}

function sectionOf(
  rows: readonly AnswerCount[],
  instrument: Instrument,
  isWalkIn: boolean,
): Section {
  const tallies = tallyAnswers(rows, new Map([[instrument.id, instrument]]));
  const tallyOf = (id: string): Tally =>
    tallies.find(({ criterionId }) => criterionId === id) ?? emptyTally(id);
  const factors = instrument.factors.map(({ id, criteria }) => ({
    id,
    rate: rateOf(criteria.map((criterion) => tallyOf(criterion.id))),
    criteria: criteria.map((criterion) => {
      const tally = tallyOf(criterion.id);
      return { id: criterion.id, rate: rateOf([tally]), noOpinion: tally.noOpinion };
    }),
  }));
  const rate = rateOf(tallies);
  const points = pointsOf(rows, instrument);
  return { instrument, isWalkIn, factors, rate, mean: meanOf(tallies), points };
}

/** Null also where one indicator alone has fewer than 30 answers: a sum without it would be another sum. */
export function pointsOf(
  rows: readonly AnswerCount[],
  { scale, factors }: Instrument,
): Points {
  if (scale.grades.length === 0) return null;
  const criteria = factors.flatMap((factor) => factor.criteria);
  const tops = scale.levels.map(({ value }) => value);
  let sum = 0;
  for (const { id } of criteria) {
    const own = rows.filter((row) => row.criterionId === id && row.level !== null);
    const n = own.reduce((all, { count }) => all + count, 0);
    if (n < MIN_SHOWN) return null;
    sum += own.reduce((all, { level, count }) => all + (level ?? 0) * count, 0) / n;
  }
  const grade = scale.grades.find(({ from }) => sum >= from)?.name.vi ?? "";
  return { sum, most: Math.max(...tops) * criteria.length, grade };
}
