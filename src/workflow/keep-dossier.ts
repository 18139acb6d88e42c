/** Takes in what the one-stop system reports of a dossier, and notes when its officer is to be reminded. */
import { firstDossierAlertAt } from "#dossiers/rules.ts";
import { upsertDossier } from "#dossiers/store.ts";
import type { ReportedDossier } from "#dossiers/types.ts";
import { calendarOf, type House } from "./house.ts";

/** Throws `city.absent` when the agency's calendar is unknown. The same report twice changes nothing. */
export async function keepDossier(
  { database, city, clock }: Pick<House, "database" | "city" | "clock">,
  reported: ReportedDossier,
): Promise<void> {
  const calendar = calendarOf(city, reported.agencyId);
  const at = firstDossierAlertAt(reported, calendar, clock.now());
  await database.transaction((tx) => upsertDossier(tx, reported, at));
}
