/** Decides which action a case allows, and by when it must be accepted and answered. */
import type { OfficeCalendar } from "#kernel/working-calendar.ts";
import {
  addWorkingDays,
  addWorkingTime,
  endOfWorkingDay,
} from "#kernel/working-time.ts";
import type { CaseState, DeadlinePolicy, Deadlines, Level } from "./types.ts";

/** Action -> states that allow it. */
export const allowedIn = {
  accept: ["submitted"],
  /** Answering a case nobody accepted accepts it. */
  answer: ["submitted", "accepted"],
  transfer: ["submitted", "accepted"],
  note: ["submitted", "accepted", "answered"],
  withdraw: ["submitted", "accepted"],
  confirm: ["answered"],
  reopen: ["answered"], // domain facts §5.2: at most twice
} as const satisfies Record<string, readonly CaseState[]>;

export type CaseAction = keyof typeof allowedIn;

export function isAllowed(action: CaseAction, state: CaseState): boolean {
  const states: readonly CaseState[] = allowedIn[action];
  return states.includes(state);
}

/** After this many reopenings the dispatcher takes the case (domain facts §5.2). */
export const MAX_REOPENS = 2;
/** After this many transfers the dispatcher decides: citizens hate circles (domain facts §3.4). */
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
  const day = from.toZonedDateTimeISO(calendar.timeZone).toPlainDate();
  return endOfWorkingDay(
    calendar,
    addWorkingDays(calendar, day, policy.answerDays ?? 0),
  );
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
