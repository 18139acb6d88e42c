/** Decides which action a case allows, and by when it must be accepted and answered. */
import { type CaseState, openStates } from "#kernel/case-state.ts";
import type { OfficeCalendar } from "#kernel/working-calendar.ts";
import {
  addWorkingDays,
  addWorkingTime,
  endOfWorkingDay,
  nextOpening,
} from "#kernel/working-time.ts";
import type {
  DeadlinePolicy,
  Deadlines,
  Level,
  SilencePolicy,
  SilenceStep,
  StoredCase,
} from "./types.ts";

/** Action -> states that allow it. */
export const allowedIn = {
  accept: ["submitted"],
  /** Answering a case nobody accepted accepts it. */
  answer: openStates,
  transfer: openStates,
  note: [...openStates, "answered"],
  withdraw: openStates,
  confirm: ["answered", "lapsed"],
  reopen: ["answered", "lapsed"], // at most twice, see MAX_REOPENS
  followSilence: ["answered", "lapsed"],
} as const satisfies Record<string, readonly CaseState[]>;

export type CaseAction = keyof typeof allowedIn;

export function isAllowed(action: CaseAction, state: CaseState): boolean {
  const states: readonly CaseState[] = allowedIn[action];
  return states.includes(state);
}

/** A citizen says "not solved" twice to the same office; then somebody else must look. */
export const MAX_REOPENS = 2;
/** After this many transfers the dispatcher decides: citizens hate being sent in circles. */
export const MAX_HOPS = 2;

/**
 * Both deadlines of a case received at `now`. Where the time to answer runs from acceptance
 * (urgent: QĐ 1207/QĐ-UBND, 4 working hours), the promise assumes the latest acceptance allowed, so
 * it can only move forward.
 */
export function deadlinesAtReceipt(
  policy: DeadlinePolicy,
  calendar: OfficeCalendar,
  now: Temporal.Instant,
): Deadlines {
  const acceptDueAt = addWorkingTime(calendar, now, policy.acceptMinutes * 60);
  const from = policy.answerMinutes === null ? now : acceptDueAt;
  return { acceptDueAt, answerDueAt: answerDue(policy, calendar, from) };
}

/** The deadline to answer once accepted at `now`: earlier than promised, never later. */
export function answerDueOnAcceptance(
  policy: DeadlinePolicy,
  calendar: OfficeCalendar,
  promised: Temporal.Instant,
  now: Temporal.Instant,
): Temporal.Instant {
  if (policy.answerMinutes === null) return promised;
  const fresh = answerDue(policy, calendar, now);
  return Temporal.Instant.compare(fresh, promised) < 0 ? fresh : promised;
}

/**
 * The deadline to answer that runs from `from`. Days: the day of receipt is not counted and the last
 * one counts to its end (Bộ luật Dân sự 2015, Điều 147 and 148).
 */
export function answerDue(
  policy: DeadlinePolicy,
  calendar: OfficeCalendar,
  from: Temporal.Instant,
): Temporal.Instant {
  if (policy.answerMinutes !== null) {
    return addWorkingTime(calendar, from, policy.answerMinutes * 60);
  }
  return endOfWorkingDay(calendar, workingDay(calendar, from, policy.answerDays ?? 0));
}

/** The opening of the working day on which the citizen is reminded of an answer given at `now`. */
export function remindAt(
  policy: SilencePolicy,
  calendar: OfficeCalendar,
  now: Temporal.Instant,
): Temporal.Instant {
  const day = workingDay(calendar, now, policy.remindDays);
  const midnight = day.toZonedDateTime(calendar.timeZone).toInstant();
  return nextOpening(calendar, midnight);
}

/** When a case answered at `answeredAt` closes by itself: as its last day is over, never in the evening. */
export function lapseAt(
  policy: SilencePolicy,
  calendar: OfficeCalendar,
  answeredAt: Temporal.Instant,
): Temporal.Instant {
  const day = workingDay(calendar, answeredAt, policy.closeDays);
  return nextOpening(calendar, endOfWorkingDay(calendar, day));
}

/**
 * The step of a case that waits, looked at when it is due. A reminder that comes after the closing (the
 * process was down) is left out: the closing says the same, and more.
 */
export function stepOfSilence(
  {
    state,
    answeredAt,
    nextAlertAt,
  }: Pick<StoredCase, "state" | "answeredAt" | "nextAlertAt">,
  policy: SilencePolicy,
  calendar: OfficeCalendar,
  now: Temporal.Instant,
): SilenceStep {
  if (state !== "answered") return { kind: "seal", nextAt: null };
  const closing = lapseAt(policy, calendar, answeredAt ?? nextAlertAt ?? now);
  if (Temporal.Instant.compare(now, closing) < 0)
    return { kind: "remind", nextAt: closing };
  const lastDay = workingDay(calendar, now, policy.reopenDays);
  return { kind: "lapse", nextAt: endOfWorkingDay(calendar, lastDay) };
}

function workingDay(
  calendar: OfficeCalendar,
  from: Temporal.Instant,
  days: number,
): Temporal.PlainDate {
  const date = from.toZonedDateTimeISO(calendar.timeZone).toPlainDate();
  return addWorkingDays(calendar, date, days);
}

/** An emergency makes any matter urgent; else the matter says. */
export function levelOf(urgency: Level | null, isUrgent: boolean): Level {
  return isUrgent ? "urgent" : (urgency ?? "normal");
}

/** `("Yên Hòa", 2026, "4K7Q2")` → `"YH-26-4K7Q2"`; without a ward `"HN-…"`. */
export function codeOf(wardName: string | null, year: number, tail: string): string {
  const initials = (wardName ?? "Hà Nội")
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/đ/giu, "D")
    .split(/[^\p{L}]+/u)
    .map((word) => word.charAt(0).toUpperCase())
    .join("")
    .slice(0, 3);
  return `${initials}-${String(year % 100).padStart(2, "0")}-${tail}`;
}
