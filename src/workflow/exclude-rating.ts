/** An administrator leaves a rating out of every index, or takes it back in; it is never deleted. */
import { markExcluded } from "#ratings/store.ts";
import type { House } from "./house.ts";

/** `exclusion` null: it counts again. False: there is no such rating. */
export async function excludeRating(
  { database, clock, log }: House,
  ratingId: string,
  exclusion: { readonly by: string; readonly reason: string } | null,
): Promise<boolean> {
  const isDone = await database.transaction((tx) =>
    markExcluded(tx, ratingId, exclusion, clock.now()),
  );
  const isExcluded = exclusion !== null;
  if (isDone) {
    log.info({ event: "rating.marked", ratingId, isExcluded }, "a rating was judged");
  }
  return isDone;
}
