/** Slows down who guesses codes: after too many wrong ones from an address, none of its questions is answered for a while. */
export type GuessLimit = {
  readonly isOver: (address: string, now: Temporal.Instant) => boolean;
  readonly noteMiss: (address: string, now: Temporal.Instant) => void;
};

/** Many people share one address of a mobile network, so this is far above a few mistypings. */
const MAX_MISSES = 30;
export const WINDOW_MINUTES = 10;

/** All counts go at the end of each window, so memory holds the wrong codes of ten minutes at most. */
export function createGuessLimit(): GuessLimit {
  let window = 0;
  let misses = new Map<string, number>();
  const countOf = (address: string, now: Temporal.Instant): number => {
    const current = Math.floor(now.epochMilliseconds / (WINDOW_MINUTES * 60_000));
    if (current !== window) misses = new Map();
    window = current;
    return misses.get(neighbours(address)) ?? 0;
  };
  return {
    isOver: (address, now) => countOf(address, now) >= MAX_MISSES,
    noteMiss: (address, now) => {
      const count = countOf(address, now) + 1;
      misses.set(neighbours(address), count);
    },
  };
}

/** One subscriber has 2^64 addresses of IPv6: the first half is theirs. */
function neighbours(address: string): string {
  return address.split(":").slice(0, 4).join(":");
}
