/** Raises the alerts that are due: nudges before a deadline, escalations after it, each once. */
import { dueAlerts } from "#alerts/rules.ts";
import type { AlertPolicy, DueAlerts } from "#alerts/types.ts";
import { isAllowed } from "#cases/rules.ts";
import { insertCaseEvent, lockDueCase, updateCase } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { workButtons } from "#conversations/flows/desk-buttons.ts";
import type { Addressee } from "#conversations/store.ts";
import { nextOpening, workingSecondsBetween } from "#kernel/working-time.ts";
import { type Phrase, phrase } from "#messages/phrase.ts";
import { endPause } from "./end-pause.ts";
import { followSilence } from "./follow-silence.ts";
import { agencyName, type City, calendarOf, type House } from "./house.ts";
import { alertsOf } from "./plan-deadlines.ts";
import { tellCitizen } from "./tell-citizen.ts";
import { tellOfficers } from "./tell-officers.ts";
import { factsOf, findHandlers, findLeaders, type Tick } from "./turn.ts";

/** Cases handled in one go. */
const BATCH = 50;

/**
 * Returns how many cases were looked at. However often it runs, the unique key of a message decides.
 * One transaction a case: one that fails is left for the next run and holds up no other.
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
  let due: StoredCase | null = null;
  try {
    return await house.database.transaction(async (tx) => {
      due = await lockDueCase(tx, now, except);
      if (due === null) return "none";
      await raiseFor({ tx, house, now }, due);
      return "raised";
    });
  } catch (err) {
    if (due === null) throw err;
    const { id: caseId } = due;
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
  for (const { policy } of raise) {
    const told = await (policy.direction === "before"
      ? nudge(tick, found, policy)
      : escalate(tick, found, policy));
    await note(tick, found, policy, told > 0 ? "raised" : "noRecipient");
  }
  for (const { planned: passed, reason } of skip)
    await note(tick, found, passed.policy, reason);
}

async function nudge(
  tick: Tick,
  found: StoredCase,
  policy: AlertPolicy,
): Promise<number> {
  const key = policy.deadline === "accept" ? "nudgeAccept" : "nudgeAnswer";
  const facts = factsOf(tick.house.city, found);
  const due = policy.deadline === "accept" ? found.acceptDueAt : found.answerDueAt;
  const minutesLeft = minutesUntil(tick.house.city, found, due, tick.now);
  const handlers = await findHandlers(tick, found);
  await alert(tick, found, policy, handlers, phrase(key, { ...facts, minutesLeft }));
  return handlers.length;
}

async function escalate(
  tick: Tick,
  found: StoredCase,
  policy: AlertPolicy,
): Promise<number> {
  const { house } = tick;
  const key = policy.deadline === "accept" ? "overdueAccept" : "overdueAnswer";
  const agency = agencyName(house.city, found.agencyId);
  const facts = factsOf(house.city, found);
  const { addressees, leader } = await findLeaders(tick, found);
  await alert(tick, found, policy, addressees, phrase(key, { ...facts, agency }));
  if (policy.deadline === "answer") {
    const { code } = found;
    await tellCitizen(tick, found, {
      about: `${aboutAlert(found, policy)}:citizen`,
      phrase: phrase("overdueTold", { code, agency, leader }),
    });
  }
  return addressees.length;
}

async function alert(
  tick: Tick,
  found: StoredCase,
  policy: AlertPolicy,
  to: readonly Addressee[],
  words: Phrase,
): Promise<void> {
  await tellOfficers(tick, found, {
    to,
    about: aboutAlert(found, policy),
    // After an outage, or a deadline that moved at night, it waits for the morning.
    isExpected: wasOpen(tick, found),
    class: policy.direction === "before" ? "nudge" : "escalation",
    phrase: words,
    buttons: workButtons(found),
  });
}

/** Alerts are planned into office hours; whoever looks is a little later. */
function wasOpen({ house, now }: Tick, { agencyId }: StoredCase): boolean {
  const calendar = calendarOf(house.city, agencyId);
  const opening = nextOpening(calendar, now.subtract({ minutes: 5 }));
  return Temporal.Instant.compare(opening, now) <= 0;
}

/** A deadline that has moved is alerted of anew. */
function aboutAlert({ deadlineVersion }: StoredCase, { id }: AlertPolicy): string {
  return `alert:v${deadlineVersion}:${id}`;
}

/** The history of a case says which alert went out, and why another did not. */
async function note(
  { tx, now }: Tick,
  found: StoredCase,
  policy: AlertPolicy,
  outcome: "raised" | "noRecipient" | "superseded" | "deadlinePassed",
): Promise<void> {
  const data = { policy: policy.id, version: found.deadlineVersion, outcome };
  const kind = outcome === "raised" ? "alertRaised" : "alertSkipped";
  await insertCaseEvent(tx, found.id, { kind, actorId: null, data }, now);
}

/** Working minutes left, to the nearest five: people do not need "3 giờ 59 phút". */
function minutesUntil(
  city: City,
  { agencyId }: StoredCase,
  due: Temporal.Instant,
  now: Temporal.Instant,
): number {
  const seconds = workingSecondsBetween(calendarOf(city, agencyId), now, due);
  return Math.max(5, Math.round(seconds / 300) * 5);
}
