/** Tells people the alerts that wait for them: all that are due in one message, each looked at once more before. */
import { gravestOf, whyNotTold } from "#alerts/rules.ts";
import {
  findPeopleToTell,
  insertNudges,
  lockNudges,
  settleNudges,
} from "#alerts/store.ts";
import type { AlertPolicy, Nudge, Planned, Settled } from "#alerts/types.ts";
import { findCasesById } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { findAddressees } from "#conversations/store.ts";
import type { NudgeReason } from "#kernel/nudge-reason.ts";
import { hashToken, newId } from "#platform/ids.ts";
import { alertMessage, type Said, sayAlert } from "./alert-message.ts";
import { owesDigest } from "./digest-time.ts";
import { calendarOf, type House } from "./house.ts";
import { alertsOf } from "./plan-deadlines.ts";
import { tellAt } from "./plan-telling.ts";
import { nudgesFor } from "./raise-alerts.ts";
import { type Chosen, chooseRecipients, loadStaff, type Staff } from "./recipients.ts";
import { tell } from "./tell.ts";
import type { Outlook, Tick } from "./turn.ts";

/** An alert that is to be said, with what it is about. */
export type Ripe = {
  readonly nudge: Nudge;
  readonly policy: AlertPolicy;
  readonly said: Said;
};

/**
 * Returns how many people were dealt with. One transaction a person: the message and the ledger together, so
 * a crash leaves both or neither; one that fails is left for the next run and holds up no other.
 */
export async function tellAlerts(house: House): Promise<number> {
  const now = house.clock.now();
  let done = 0;
  for (const personId of await findPeopleToTell(house.database.db, now)) {
    try {
      const settled = await house.database.transaction((tx) =>
        tellPerson({ tx, house, now }, personId),
      );
      if (settled > 0) done += 1;
    } catch (err) {
      house.log.error(
        { event: "alerts.notTold", personId, err },
        "the alerts of a person could not be told",
      );
    }
  }
  return done;
}

async function tellPerson(tick: Tick, personId: string): Promise<number> {
  const { tx, now } = tick;
  // Its alerts go into the overview, which another process may just be making.
  if (await owesDigest(tick, personId)) return 0;
  const nudges = await lockNudges(tx, personId, now);
  if (nudges.length === 0) return 0;
  const cases = await findCasesById(
    tx,
    nudges.map(({ caseId }) => caseId),
  );
  const staff = await loadStaff(
    tick,
    cases.map(({ agencyId }) => agencyId),
  );
  const { ripe, settled, instead } = sift(tick, staff, nudges, cases);
  await insertNudges(tx, instead);
  const all = [...settled, ...(await say(tick, personId, ripe))];
  await settleNudges(tx, all, now);
  return all.length;
}

export type Sifted = {
  readonly ripe: Ripe[];
  readonly settled: Settled[];
  /** For whoever is in charge by now. */
  readonly instead: Omit<Nudge, "id">[];
};

/** Parts the alerts of one person that are due: what is said now, what becomes of the rest. Reads and writes nothing. */
export function sift(
  tick: Outlook,
  staff: Staff,
  nudges: readonly Nudge[],
  cases: readonly StoredCase[],
): Sifted {
  const sifted: Sifted = { ripe: [], settled: [], instead: [] };
  for (const found of cases) {
    const own = nudges.filter(({ caseId }) => caseId === found.id);
    try {
      siftCase(tick, staff, { found, nudges: own }, sifted);
    } catch (err) {
      // Its alerts go on waiting, and hold up no other case of the same person.
      tick.house.log.error(
        { event: "alerts.failed", caseId: found.id, err },
        "the alerts of a case could not be told",
      );
    }
  }
  return sifted;
}

function siftCase(
  tick: Outlook,
  staff: Staff,
  { found, nudges }: { readonly found: StoredCase; readonly nudges: readonly Nudge[] },
  sifted: Sifted,
): void {
  const planned = alertsOf(tick.house.city, found);
  const mine = nudges.flatMap((nudge) =>
    look(tick, staff, { nudge, found, planned }, sifted),
  );
  const gravest = gravestOf(mine);
  if (gravest === undefined) return;
  const { policy } = gravest;
  const said = sayAlert(tick.house.city, { found, policy }, tick.now);
  sifted.ripe.push({ ...gravest, said });
  for (const { nudge } of mine) {
    if (nudge !== gravest.nudge) skip(sifted, nudge, "superseded");
  }
}

/** The alert if it is to be said now; else what becomes of it is noted in `sifted`. */
function look(
  tick: Outlook,
  staff: Staff,
  about: {
    readonly nudge: Nudge;
    readonly found: StoredCase;
    readonly planned: readonly Planned[];
  },
  sifted: Sifted,
): Pick<Ripe, "nudge" | "policy">[] {
  const { house, now } = tick;
  const { nudge, found, planned } = about;
  const why = whyNotTold(nudge, found, planned, now);
  const plan = planned.find((one) => one.policy.id === nudge.policyId);
  if (why !== null || plan === undefined) {
    skip(sifted, nudge, why ?? "policyGone");
    return [];
  }
  const { policy } = plan;
  const chosen = chooseRecipients(house.city, staff, found, policy.recipient);
  const mine = chosen.find(({ personId }) => personId === nudge.personId);
  if (mine === undefined) {
    skip(sifted, nudge, staff.standIns.has(nudge.personId) ? "absent" : "handedOver");
    sifted.instead.push(...nudgesFor(tick, found, staff, { policy, at: nudge.dueAt }));
    return [];
  }
  const at = momentFor(tick, found, mine);
  if (Temporal.Instant.compare(at, now) > 0) {
    sifted.settled.push({ kind: "later", id: nudge.id, tellAt: at });
    return [];
  }
  return [{ nudge, policy }];
}

function momentFor(
  { house, now }: Outlook,
  { level }: StoredCase,
  { agencyId }: Chosen,
): Temporal.Instant {
  return tellAt(level, calendarOf(house.city, agencyId), now);
}

function skip({ settled }: Sifted, { id }: Nudge, reason: NudgeReason): void {
  settled.push({ kind: "skipped", id, reason });
}

/** One message of everything; its key is made of the ledger's rows. */
async function say(
  tick: Tick,
  personId: string,
  ripe: readonly Ripe[],
): Promise<Settled[]> {
  if (ripe.length === 0) return [];
  const { tx, now } = tick;
  const [to] = await findAddressees(tx, [personId]);
  if (to === undefined) {
    return ripe.map(({ nudge }) => ({
      kind: "skipped",
      id: nudge.id,
      reason: "noRecipient",
    }));
  }
  const sorted = ripe.toSorted((one, other) =>
    Temporal.Instant.compare(one.said.line.dueAt, other.said.line.dueAt),
  );
  const messageId = newId();
  const ids = sorted.map(({ nudge }) => nudge.id).toSorted();
  const isLate = sorted.some(({ policy }) => policy.direction === "after");
  const telling = {
    ...alertMessage(sorted.map(({ said }) => said)),
    id: messageId,
    to,
    dedupeKey: `alerts:${hashToken(ids.join())}`,
    class: isLate ? ("escalation" as const) : ("nudge" as const),
  };
  await tell(tx, [telling], now);
  const reason = sorted.length > 1 ? "merged" : null;
  return sorted.map(({ nudge }) => ({ kind: "told", id: nudge.id, messageId, reason }));
}
