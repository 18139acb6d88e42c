/** Decides when an officer is reminded of a dossier, and whether its owner is invited to rate it. */
import type { OfficeCalendar } from "#kernel/working-calendar.ts";
import { addWorkingDays, nextOpening } from "#kernel/working-time.ts";
import type {
  Dossier,
  InvitationPolicy,
  InvitationReason,
  OwnerChat,
} from "./types.ts";

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

/** What a decision about an invitation rests on. */
export type InvitationFacts = {
  readonly doneAt: Temporal.Instant | null;
  readonly isRated: boolean;
  readonly hasContact: boolean;
  /** One for each person, the most useful first. */
  readonly chats: readonly OwnerChat[];
  /** That its person got within 30 days. */
  readonly invitedBefore: number;
};

/** In days since the person last wrote: outside it nothing arrives (Zalo's error -230). Others have none. */
const WINDOWS: ReadonlyMap<string, number> = new Map([["zalo-oa", 7]]);

/** Null: the owner is invited in the first of the chats. */
export function whyNotInvited(
  facts: InvitationFacts,
  policy: InvitationPolicy,
  now: Temporal.Instant,
): InvitationReason | null {
  const { doneAt, chats } = facts;
  const [chat, ...others] = chats;
  if (doneAt === null || isPast(doneAt, policy.withinDays, now)) return "tooOld";
  if (facts.isRated) return "rated";
  if (chat === undefined) return facts.hasContact ? "noChat" : "noContact";
  // A phone several people gave is nobody's: what somebody did at an office is not told to another.
  if (others.length > 0) return "severalPeople";
  const why = whyNotThere(chat, now);
  if (why !== null) return why;
  return facts.invitedBefore >= policy.mostPerMonth ? "tooMany" : null;
}

function whyNotThere(chat: OwnerChat, now: Temporal.Instant): InvitationReason | null {
  if (chat.isBlocked) return "blocked";
  if (!chat.isReachable) return "unreachable";
  if (chat.isOptedOut) return "optedOut";
  if (chat.isStaff) return "staff";
  return isInWindow(chat, now) ? null : "outsideWindow";
}

function isInWindow({ channel, heardAt }: OwnerChat, now: Temporal.Instant): boolean {
  const days = WINDOWS.get(channel);
  return days === undefined || (heardAt !== null && !isPast(heardAt, days, now));
}

/** How long the link and the QR code of a dossier work. */
const LINK_DAYS = 30;

/** Whether a dossier may still be rated by its link; before there is a result the link waits for it. */
export function isLinkOpen(
  { doneAt }: Pick<Dossier, "doneAt">,
  now: Temporal.Instant,
): boolean {
  return doneAt === null || !isPast(doneAt, LINK_DAYS, now);
}

function isPast(at: Temporal.Instant, days: number, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(at.add({ hours: 24 * days }), now) <= 0;
}
