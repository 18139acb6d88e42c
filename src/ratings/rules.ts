/** Decides how counted answers become indices: rates and pooled indices, trends, what moves them, forecasts, lights. */
import type { Instrument } from "#kernel/instrument.ts";
import { MIN_SHOWN, wilson } from "#kernel/statistics.ts";
import type {
  AnswerCount,
  Contribution,
  Light,
  Rate,
  Tally,
  Trend,
} from "./types/indices.ts";

/** The feedback factor of SIPAS (QĐ 2640/QĐ-BNV, criteria 19 to 22): what the city's plan is about. */
export const FEEDBACK_CRITERIA = [
  "sipas-2017:19",
  "sipas-2017:20",
  "sipas-2017:21",
  "sipas-2017:22",
] as const;

/** The normal quantile of 97.5 %. */
const Z = 1.959964;
/** The error a sample may have (QĐ 1383/QĐ-BNV). */
const SAMPLE_ERROR = 0.05;

type Counted = Pick<AnswerCount, "instrumentId" | "criterionId" | "level" | "count">;

/** One tally for each criterion, in the order they are met; satisfied is what the scale of its instrument says. */
export function tallyAnswers(
  rows: readonly Counted[],
  instruments: ReadonlyMap<string, Instrument>,
): Tally[] {
  const tallies = new Map<string, Tally>();
  for (const { instrumentId, criterionId, level, count } of rows) {
    const from = instruments.get(instrumentId)?.scale.satisfiedFrom;
    if (from === undefined) continue;
    const sum = tallies.get(criterionId) ?? emptyTally(criterionId);
    const n = level === null ? 0 : count;
    tallies.set(criterionId, {
      criterionId,
      satisfied: sum.satisfied + (level !== null && level >= from ? count : 0),
      n: sum.n + n,
      noOpinion: sum.noOpinion + count - n,
    });
  }
  return [...tallies.values()];
}

export function emptyTally(criterionId: string): Tally {
  return { criterionId, satisfied: 0, n: 0, noOpinion: 0 };
}

/**
 * Satisfied answers of all criteria over all their answers: of one criterion its rate, of several the pooled index
 * (domain.md §1.3: the published figures are pooled, not the mean of means). Tallies of one criterion from several
 * agencies are summed up first, so that merging agencies is pooling their counts. The interval and what is hidden go
 * by people, because one person's four answers are no four people: of as many as answered the most answered criterion.
 */
export function rateOf(tallies: readonly Tally[]): Rate {
  const perCriterion = new Map<string, number>();
  let satisfied = 0;
  let n = 0;
  for (const tally of tallies) {
    satisfied += tally.satisfied;
    n += tally.n;
    const before = perCriterion.get(tally.criterionId) ?? 0;
    perCriterion.set(tally.criterionId, before + tally.n);
  }
  const people = Math.max(0, ...perCriterion.values());
  if (people < MIN_SHOWN) return { satisfied, n, people, shown: null };
  const share = satisfied / n;
  return { satisfied, n, people, shown: { share, ...wilson(share * people, people) } };
}

/** The mean of the criteria's own rates, as a second view; null: one of them is hidden, or there is none. */
export function meanOf(tallies: readonly Tally[]): number | null {
  const shares = tallies.map((tally) => rateOf([tally]).shown?.share ?? null);
  const sum = shares.reduce<number | null>(
    (all, share) => (all === null || share === null ? null : all + share),
    0,
  );
  return sum === null || shares.length === 0 ? null : sum / shares.length;
}

/** How many answers a survey of so many people wants: n = N / (1 + N·e²), e = 5 % (QĐ 1383/QĐ-BNV). */
export function sampleSize(population: number): number {
  return Math.round(population / (1 + population * SAMPLE_ERROR ** 2));
}

/** Two periods compared by the two-proportion z test over their people, at 5 %. */
export function compareRates(before: Rate, after: Rate): Trend {
  if (before.shown === null || after.shown === null) return { kind: "tooFew" };
  const [was, is] = [before.shown.share, after.shown.share];
  const both = before.people + after.people;
  const pooled = (was * before.people + is * after.people) / both;
  const error = Math.sqrt(
    pooled * (1 - pooled) * (1 / before.people + 1 / after.people),
  );
  const z = error === 0 ? 0 : (is - was) / error;
  const change = (is - was) * 100;
  const kind = Math.abs(z) <= Z ? "same" : z > 0 ? "up" : "down";
  return { kind, change, z };
}

/**
 * What each part does to the whole: its weight times the gap between it and the whole, in points; whoever pulls down
 * most comes first. Parts with fewer than 30 people are told together; empty: the whole itself is hidden.
 */
export function contributionsOf(
  parts: readonly { readonly id: string; readonly tallies: readonly Tally[] }[],
): Contribution[] {
  const whole = rateOf(parts.flatMap(({ tallies }) => tallies));
  if (whole.shown === null) return [];
  const { share } = whole.shown;
  const told = parts.map(({ id, tallies }) => ({ id, tallies, rate: rateOf(tallies) }));
  const small = told.filter(({ rate }) => rate.shown === null && rate.n > 0);
  const rest = small.flatMap(({ tallies }) => tallies);
  const all: readonly Pick<Contribution, "id" | "rate">[] = [
    ...told.filter(({ rate }) => rate.shown !== null),
    ...(small.length === 0 ? [] : [{ id: null, rate: rateOf(rest) }]),
  ];
  return all
    .map(({ id, rate }) => ({
      id,
      rate,
      points: ((rate.satisfied - rate.n * share) / whole.n) * 100,
    }))
    .sort((one, other) => one.points - other.points);
}

export type Forecast = {
  readonly share: number;
  readonly low: number;
  readonly high: number;
};

/**
 * Where an index will stand at the end of its plan: what is there, and for the days left as many answers a day, as good,
 * as lately; both with their intervals. Null: too few people so far, or lately.
 */
export function forecastOf(given: {
  readonly soFar: Rate;
  readonly recent: Rate;
  readonly recentDays: number;
  readonly daysLeft: number;
}): Forecast | null {
  const { soFar, recent, recentDays, daysLeft } = given;
  if (soFar.shown === null) return null;
  if (daysLeft <= 0) return soFar.shown;
  if (recent.shown === null) return null;
  const [now, lately] = [soFar.shown, recent.shown];
  const toCome = (recent.n / recentDays) * daysLeft;
  const blend = (of: keyof Forecast) =>
    (soFar.n * now[of] + toCome * lately[of]) / (soFar.n + toCome);
  return { share: blend("share"), low: blend("low"), high: blend("high") };
}

/**
 * Green only when the whole interval reaches the target, red only when none of it does; between them amber. Without a
 * forecast there is no light: little data must never look like success.
 */
export function lightOf(forecast: Forecast | null, percent: number): Light {
  if (forecast === null) return "unknown";
  // Shares are computed: 0.85 may come out a hair below itself.
  const target = percent / 100 - 1e-9;
  if (forecast.low >= target) return "green";
  return forecast.high < target ? "red" : "amber";
}
