/** What dossiers are checked against: the agencies, the counters, and today. */
import type { Known } from "#dossiers/flows/read-row.ts";
import { fold } from "#kernel/text.ts";
import { listServicePoints } from "#routing/store.ts";
import type { House } from "./house.ts";

export async function knownTo({
  database,
  city,
  clock,
}: Pick<House, "database" | "city" | "clock">): Promise<Known> {
  const points = new Set(
    (await listServicePoints(database.db)).map(({ code }) => code),
  );
  const ids = new Map<string, string>();
  for (const { id, name, shortName } of city.agencies.values()) {
    for (const word of [shortName, name, id]) ids.set(fold(word), id);
  }
  return {
    findAgency: (text) => ids.get(fold(text)) ?? null,
    hasPoint: (code) => points.has(code),
    today: clock.now().toZonedDateTimeISO(city.calendar.timeZone).toPlainDate(),
  };
}
