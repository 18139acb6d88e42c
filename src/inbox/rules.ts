/** Decides what becomes of an update that failed. */

/** Seconds to wait after each failure; after the last one the update is set aside. */
const WAITS = [1, 5, 30];

/** When to try again after `attempts` failures; null: set it aside, so that its lane goes on. */
export function retryAt(
  attempts: number,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const seconds = WAITS[attempts - 1];
  return seconds === undefined ? null : now.add({ seconds });
}
