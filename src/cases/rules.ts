/** Decides which action a case allows, and by when it must be accepted and answered. */
import { type CaseState, openStates } from "#kernel/case-state.ts";
import type { Extension, Wish } from "#kernel/extension.ts";
import type { OfficeCalendar } from "#kernel/working-calendar.ts";
import {
  addWorkingDays,
  addWorkingTime,
  endOfWorkingDay,
  nextOpening,
  workingSecondsBetween,
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
  /** Asking about a case nobody accepted accepts it. */
  ask: openStates,
  reply: openStates, // while it waits, see `pausedAt`
  extend: ["accepted"], // once, see `extensionOf`
  spam: openStates,
  undoSpam: ["closed"], // while nothing else has happened since
  object: ["closed"], // while nothing else has happened since
  /** The citizen says it is the wrong agency. */
  reroute: openStates,
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
/** A citizen may send a case elsewhere so often; from then on the dispatcher decides. */
export const MAX_REROUTES = 2;

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

/** When a question asked at `pausedAt` is no longer waited for: as its last day is over. */
export function replyDueAt(
  days: number,
  calendar: OfficeCalendar,
  pausedAt: Temporal.Instant,
): Temporal.Instant {
  return endOfWorkingDay(calendar, workingDay(calendar, pausedAt, days));
}

/**
 * The deadline of a case whose clock stood still since `pausedAt` and runs on from `now`: the working time
 * that was left then. What was overdue then stays as it was; no deadline ever moves backwards.
 */
export function answerDueAfterPause(
  { answerDueAt, pausedAt }: Pick<StoredCase, "answerDueAt" | "pausedAt">,
  calendar: OfficeCalendar,
  now: Temporal.Instant,
): Temporal.Instant {
  if (pausedAt === null) return answerDueAt;
  const left = workingSecondsBetween(calendar, pausedAt, answerDueAt);
  if (left <= 0) return answerDueAt;
  const moved = addWorkingTime(calendar, now, left);
  return Temporal.Instant.compare(moved, answerDueAt) > 0 ? moved : answerDueAt;
}

/** Working days an officer is offered with one press. */
const EXTENSION_STEPS = [2, 5, 10];

/** Whether the deadline may be extended: once, in time, and not while the clock stands still anyway. */
export function extensionOf(
  found: Pick<StoredCase, "state" | "answerDueAt" | "pausedAt" | "extendedAt">,
  maxDays: number,
  calendar: OfficeCalendar,
  now: Temporal.Instant,
): Extension {
  const { answerDueAt } = found;
  if (!isAllowed("extend", found.state)) return { kind: "refused", why: "unaccepted" };
  if (found.extendedAt !== null) return { kind: "refused", why: "already" };
  if (found.pausedAt !== null) return { kind: "refused", why: "waiting" };
  if (Temporal.Instant.compare(answerDueAt, now) < 0) {
    return { kind: "refused", why: "late" };
  }
  const after = (days: number) =>
    endOfWorkingDay(calendar, workingDay(calendar, answerDueAt, days));
  const steps = EXTENSION_STEPS.filter((days) => days <= maxDays);
  return {
    kind: "possible",
    latest: after(maxDays),
    steps: steps.map((days) => ({ days, until: after(days) })),
  };
}

/**
 * The deadline an officer wishes for; null when there is no such day, or it lies outside what is allowed.
 * A day of the calendar is the next one of that name after the deadline; on a day off it is the working
 * day that follows (Bộ luật Dân sự 2015, Điều 148.5).
 */
export function extendedDue(
  wish: Wish,
  answerDueAt: Temporal.Instant,
  latest: Temporal.Instant,
  calendar: OfficeCalendar,
): Temporal.Instant | null {
  const today = answerDueAt.toZonedDateTimeISO(calendar.timeZone).toPlainDate();
  // The longest that can be told from a slip of the finger; the limit below decides.
  if (wish.kind === "days" && (wish.days < 1 || wish.days > 366)) return null;
  const day =
    wish.kind === "days"
      ? addWorkingDays(calendar, today, wish.days)
      : nextDate(today, wish);
  if (day === null) return null;
  const until = endOfWorkingDay(calendar, addWorkingDays(calendar, day, 0));
  const isLater = Temporal.Instant.compare(until, answerDueAt) > 0;
  return isLater && Temporal.Instant.compare(until, latest) <= 0 ? until : null;
}

function nextDate(
  from: Temporal.PlainDate,
  { day, month }: { readonly day: number; readonly month: number },
): Temporal.PlainDate | null {
  if (day < 1 || month < 1 || month > 12) return null;
  for (const year of [from.year, from.year + 1]) {
    const { daysInMonth } = Temporal.PlainYearMonth.from({ year, month });
    if (day > daysInMonth) continue;
    const date = Temporal.PlainDate.from({ year, month, day });
    if (Temporal.PlainDate.compare(date, from) >= 0) return date;
  }
  return null;
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
