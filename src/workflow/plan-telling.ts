/** Decides when an alert may be told: in the office hours of whoever is told, and not at night. */

import type { OfficeCalendar } from "#kernel/working-calendar.ts";
import { nextOpening } from "#kernel/working-time.ts";
import { afterQuietHours } from "#outbox/rules.ts";

/** An office may open at night only; further than this no moment is looked for. */
const TRIES = 14;

/**
 * `at` itself or the first moment after it that suits. What is urgent is told at once, whatever the hour: that
 * is what somebody is on duty for. All else waits for the office to be open and the night to be over; in an
 * office that opens at night only it is told when that opens.
 */
export function tellAt(
  level: string,
  calendar: OfficeCalendar,
  at: Temporal.Instant,
): Temporal.Instant {
  if (level === "urgent") return at;
  let moment = at;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const open = nextOpening(calendar, moment);
    moment = afterQuietHours(open, calendar.timeZone);
    if (moment.equals(open)) return open;
  }
  return nextOpening(calendar, at);
}
