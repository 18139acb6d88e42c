/** The states of a case, and what they mean to everybody: is it open, is it late. */
export const caseStates = [
  "submitted",
  "accepted",
  "answered",
  "lapsed",
  "closed",
] as const;
/** `lapsed` closed by silence and may open again. */
export type CaseState = (typeof caseStates)[number];

/** Somebody still has to answer. */
export const openStates = [
  "submitted",
  "accepted",
] as const satisfies readonly CaseState[];

export function isCaseOpen(state: string): boolean {
  const open: readonly string[] = openStates;
  return open.includes(state);
}

/**
 * Open, and past its deadline to answer. The clock of a case that waits for its citizen stands still since
 * `pausedAt`: it does not become late, and one that was late then stays so.
 */
export function isLate(
  {
    state,
    answerDueAt,
    pausedAt,
  }: {
    readonly state: string;
    readonly answerDueAt: Temporal.Instant;
    readonly pausedAt: Temporal.Instant | null;
  },
  now: Temporal.Instant,
): boolean {
  return (
    isCaseOpen(state) && Temporal.Instant.compare(answerDueAt, pausedAt ?? now) < 0
  );
}
