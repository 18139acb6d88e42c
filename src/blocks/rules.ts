/** Decides when a block is looked at again, and where a proposal to block stands. */
import type { Proposal } from "./types.ts";

/** How long a dispatcher blocks by one press, until somebody looks again. */
const BLOCK_DAYS = 30;
/** Nobody is blocked for longer without anybody looking. */
const MAX_BLOCK_DAYS = 366;

export function reviewAfterBlock(now: Temporal.Instant): Temporal.Instant {
  return now.add({ hours: 24 * BLOCK_DAYS });
}

/** The beginning of the day an administrator has chosen; null: it is not one of the coming year. */
export function reviewOnDay(
  day: Temporal.PlainDate,
  timeZone: string,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const { days } = today.until(day, { largestUnit: "days" });
  if (days < 1 || days > MAX_BLOCK_DAYS) return null;
  return day.toZonedDateTime(timeZone).toInstant();
}

/** `kinds`: of the history of a case, in any order. A sender is proposed once and decided once. */
export function proposalOf(kinds: readonly string[]): Proposal {
  if (kinds.includes("blocked")) return "blocked";
  if (kinds.includes("blockRefused")) return "refused";
  return kinds.includes("blockProposed") ? "open" : "none";
}
