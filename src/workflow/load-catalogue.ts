/** Keeps agencies and the responsibility table in memory the same as in the tables. */
import type { Database } from "#platform/db.ts";
import { type Catalogue, findCatalogueVersion, loadCatalogue } from "#routing/store.ts";
import type { City, House } from "./house.ts";

type Loaded = Pick<City, "catalogueVersion" | "agencies" | "matters"> &
  Pick<Catalogue, "wards">;

export async function readCatalogue({ db }: Database): Promise<Loaded> {
  // The version first: a change in between is then loaded again, never missed.
  const catalogueVersion = await findCatalogueVersion(db);
  const { agencies, matters, wards } = await loadCatalogue(db);
  return {
    catalogueVersion,
    agencies: new Map(agencies.map((agency) => [agency.id, agency])),
    matters: new Map(matters.map((matter) => [matter.id, matter])),
    wards,
  };
}

/** Takes over what was changed through another process; 1 when there was something. */
export async function refreshCatalogue({
  database,
  city,
  log,
}: House): Promise<number> {
  const version = await findCatalogueVersion(database.db);
  if (version === city.catalogueVersion) return 0;
  const { catalogueVersion, agencies, matters } = await readCatalogue(database);
  Object.assign(city, { catalogueVersion, agencies, matters });
  log.info({ event: "catalogue.loaded" }, "agencies and matters were loaded again");
  return 1;
}
