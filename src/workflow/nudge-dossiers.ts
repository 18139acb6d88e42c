/** Reminds officers two days and one day before a dossier is due, with the letter of apology drafted. */
import { findAddressees } from "#conversations/store.ts";
import { dueDossierAlert, nextDossierAlertAt } from "#dossiers/rules.ts";
import {
  insertDossierNudge,
  lockDueDossier,
  updateNextAlert,
} from "#dossiers/store.ts";
import type { Dossier, DossierNudge, DossierReason } from "#dossiers/types.ts";
import { phrase } from "#messages/phrase.ts";
import { newId } from "#platform/ids.ts";
import { agencyName, calendarOf, type House } from "./house.ts";
import { tellAt } from "./plan-telling.ts";
import { chooseRecipients, loadStaff } from "./recipients.ts";
import { tell } from "./tell.ts";
import type { Tick } from "./turn.ts";

/** Dossiers handled in one go. */
const BATCH = 50;

/**
 * Returns how many dossiers were looked at. One transaction each: ledger, message and next moment together;
 * one that fails is left for the next run and holds up no other.
 */
export async function nudgeDossiers(house: House): Promise<number> {
  const now = house.clock.now();
  const failed: string[] = [];
  for (let done = 0; done < BATCH; done += 1) {
    let dossier: Dossier | null = null;
    try {
      await house.database.transaction(async (tx) => {
        dossier = await lockDueDossier(tx, now, failed);
        if (dossier !== null) await nudge({ tx, house, now }, dossier);
      });
      if (dossier === null) return done;
    } catch (err) {
      const dossierId = idOf(dossier);
      if (dossierId === null) throw err;
      failed.push(dossierId);
      house.log.error(
        { event: "dossier.failed", dossierId, err },
        "the nudge of a dossier could not be told",
      );
      done -= 1;
    }
  }
  return BATCH;
}

/** The compiler does not see what a callback assigned. */
function idOf(dossier: Dossier | null): string | null {
  return dossier?.id ?? null;
}

async function nudge(tick: Tick, dossier: Dossier): Promise<void> {
  const { tx, house, now } = tick;
  const calendar = calendarOf(house.city, dossier.agencyId);
  const at = tellAt("normal", calendar, now);
  if (Temporal.Instant.compare(at, now) > 0) {
    return await updateNextAlert(tx, dossier.id, at);
  }
  const due = dueDossierAlert(dossier, calendar, now);
  if (due !== null) await tellAll(tick, dossier, due.daysLeft);
  await updateNextAlert(tx, dossier.id, nextDossierAlertAt(dossier, calendar, now));
}

async function tellAll(tick: Tick, dossier: Dossier, daysLeft: number): Promise<void> {
  const staff = await loadStaff(tick, [dossier.agencyId]);
  const chosen = chooseRecipients(tick.house.city, staff, dossier, "officer");
  for (const { personId } of chosen)
    await tellOne(tick, dossier, { daysLeft, personId });
}

async function tellOne(
  { tx, house, now }: Tick,
  dossier: Dossier,
  given: Pick<DossierNudge, "daysLeft" | "personId">,
): Promise<void> {
  const { id: dossierId, code, procedure, dueAt, receivedAt } = dossier;
  const { daysLeft, personId } = given;
  const [to] = await findAddressees(tx, [personId]);
  const why = whyNotTold(dossier, to !== undefined, now);
  const key = { dossierId, dueAt, daysLeft, personId };
  if (to === undefined || why !== null) {
    const skipped = { ...key, state: "skipped", reason: why ?? "noChat" } as const;
    return void (await insertDossierNudge(tx, skipped, now));
  }
  const messageId = newId();
  const told = { ...key, state: "told", messageId } as const;
  if (!(await insertDossierNudge(tx, told, now))) return;
  const agency = agencyName(house.city, dossier.agencyId);
  const words = { code, procedure, agency, daysLeft, receivedAt, dueAt };
  const telling = {
    id: messageId,
    to,
    dedupeKey: `dossier:${dossierId}:${dueAt}:${daysLeft}:${personId}`,
    class: "nudge" as const,
    phrase: phrase("dossierNudge", words),
  };
  await tell(tx, [telling], now);
}

function whyNotTold(
  { doneAt, dueAt }: Dossier,
  hasChat: boolean,
  now: Temporal.Instant,
): DossierReason | null {
  if (doneAt !== null) return "done";
  if (Temporal.Instant.compare(dueAt, now) <= 0) return "deadlinePassed";
  return hasChat ? null : "noChat";
}
