/** Raises the alerts that are due: nudges before a deadline, escalations after it, a row of the ledger for each person. */
import { dueAlerts } from "#alerts/rules.ts";
import { insertNudges } from "#alerts/store.ts";
import type { AlertPolicy, DueAlerts, Nudge, Planned } from "#alerts/types.ts";
import { isAllowed } from "#cases/rules.ts";
import { insertCaseEvents, loadCase, lockDueCase, updateCase } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { phrase } from "#messages/phrase.ts";
import { endPause } from "./end-pause.ts";
import { followSilence } from "./follow-silence.ts";
import { agencyName, calendarOf, type House } from "./house.ts";
import { alertsOf } from "./plan-deadlines.ts";
import { tellAt } from "./plan-telling.ts";
import { chooseRecipients, leaderOf, loadStaff, type Staff } from "./recipients.ts";
import { tellCitizen } from "./tell-citizen.ts";
import type { Outlook, Tick } from "./turn.ts";

/** Cases handled in one go. */
const BATCH = 50;

/**
 * Returns how many cases were looked at. However often it runs, the unique key of the ledger decides; telling
 * is another step (`tell-alerts.ts`). One transaction a case: one that fails is left for the next run and
 * holds up no other.
 */
export async function raiseAlerts(house: House): Promise<number> {
  const now = house.clock.now();
  const failed: string[] = [];
  let done = 0;
  while (done < BATCH) {
    const outcome = await raiseNext(house, failed, now);
    if (outcome === "none") break;
    if (outcome === "raised") done += 1;
    else failed.push(outcome.failed);
  }
  return done;
}

async function raiseNext(
  house: House,
  except: readonly string[],
  now: Temporal.Instant,
): Promise<"none" | "raised" | { readonly failed: string }> {
  let caseId: string | null = null;
  try {
    return await house.database.transaction(async (tx) => {
      caseId = await lockDueCase(tx, now, except);
      if (caseId === null) return "none";
      await raiseFor({ tx, house, now }, await loadCase(tx, caseId));
      return "raised";
    });
  } catch (err) {
    if (caseId === null) throw err;
    house.log.error(
      { event: "alerts.failed", caseId, err },
      "the alerts of a case could not be raised",
    );
    return { failed: caseId };
  }
}

async function raiseFor(tick: Tick, found: StoredCase): Promise<void> {
  const { tx, house, now } = tick;
  const { city } = house;
  if (isAllowed("followSilence", found.state)) return await followSilence(tick, found);
  if (found.pausedAt !== null) return await endPause(tick, found);
  const due = dueAlerts(alertsOf(city, found), found.nextAlertAt ?? now, now);
  await raiseDue(tick, found, due);
  await updateCase(tx, found.id, { nextAlertAt: due.nextAt });
}

/** Raises what is due, and notes why the rest is not. */
export async function raiseDue(
  tick: Tick,
  found: StoredCase,
  { raise, skip }: Pick<DueAlerts, "raise" | "skip">,
): Promise<void> {
  const { tx, now } = tick;
  if (raise.length + skip.length === 0) return;
  const staff = await loadStaff(tick, [found.agencyId]);
  const outcomes: { policy: AlertPolicy; outcome: string }[] = [];
  const nudges: Omit<Nudge, "id">[] = [];
  for (const planned of raise) {
    const { policy } = planned;
    const own = nudgesFor(tick, found, staff, planned);
    nudges.push(...own);
    outcomes.push({ policy, outcome: own.length > 0 ? "raised" : "noRecipient" });
  }
  for (const { planned, reason } of skip) {
    outcomes.push({ policy: planned.policy, outcome: reason });
  }
  await insertNudges(tx, nudges);
  // The history of a case says which alert went out, and why another did not.
  const events = outcomes.map(({ policy, outcome }) => ({
    kind: outcome === "raised" ? ("alertRaised" as const) : ("alertSkipped" as const),
    actorId: null,
    data: { policy: policy.id, version: found.deadlineVersion, outcome },
  }));
  await insertCaseEvents(tx, found.id, events, now);
  const isOverdue = raise.some(
    ({ policy }) => policy.deadline === "answer" && policy.direction === "after",
  );
  if (isOverdue) await tellOverdue(tick, found, staff);
}

/** One row for each person this threshold is for, with when they may be told. */
export function nudgesFor(
  { house, now }: Outlook,
  found: StoredCase,
  staff: Staff,
  { policy, at }: Planned,
): Omit<Nudge, "id">[] {
  const { city } = house;
  const { id: caseId, deadlineVersion, level } = found;
  return chooseRecipients(city, staff, found, policy.recipient).map((chosen) => ({
    caseId,
    deadlineVersion,
    policyId: policy.id,
    personId: chosen.personId,
    dueAt: at,
    tellAt: tellAt(level, calendarOf(city, chosen.agencyId), now),
  }));
}

/** The citizen hears it once for each deadline, however many are told above it. */
async function tellOverdue(tick: Tick, found: StoredCase, staff: Staff): Promise<void> {
  const { code, deadlineVersion } = found;
  const agency = agencyName(tick.house.city, found.agencyId);
  const leader = leaderOf(staff, found);
  await tellCitizen(tick, found, {
    about: `overdue:v${deadlineVersion}`,
    phrase: phrase("overdueTold", { code, agency, leader }),
  });
}
