import { setTimeout as wait } from "node:timers/promises";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Runs `work` until it succeeds or `signal` ends it, pausing longer each time. `onFailure` may say how
 * many milliseconds the other side wants us to pause; null when it does not say.
 */
export async function persist(
  work: () => Promise<unknown>,
  options: {
    readonly signal: AbortSignal;
    readonly onFailure: (error: unknown) => number | null;
  },
): Promise<void> {
  const { signal, onFailure } = options;
  for (let failures = 0; !signal.aborted; failures += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (signal.aborted) break;
      const usual = Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
      await wait(onFailure(error) ?? usual, null, { signal }).catch(() => {});
    }
  }
}
