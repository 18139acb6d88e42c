/** What became of nudges in a period: heeded, ignored, skipped, and how cases with and without them ended. */
import type { LedgerRow, OutcomeCount } from "#alerts/types.ts";
import { type NudgeReason, nudgeReasons } from "#kernel/nudge-reason.ts";
import { median, type Share, shareOf } from "#kernel/statistics.ts";

export type EffectGroup = {
  readonly id: string;
  readonly ignored: Share;
  readonly skipped: number;
};

export type Effect = {
  /** Answered in time, of cases that got a nudge before their deadline and of those that got none. */
  readonly nudged: Share;
  readonly unnudged: Share;
  /** Working minutes from a nudge to the next act of who was told; null: nobody acted. */
  readonly medianMinutes: number | null;
  readonly acted: number;
  /** Nobody acted before the deadline. */
  readonly ignored: Share;
  readonly skipped: readonly { readonly reason: NudgeReason; readonly count: number }[];
  readonly byAgency: readonly EffectGroup[];
  readonly byThreshold: readonly EffectGroup[];
};

/** `minutesBetween` counts the working minutes of an agency. */
export function sumUpEffect(
  rows: readonly LedgerRow[],
  outcomes: readonly OutcomeCount[],
  minutesBetween: (row: LedgerRow, until: Temporal.Instant) => number,
  now: Temporal.Instant,
): Effect {
  const minutes = rows.flatMap((row) =>
    row.toldAt === null || row.actedAt === null
      ? []
      : [minutesBetween(row, row.actedAt)],
  );
  return {
    nudged: onTime(outcomes, true),
    unnudged: onTime(outcomes, false),
    medianMinutes: median(minutes),
    acted: minutes.length,
    ignored: ignoredOf(rows, now),
    skipped: nudgeReasons
      .map((reason) => ({
        reason,
        count: rows.filter((row) => isSkippedFor(row, reason)).length,
      }))
      .filter(({ count }) => count > 0),
    byAgency: groups(rows, ({ agencyId }) => agencyId, now),
    byThreshold: groups(rows, ({ policyId }) => policyId, now),
  };
}

/** Of nudges told before a deadline that is over by now. */
function ignoredOf(rows: readonly LedgerRow[], now: Temporal.Instant): Share {
  const { compare } = Temporal.Instant;
  const over = rows.filter(
    ({ toldAt, isBefore, deadline }) =>
      toldAt !== null && isBefore && compare(deadline, now) <= 0,
  );
  const ignored = over.filter(
    ({ actedAt, deadline }) => actedAt === null || compare(actedAt, deadline) > 0,
  );
  return shareOf(ignored.length, over.length);
}

function groups(
  rows: readonly LedgerRow[],
  idOf: (row: LedgerRow) => string,
  now: Temporal.Instant,
): EffectGroup[] {
  return [...Map.groupBy(rows, idOf)]
    .map(([id, own]) => ({
      id,
      ignored: ignoredOf(own, now),
      skipped: own.filter(({ state }) => state === "skipped").length,
    }))
    .sort(
      (one, other) =>
        other.ignored.count - one.ignored.count || one.id.localeCompare(other.id),
    );
}

function isSkippedFor({ state, reason }: LedgerRow, wanted: NudgeReason): boolean {
  return state === "skipped" && reason === wanted;
}

function onTime(outcomes: readonly OutcomeCount[], isNudged: boolean): Share {
  const own = outcomes.filter((one) => one.isNudged === isNudged);
  const sum = (of: readonly OutcomeCount[]) =>
    of.reduce((total, { count }) => total + count, 0);
  return shareOf(sum(own.filter(({ isOnTime }) => isOnTime)), sum(own));
}
