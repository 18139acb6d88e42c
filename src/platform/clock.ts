/** The only reader of the system's time. */
export type Clock = { readonly now: () => Temporal.Instant };

export const systemClock: Clock = { now: () => Temporal.Now.instant() };

export type SetClock = Clock & { readonly set: (to: Temporal.Instant) => void };

/** A clock that stands where it is put; `isRunning` lets it go on from there at the system's pace. */
export function setClock(start: Temporal.Instant, isRunning = false): SetClock {
  let base = start;
  let since = Temporal.Now.instant();
  return {
    now: () => (isRunning ? base.add(since.until(Temporal.Now.instant())) : base),
    set: (to) => {
      base = to;
      since = Temporal.Now.instant();
    },
  };
}

/** Prisma's moment as ours. */
export function toInstant(date: Date): Temporal.Instant {
  return date.toTemporalInstant();
}

/** Our moment as Prisma's. */
export function toDate(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}
