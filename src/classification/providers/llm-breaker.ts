import type { ModelAnswer } from "#classification/types/language-model.ts";

/** Stops asking a server that only fails. One a process. */
export type Breaker = {
  /** Whether there is no use in asking now. */
  readonly isOpen: (now: Temporal.Instant) => boolean;
  /** Whether the caller may ask, and will; while the server is tried out again, one call at a time. */
  readonly admits: (now: Temporal.Instant) => boolean;
  readonly record: (outcome: ModelAnswer["outcome"], now: Temporal.Instant) => void;
};

/** Failures of the server in a row until nobody asks it, and how long that lasts before one call tries again. */
const most = 5;
const pause = { seconds: 60 };
/** An answer that cannot be used is still an answer: the server is there. */
const faults: readonly string[] = ["timeout", "rateLimited", "error"];

export function createBreaker(): Breaker {
  let inRow = 0;
  let openUntil: Temporal.Instant | null = null;
  const isOpen = (now: Temporal.Instant) =>
    openUntil !== null && Temporal.Instant.compare(now, openUntil) < 0;
  return {
    isOpen,
    admits: (now) => {
      if (isOpen(now)) return false;
      // This call is the trial; the others wait for what becomes of it.
      if (openUntil !== null) openUntil = now.add(pause);
      return true;
    },
    record: (outcome, now) => {
      inRow = faults.includes(outcome) ? inRow + 1 : 0;
      openUntil = inRow >= most ? now.add(pause) : null;
    },
  };
}
