/** Whether the plan's targets will be reached: where each criterion stands in the plan's period, where it is going. */
import {
  FEEDBACK_CRITERIA,
  type Forecast,
  forecastOf,
  lightOf,
  rateOf,
} from "#ratings/rules.ts";
import type { AnswerCount, Light, Rate, Target } from "#ratings/types/indices.ts";
import { feedbackTallies, type Instruments, isFeedback } from "./index-report.ts";

/** "Lately" is eight weeks: long enough for thirty people, short enough to notice a change. */
export const RECENT_DAYS = 56;

export type Tracked = {
  /** Null: the whole index of the four. */
  readonly criterionId: string | null;
  readonly target: Target;
  readonly soFar: Rate;
  readonly forecast: Forecast | null;
  readonly light: Light;
};

/** The index and its four criteria, of one agency or the city, against the targets that hold for them on a day. */
export function trackPlan(
  given: {
    readonly targets: readonly Target[];
    readonly agencyId: string | null;
    /** Since the plan began, and of the last 56 days. */
    readonly soFar: readonly AnswerCount[];
    readonly recent: readonly AnswerCount[];
    readonly today: Temporal.PlainDate;
  },
  instruments: Instruments,
): Tracked[] {
  const { targets, agencyId, today } = given;
  const soFar = feedbackTallies(given.soFar.filter(isFeedback), instruments);
  const recent = feedbackTallies(given.recent.filter(isFeedback), instruments);
  return [null, ...FEEDBACK_CRITERIA].flatMap((criterionId) => {
    const target = targetFor(targets, { criterionId, agencyId }, today);
    if (target === null) return [];
    const of = (tallies: typeof soFar) =>
      rateOf(
        tallies.filter(
          (one) => criterionId === null || one.criterionId === criterionId,
        ),
      );
    const rate = of(soFar);
    const forecast = forecastOf({
      soFar: rate,
      recent: of(recent),
      recentDays: RECENT_DAYS,
      daysLeft: today.until(target.to, { largestUnit: "days" }).days,
    });
    return [
      {
        criterionId,
        target,
        soFar: rate,
        forecast,
        light: lightOf(forecast, target.percent),
      },
    ];
  });
}

/** The most specific one that holds on a day: agency and criterion, agency, criterion, all; null: none does. */
export function targetFor(
  targets: readonly Target[],
  { criterionId, agencyId }: Pick<Target, "criterionId" | "agencyId">,
  day: Temporal.PlainDate,
): Target | null {
  const today = day.toString();
  const weight = (target: Target) =>
    (target.agencyId === null ? 0 : 2) + (target.criterionId === null ? 0 : 1);
  const holding = targets
    .filter(({ from, to }) => from <= today && today <= to)
    .filter((one) => one.agencyId === null || one.agencyId === agencyId)
    .filter((one) => one.criterionId === null || one.criterionId === criterionId)
    .sort((one, other) => weight(other) - weight(one));
  return holding[0] ?? null;
}
