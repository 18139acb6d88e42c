/** Sets the deadlines of a case and the moment of its next alert. */
import { nextAlertAt, planAlerts } from "#alerts/rules.ts";
import {
  answerDue,
  answerDueAfterPause,
  deadlinesAtReceipt,
  replyDueAt,
} from "#cases/rules.ts";
import type { Deadlines, Level, StoredCase } from "#cases/types.ts";
import { type CaseState, isCaseOpen } from "#kernel/case-state.ts";
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

/** Until when a case waits for its citizen's reply. */
export function planReplyDue(city: City, pausedAt: Temporal.Instant): Temporal.Instant {
  return replyDueAt(city.dayLimits.citizenReply, city.calendar, pausedAt);
}

/** What a case is when its clock runs on from `now`: the deadline moves, and its alerts with it. */
export function planResumed(city: City, found: StoredCase, now: Temporal.Instant) {
  const answerDueAt = answerDueAfterPause(found, city.calendar, now);
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
  watched: Deadlines & {
    readonly level: Level;
    readonly state: CaseState;
    readonly pausedAt?: Temporal.Instant | null;
  },
  now: Temporal.Instant,
): Temporal.Instant | null {
  const { pausedAt = null, state } = watched;
  if (pausedAt !== null && isCaseOpen(state)) return planReplyDue(city, pausedAt);
  return nextAlertAt(planAlerts(watched, city.alertPolicies, city.calendar), now);
}
