/** Sets the deadlines of a case and the moment of its next alert. */
import { nextAlertAt, planAlerts } from "#alerts/rules.ts";
import { answerDue, deadlinesAtReceipt } from "#cases/rules.ts";
import type { Deadlines, Level } from "#cases/types.ts";
import type { CaseState } from "#kernel/case-state.ts";
import { type City, deadlinePolicyOf } from "./house.ts";

/** Both deadlines of a case that arrives at an agency at `now`. */
export function planDeadlines(
  city: City,
  level: Level,
  now: Temporal.Instant,
): Deadlines {
  return deadlinesAtReceipt(deadlinePolicyOf(city, level), city.calendar, now);
}

/** The deadline of a case that is open again. */
export function planReopened(
  city: City,
  level: Level,
  now: Temporal.Instant,
): Temporal.Instant {
  return answerDue(deadlinePolicyOf(city, level), city.calendar, now);
}

/** The first alert after `now` of a case in this state; null when none is left. */
export function planNextAlert(
  city: City,
  watched: Deadlines & { readonly level: Level; readonly state: CaseState },
  now: Temporal.Instant,
): Temporal.Instant | null {
  return nextAlertAt(planAlerts(watched, city.alertPolicies, city.calendar), now);
}
