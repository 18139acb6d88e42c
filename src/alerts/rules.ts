/** Decides which alerts a case gets and when, in working time, and which of those that wait are still true. */
import { isCaseOpen } from "#kernel/case-state.ts";
import type { NudgeReason } from "#kernel/nudge-reason.ts";
import type { OfficeCalendar } from "#kernel/working-calendar.ts";
import {
  addWorkingDays,
  addWorkingTime,
  nextOpening,
  workingSecondsBetween,
} from "#kernel/working-time.ts";
import type { AlertPolicy, DueAlerts, Nudge, Planned, Told, Watched } from "./types.ts";

/** All alerts of a case in its present state, in time order. */
export function planAlerts(
  watched: Watched,
  policies: readonly AlertPolicy[],
  calendar: OfficeCalendar,
): Planned[] {
  return policiesFor(watched, policies)
    .filter((policy) => isWatching(watched, policy))
    .map((policy) => ({ policy, at: momentOf(watched, policy, calendar) }))
    .sort((one, other) => Temporal.Instant.compare(one.at, other.at));
}

/** The city's thresholds of a level; for a deadline the agency has its own of, only those. */
function policiesFor(
  { agencyId, level }: Watched,
  policies: readonly AlertPolicy[],
): AlertPolicy[] {
  const ofLevel = policies.filter((policy) => policy.level === level);
  const own = ofLevel.filter((policy) => policy.agencyId === agencyId);
  const isReplaced = (deadline: AlertPolicy["deadline"]) =>
    own.some((policy) => policy.deadline === deadline);
  const ofCity = ofLevel.filter(
    (policy) => policy.agencyId === null && !isReplaced(policy.deadline),
  );
  return [...own, ...ofCity];
}

function isWatching(watched: Watched, policy: AlertPolicy): boolean {
  return policy.deadline === "accept"
    ? watched.state === "submitted"
    : isCaseOpen(watched.state);
}

/** The deadline a threshold is about. */
export function deadlineOf(
  watched: Pick<Watched, "acceptDueAt" | "answerDueAt">,
  { deadline }: AlertPolicy,
): Temporal.Instant {
  return deadline === "accept" ? watched.acceptDueAt : watched.answerDueAt;
}

function momentOf(
  watched: Watched,
  policy: AlertPolicy,
  calendar: OfficeCalendar,
): Temporal.Instant {
  // A moment at closing time is told at the next opening, never in the evening.
  return nextOpening(calendar, distantFrom(watched, policy, calendar));
}

function distantFrom(
  watched: Watched,
  policy: AlertPolicy,
  calendar: OfficeCalendar,
): Temporal.Instant {
  const due = deadlineOf(watched, policy);
  const { amount, unit } = policy;
  const sign = policy.direction === "before" ? -1 : 1;
  switch (unit) {
    case "minutes":
      return addWorkingTime(calendar, due, sign * amount * 60);
    case "days": {
      const date = due.toZonedDateTimeISO(calendar.timeZone).toPlainDate();
      const day = addWorkingDays(calendar, date, sign * amount);
      return nextOpening(calendar, day.toZonedDateTime(calendar.timeZone).toInstant());
    }
    case "percent": {
      const given = workingSecondsBetween(calendar, watched.createdAt, due);
      // Whole minutes, as deadlines are.
      const part = Math.ceil((Math.max(0, given) * amount) / 6000) * 60;
      const from = policy.direction === "before" ? watched.createdAt : due;
      return addWorkingTime(calendar, from, part);
    }
  }
}

/** The first alert strictly after `now`. */
export function nextAlertAt(
  planned: readonly Planned[],
  now: Temporal.Instant,
): Temporal.Instant | null {
  const next = planned.find(({ at }) => Temporal.Instant.compare(at, now) > 0);
  return next?.at ?? null;
}

/**
 * What is due at `now`, counted from `from` (the moment the case was to be looked at). Of several
 * overdue alerts about one deadline only the last is raised: one honest message, not a hail.
 */
export function dueAlerts(
  planned: readonly Planned[],
  from: Temporal.Instant,
  now: Temporal.Instant,
): DueAlerts {
  const due = planned.filter(
    ({ at }) =>
      Temporal.Instant.compare(at, from) >= 0 && Temporal.Instant.compare(at, now) <= 0,
  );
  const raise: Planned[] = [];
  const skip: DueAlerts["skip"][number][] = [];
  for (const [index, one] of due.entries()) {
    const later = due.slice(index + 1).findLast((other) => overtakes(other, one));
    if (later === undefined) raise.push(one);
    else {
      const reason =
        later.policy.direction === "after" ? "deadlinePassed" : "superseded";
      skip.push({ planned: one, reason });
    }
  }
  return { raise, skip, nextAt: nextAlertAt(planned, now) };
}

/** By an escalation every nudge about its deadline is overtaken; else each by a later one to the same people. */
function overtakes({ policy: later }: Planned, { policy: one }: Planned): boolean {
  if (later.deadline !== one.deadline) return false;
  const isPast = one.direction === "before" && later.direction === "after";
  return isPast || later.recipient === one.recipient;
}

/** Why an alert that was raised is no longer true of its case; null: it is. */
export function whyNotTold(
  nudge: Pick<Nudge, "policyId" | "deadlineVersion" | "dueAt">,
  watched: Told,
  planned: readonly Planned[],
  now: Temporal.Instant,
): NudgeReason | null {
  if (watched.state === "closed") return "withdrawn";
  if (!isCaseOpen(watched.state)) return "answered";
  const plan = planned.find(({ policy }) => policy.id === nudge.policyId);
  if (plan === undefined) {
    return watched.state === "submitted" ? "policyGone" : "accepted";
  }
  const isMoved = nudge.deadlineVersion !== watched.deadlineVersion;
  if (isMoved && !plan.at.equals(nudge.dueAt)) return "moved";
  // What was late when the clock stopped is late still.
  if (plan.policy.direction === "after") return null;
  if (watched.pausedAt !== null) return "paused";
  const due = deadlineOf(watched, plan.policy);
  return Temporal.Instant.compare(due, now) <= 0 ? "deadlinePassed" : null;
}

/** Of several alerts about one case to one person, what is said: the gravest, then the latest. */
export function gravestOf<
  N extends { readonly policy: AlertPolicy; readonly nudge: Nudge },
>(of: readonly N[]): N | undefined {
  const weight = ({ policy }: N) =>
    (policy.direction === "after" ? 2 : 0) + (policy.deadline === "answer" ? 1 : 0);
  return of.toSorted(
    (one, other) =>
      weight(other) - weight(one) ||
      Temporal.Instant.compare(other.nudge.dueAt, one.nudge.dueAt),
  )[0];
}
