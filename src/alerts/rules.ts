/** Decides which alerts a case gets and when, in working time. */
import { isCaseOpen } from "#kernel/case-state.ts";
import type { OfficeCalendar } from "#kernel/working-calendar.ts";
import { addWorkingTime, nextOpening } from "#kernel/working-time.ts";
import type { AlertPolicy, DueAlerts, Planned, Watched } from "./types.ts";

/** All alerts of a case in its present state, in time order. */
export function planAlerts(
  watched: Watched,
  policies: readonly AlertPolicy[],
  calendar: OfficeCalendar,
): Planned[] {
  return policies
    .filter((policy) => policy.level === watched.level && isWatching(watched, policy))
    .map((policy) => ({ policy, at: momentOf(watched, policy, calendar) }))
    .sort((one, other) => Temporal.Instant.compare(one.at, other.at));
}

function isWatching(watched: Watched, policy: AlertPolicy): boolean {
  return policy.deadline === "accept"
    ? watched.state === "submitted"
    : isCaseOpen(watched.state);
}

function momentOf(
  watched: Watched,
  policy: AlertPolicy,
  calendar: OfficeCalendar,
): Temporal.Instant {
  const due = policy.deadline === "accept" ? watched.acceptDueAt : watched.answerDueAt;
  const seconds = policy.amount * 60;
  return policy.direction === "before"
    ? addWorkingTime(calendar, due, -seconds)
    : // A deadline at closing time is told at the next opening, never in the evening.
      nextOpening(calendar, addWorkingTime(calendar, due, seconds));
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

/** A nudge is overtaken by anything later about its deadline; an escalation by a later one to the same people. */
function overtakes({ policy: later }: Planned, { policy: one }: Planned): boolean {
  if (later.deadline !== one.deadline) return false;
  return (
    one.direction === "before" ||
    (later.direction === "after" && later.recipient === one.recipient)
  );
}
