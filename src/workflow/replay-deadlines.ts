/** Works out the deadlines of an open case anew, from its history alone. */
import {
  answerDue,
  answerDueAfterPause,
  answerDueOnAcceptance,
  deadlinesAtReceipt,
  MAX_REOPENS,
  replyDueAt,
} from "#cases/rules.ts";
import type { CaseEvent, DeadlinePolicy, Deadlines, StoredCase } from "#cases/types.ts";
import type { OfficeCalendar } from "#kernel/working-calendar.ts";
import { addWorkingDays, endOfWorkingDay } from "#kernel/working-time.ts";
import { type City, calendarOf, deadlinePolicyOf } from "./house.ts";

/** A line of the history, as far as deadlines follow from it. */
export type Past = {
  readonly at: Temporal.Instant;
  readonly kind: string;
  readonly data: {
    readonly until?: string | undefined;
    readonly reopens?: number | undefined;
    readonly policy?: string | undefined;
  };
};

export type Replayed = Deadlines & {
  /** When a step of somebody last set the deadline to answer. */
  readonly since: Temporal.Instant;
};

/** The hours are those of the agency that has the case; its history with others is behind it. */
export function replayDeadlines(
  city: Pick<City, "hours" | "deadlinePolicies" | "dayLimits">,
  found: Pick<StoredCase, "agencyId" | "level" | "createdAt">,
  past: readonly Past[],
): Replayed {
  const terms: Terms = {
    policy: deadlinePolicyOf(city, found.level),
    calendar: calendarOf(city, found.agencyId),
    replyDays: city.dayLimits.citizenReply,
  };
  let run = arrive({ at: found.createdAt, kind: "submitted", data: {} }, terms);
  for (const step of past) run = STEPS.get(step.kind)?.(step, terms, run) ?? run;
  const { acceptDueAt, answerDueAt, since } = run;
  return { acceptDueAt, answerDueAt, since };
}

type Terms = {
  readonly policy: DeadlinePolicy;
  readonly calendar: OfficeCalendar;
  readonly replyDays: number;
};
type Run = Replayed & { readonly pausedAt: Temporal.Instant | null };
type Take = (step: Past, terms: Terms, run: Run) => Run;

const STEPS: ReadonlyMap<string, Take> = new Map<CaseEvent["kind"], Take>([
  ["submitted", arrive],
  ["transferred", arrive],
  ["rerouted", arrive],
  ["objected", arrive],
  ["accepted", accept],
  ["reopened", reopen],
  ["asked", ({ at }, _, run) => ({ ...run, pausedAt: run.pausedAt ?? at })],
  ["replied", ({ at }, { calendar }, run) => resume(calendar, run, at)],
  ["pauseEnded", endPause],
  ["answered", (_step, _terms, run) => ({ ...run, pausedAt: null })],
  ["extended", extend],
]);

function arrive({ at }: Past, { policy, calendar }: Terms): Run {
  return { ...deadlinesAtReceipt(policy, calendar, at), since: at, pausedAt: null };
}

function accept({ at }: Past, { policy, calendar }: Terms, run: Run): Run {
  const answerDueAt = answerDueOnAcceptance(policy, calendar, run.answerDueAt, at);
  return moveTo(run, answerDueAt, at);
}

function reopen(step: Past, terms: Terms, run: Run): Run {
  // Reopened too often it went to the dispatcher, as if it had just arrived.
  if ((step.data.reopens ?? 0) > MAX_REOPENS) return arrive(step, terms);
  const answerDueAt = answerDue(terms.policy, terms.calendar, step.at);
  return { ...run, answerDueAt, since: step.at };
}

/** The clock ran on from the end of the wait, not from when somebody looked. */
function endPause({ at }: Past, { calendar, replyDays }: Terms, run: Run): Run {
  if (run.pausedAt === null) return run;
  const until = replyDueAt(replyDays, calendar, run.pausedAt);
  return resume(calendar, run, Temporal.Instant.compare(until, at) < 0 ? until : at);
}

function resume(calendar: OfficeCalendar, run: Run, at: Temporal.Instant): Run {
  const answerDueAt = answerDueAfterPause(run, calendar, at);
  return { ...moveTo(run, answerDueAt, at), pausedAt: null };
}

/**
 * An extension names a day, and the citizen was told that day: it stays, unless it is a day off by now (then
 * the working day that follows) or the deadline it extends has moved beyond it.
 */
function extend({ at, data }: Past, { calendar }: Terms, run: Run): Run {
  if (data.until === undefined) return run;
  const day = Temporal.Instant.from(data.until)
    .toZonedDateTimeISO(calendar.timeZone)
    .toPlainDate();
  const until = endOfWorkingDay(calendar, addWorkingDays(calendar, day, 0));
  const isLater = Temporal.Instant.compare(until, run.answerDueAt) > 0;
  return isLater ? moveTo(run, until, at) : run;
}

function moveTo(run: Run, answerDueAt: Temporal.Instant, at: Temporal.Instant): Run {
  const isSame = answerDueAt.equals(run.answerDueAt);
  return isSame ? run : { ...run, answerDueAt, since: at };
}
