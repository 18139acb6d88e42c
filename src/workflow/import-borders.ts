/** Puts new borders of the wards in the place of the old ones, all of them or none. */
import { replaceBorders } from "#routing/store.ts";
import type { WardBorder } from "#routing/types.ts";
import type { House } from "./house.ts";
import { readBorders } from "./load-borders.ts";

/** `source` is what the file is called. In use here at once, in other processes within a minute. */
export async function importBorders(
  { database, city, clock, log }: House,
  borders: readonly WardBorder[],
  source: string,
): Promise<void> {
  const now = clock.now();
  await database.transaction((tx) => replaceBorders(tx, borders, source, now));
  city.borders = await readBorders(database);
  log.info(
    { event: "borders.imported", count: borders.length },
    "borders of wards were imported",
  );
}
