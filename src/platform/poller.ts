import type { Log } from "./logger.ts";

/** A small unit of background work. */
export type Poller = {
  /** Runs soon, again if it is running now; what woke it may already be done by then. */
  readonly wake: () => void;
  /** Resolves when the run in hand is finished; nothing runs afterwards. */
  readonly stop: () => Promise<void>;
};

/**
 * Runs `work` when woken and every `everyMs` at the latest, never twice at once. `work` returns how
 * much it did; as long as that is more than nothing it is called again at once. An error is logged
 * and waits for the next turn. `signal` tells long work that the poller is being stopped.
 */
export function startPoller(
  name: string,
  options: {
    readonly everyMs: number;
    readonly log: Log;
    readonly work: (signal: AbortSignal) => Promise<number>;
  },
): Poller {
  const stopping = new AbortController();
  let isWoken = true;
  let rouse: () => void = () => {};

  const loop = async () => {
    while (!stopping.signal.aborted) {
      isWoken = false;
      const done = await options.work(stopping.signal).catch((err: unknown) => {
        options.log.error(
          { event: "poller.failed", poller: name, err },
          "background work failed",
        );
        return 0;
      });
      // PGlite answers without leaving this turn of the event loop: work after work would let no request in.
      await new Promise((resolve) => setImmediate(resolve));
      if (done > 0 || isWoken || stopping.signal.aborted) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, options.everyMs);
        rouse = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const finished = loop();

  return {
    wake: () => {
      isWoken = true;
      rouse();
    },
    stop: async () => {
      stopping.abort();
      rouse();
      await finished;
    },
  };
}
