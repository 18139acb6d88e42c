/** Sets the deadlines of a case and the moment of its next alert. */
import { nextAlertAt, planAlerts } from "#alerts/rules.ts";
import type { Planned } from "#alerts/types.ts";
import {
  answerDue,
  answerDueAfterPause,
  deadlinesAtReceipt,
  replyDueAt,
} from "#cases/rules.ts";
import type { Deadlines, Level, StoredCase } from "#cases/types.ts";
import { type CaseState, isCaseOpen } from "#kernel/case-state.ts";
import { type City, calendarOf, deadlinePolicyOf } from "./house.ts";

/** Both deadlines of a case that arrives at an agency at `now`. */
export function planDeadlines(
  city: City,
  { agencyId, level }: Pick<StoredCase, "agencyId" | "level">,
  now: Temporal.Instant,
): Deadlines {
  const calendar = calendarOf(city, agencyId);
  return deadlinesAtReceipt(deadlinePolicyOf(city, level), calendar, now);
}

/** The deadline of a case that is open again. */
export function planReopened(
  city: City,
  { agencyId, level }: Pick<StoredCase, "agencyId" | "level">,
  now: Temporal.Instant,
): Temporal.Instant {
  return answerDue(deadlinePolicyOf(city, level), calendarOf(city, agencyId), now);
}

/** Until when a case waits for its citizen's reply. */
export function planReplyDue(
  city: City,
  { agencyId }: Pick<StoredCase, "agencyId">,
  pausedAt: Temporal.Instant,
): Temporal.Instant {
  const calendar = calendarOf(city, agencyId);
  return replyDueAt(city.dayLimits.citizenReply, calendar, pausedAt);
}

/** What a case is when its clock runs on from `now`: the deadline moves, and its alerts with it. */
export function planResumed(city: City, found: StoredCase, now: Temporal.Instant) {
  const answerDueAt = answerDueAfterPause(found, calendarOf(city, found.agencyId), now);
  const resumed: StoredCase = {
    ...found,
    pausedAt: null,
    answerDueAt,
    deadlineVersion:
      found.deadlineVersion + (answerDueAt.equals(found.answerDueAt) ? 0 : 1),
  };
  const change = {
    pausedAt: null,
    answerDueAt,
    deadlineVersion: resumed.deadlineVersion,
    nextAlertAt: planNextAlert(city, resumed, now),
  };
  return { resumed, change };
}

/** The first alert after `now` of a case in this state; null when none is left. */
export function planNextAlert(
  city: City,
  watched: Planning,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const { pausedAt = null, state } = watched;
  if (pausedAt !== null && isCaseOpen(state))
    return planReplyDue(city, watched, pausedAt);
  return nextAlertAt(alertsOf(city, { createdAt: now, ...watched }), now);
}

/** All alerts of a case in its present state, by the hours of the agency that has it. */
export function alertsOf(
  city: City,
  watched: Planning & { readonly createdAt: Temporal.Instant },
): Planned[] {
  const calendar = calendarOf(city, watched.agencyId);
  return planAlerts(watched, city.alertPolicies, calendar);
}

type Planning = Deadlines & {
  readonly agencyId: string;
  readonly level: Level;
  readonly state: CaseState;
  readonly pausedAt?: Temporal.Instant | null;
  /** Left out: it has just come. */
  readonly createdAt?: Temporal.Instant;
};
