/** Takes in what the one-stop system reports of dossiers, and notes when officers are reminded and owners invited. */
import { firstDossierAlertAt } from "#dossiers/rules.ts";
import { upsertDossiers } from "#dossiers/store.ts";
import type {
  DossierToKeep,
  KeptCounts,
  OwnerContact,
  ReportedDossier,
} from "#dossiers/types.ts";
import { calendarOf, type House } from "./house.ts";

type Keeper = Pick<House, "database" | "city" | "clock" | "keyedHash">;

/**
 * One transaction; each code once. The same report twice changes nothing. Throws `city.absent` when an agency's calendar
 * is unknown.
 */
export async function keepDossiers(
  house: Keeper,
  reported: readonly ReportedDossier[],
): Promise<KeptCounts> {
  const now = house.clock.now();
  const rows = reported.map((one) => toKeep(house, one, now));
  return await house.database.transaction((tx) => upsertDossiers(tx, rows));
}

function toKeep(
  { city, keyedHash }: Keeper,
  reported: ReportedDossier,
  now: Temporal.Instant,
): DossierToKeep {
  const calendar = calendarOf(city, reported.agencyId);
  return {
    ...reported,
    contact: hidden(keyedHash, reported.contact),
    nextAlertAt: firstDossierAlertAt(reported, calendar, now),
    inviteAt: reported.doneAt === null ? null : now,
  };
}

/** A phone comes in as it is typed and goes no further. */
function hidden(
  keyedHash: House["keyedHash"],
  contact: OwnerContact | null,
): OwnerContact | null {
  return contact?.kind === "phone"
    ? { kind: "phone", value: keyedHash("phone", contact.value) }
    : contact;
}
