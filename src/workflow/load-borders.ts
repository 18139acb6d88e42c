/** Keeps the borders of the wards in memory the same as in the tables. */
import type { Database } from "#platform/db.ts";
import { boxed } from "#routing/providers/borders.ts";
import { findBorderImport, loadBorders } from "#routing/store.ts";
import type { Borders, House } from "./house.ts";

export async function readBorders({ db }: Database): Promise<Borders> {
  // The moment first: an import in between is then loaded again, never missed.
  const importedAt = (await findBorderImport(db))?.importedAt ?? null;
  const borders = importedAt === null ? [] : await loadBorders(db);
  return { importedAt, all: borders.map(boxed) };
}

/** Takes over what another process has imported; 1 when there was something. */
export async function refreshBorders({ database, city, log }: House): Promise<number> {
  const newest = await findBorderImport(database.db);
  if (isSame(newest?.importedAt ?? null, city.borders.importedAt)) return 0;
  city.borders = await readBorders(database);
  log.info(
    { event: "borders.loaded", count: city.borders.all.length },
    "the borders of the wards were loaded again",
  );
  return 1;
}

function isSame(one: Temporal.Instant | null, other: Temporal.Instant | null): boolean {
  return one === null || other === null ? one === other : one.equals(other);
}
