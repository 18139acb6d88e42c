/** Decides when an officer is reminded that a dossier will need a letter of apology. */
import type { OfficeCalendar } from "#kernel/working-calendar.ts";
import { addWorkingDays, nextOpening } from "#kernel/working-time.ts";
import type { Dossier } from "./types.ts";

/**
 * Working days before the due date. The letter must go out one day before it at the latest, so the first
 * reminder comes with a day to write it (TT 03/2025/TT-VPCP, Mẫu số 04).
 */
const DAYS_LEFT = [2, 1] as const;

export type DossierAlert = { readonly daysLeft: number; readonly at: Temporal.Instant };

/** Both reminders, at the opening of their day. */
export function planDossierAlerts(
  dueAt: Temporal.Instant,
  calendar: OfficeCalendar,
): DossierAlert[] {
  const date = dueAt.toZonedDateTimeISO(calendar.timeZone).toPlainDate();
  return DAYS_LEFT.map((daysLeft) => {
    const day = addWorkingDays(calendar, date, -daysLeft);
    const midnight = day.toZonedDateTime(calendar.timeZone).toInstant();
    return { daysLeft, at: nextOpening(calendar, midnight) };
  });
}

/** The first reminder after `now`; null: there is none left. */
export function nextDossierAlertAt(
  { dueAt }: Pick<Dossier, "dueAt">,
  calendar: OfficeCalendar,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const next = planDossierAlerts(dueAt, calendar).find(
    ({ at }) => Temporal.Instant.compare(at, now) > 0,
  );
  return next?.at ?? null;
}

/** When to look first at a dossier just reported: also at once, for the last reminder that is past. */
export function firstDossierAlertAt(
  { dueAt }: Pick<Dossier, "dueAt">,
  calendar: OfficeCalendar,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const { compare } = Temporal.Instant;
  if (compare(dueAt, now) <= 0) return null;
  const past = planDossierAlerts(dueAt, calendar).some(
    ({ at }) => compare(at, now) <= 0,
  );
  return past ? now : nextDossierAlertAt({ dueAt }, calendar, now);
}

/** The reminder that is true at `now`: the last that is due, so that nobody reads two; null: none is. */
export function dueDossierAlert(
  { dueAt }: Pick<Dossier, "dueAt">,
  calendar: OfficeCalendar,
  now: Temporal.Instant,
): DossierAlert | null {
  const last = planDossierAlerts(dueAt, calendar).findLast(
    ({ at }) => Temporal.Instant.compare(at, now) <= 0,
  );
  return last ?? null;
}
