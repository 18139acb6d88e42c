/** Decides what becomes of an update that failed, and how much of one person is handled at once. */

/** So many updates of one lane within the window; nobody types that fast, and an album is less. */
export const MAX_AT_ONCE = 30;
export const PACE_WINDOW = { seconds: 60 } as const;

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
