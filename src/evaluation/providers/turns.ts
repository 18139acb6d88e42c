/** How much a server may be asked. */
export type Pace = {
  /** Questions under way at once. */
  readonly parallel: number;
  /** Questions begun in a minute; null: as many as there are. */
  readonly perMinute: number | null;
};

/** A running stopwatch, and waiting by it. */
export type Stopwatch = {
  readonly elapsedMs: () => number;
  readonly wait: (ms: number) => Promise<void>;
};

export type Turns = {
  /** Waits until the next question may begin; when that was. */
  readonly begin: () => Promise<number>;
  /** The question begun at `from` came too early or was lost: all wait, twice as long each time. */
  readonly holdBack: (from: number) => void;
  readonly goOn: () => void;
};

const MINUTE = 60_000;
const SHORTEST = 2_000;

/** Spreads questions evenly over the minute, and leaves a server alone that asks for it: 2 s, 4 s, … at most a minute. */
export function createTurns({ perMinute }: Pace, watch: Stopwatch): Turns {
  const gap = perMinute === null ? 0 : MINUTE / perMinute;
  let next = 0;
  let pause = 0;
  let heldAt = -1;
  return {
    begin: async () => {
      for (;;) {
        const now = watch.elapsedMs();
        if (now >= next) {
          next = Math.max(next, now - gap) + gap;
          return now;
        }
        await watch.wait(next - now);
      }
    },
    holdBack: (from) => {
      // Those that were under way together tell of the same thing.
      if (from <= heldAt) return;
      heldAt = watch.elapsedMs();
      pause = Math.min(MINUTE, Math.max(SHORTEST, pause * 2));
      next = Math.max(next, heldAt + pause);
    },
    goOn: () => {
      pause = 0;
    },
  };
}
