/** Plays alerts ahead in memory, by the same rules that raise and tell them: a ledger without a database. */
import { dueAlerts } from "#alerts/rules.ts";
import type { AlertPolicy, Nudge } from "#alerts/types.ts";
import type { StoredCase } from "#cases/types.ts";
import { alertsOf } from "./plan-deadlines.ts";
import { nudgesFor } from "./raise-alerts.ts";
import type { Staff } from "./recipients.ts";
import { sift } from "./tell-alerts.ts";
import type { Outlook } from "./turn.ts";

export type PlayedNudge = Nudge & {
  readonly state: string;
  readonly reason: string | null;
};

/** One message of the outlook, with everything it says. */
export type PlayedMessage = {
  readonly at: Temporal.Instant;
  readonly personId: string;
  readonly said: readonly {
    readonly found: StoredCase;
    readonly policy: AlertPolicy;
    readonly nudge: Nudge;
  }[];
};

/** All alerts that were ever raised by their key, and the keys of those that wait by person. */
export type PlayLedger = {
  readonly rows: Map<string, PlayedNudge>;
  readonly waiting: Map<string, Set<string>>;
  /** Is told of everything that begins to wait. */
  readonly onWait: (personId: string, tellAt: Temporal.Instant) => void;
};

export function openPlayLedger(
  rows: readonly PlayedNudge[],
  onWait: PlayLedger["onWait"],
): PlayLedger {
  const ledger: PlayLedger = { rows: new Map(), waiting: new Map(), onWait };
  for (const row of rows) put(ledger, row);
  return ledger;
}

/** Raises what is due of a case looked at since `from`; returns when to look at it again, null: never. */
export function playRaise(
  ledger: PlayLedger,
  outlook: Outlook,
  staff: Staff,
  found: StoredCase,
  from: Temporal.Instant,
): Temporal.Instant | null {
  const planned = alertsOf(outlook.house.city, found);
  const { raise, nextAt } = dueAlerts(planned, from, outlook.now);
  for (const one of raise) insert(ledger, nudgesFor(outlook, found, staff, one));
  return nextAt;
}

/** Tells one person what is due; null: nothing is. `cases` are those of the ledger, as they are now. */
export function playTell(
  ledger: PlayLedger,
  outlook: Outlook,
  staff: Staff,
  personId: string,
  cases: ReadonlyMap<string, StoredCase>,
): PlayedMessage | null {
  const { now } = outlook;
  const due = waitingOf(ledger, personId).filter(
    ({ tellAt }) => Temporal.Instant.compare(tellAt, now) <= 0,
  );
  if (due.length === 0) return null;
  const ids = new Set(due.map(({ caseId }) => caseId));
  const found = [...ids].flatMap((id) => cases.get(id) ?? []);
  const { ripe, settled, instead } = sift(outlook, staff, due, found);
  for (const one of settled) {
    if (one.kind === "later") settle(ledger, one.id, { tellAt: one.tellAt });
    else settle(ledger, one.id, { state: one.kind, reason: one.reason });
  }
  insert(ledger, instead);
  for (const { nudge } of ripe)
    settle(ledger, nudge.id, { state: "told", reason: null });
  if (ripe.length === 0) return null;
  const said = ripe.map(({ nudge, policy, said: { found: of } }) => ({
    found: of,
    policy,
    nudge,
  }));
  return { at: now, personId, said };
}

function waitingOf({ rows, waiting }: PlayLedger, personId: string): PlayedNudge[] {
  return [...(waiting.get(personId) ?? [])].flatMap((key) => rows.get(key) ?? []);
}

/** As the table does: one that exists stays, unless it was skipped because somebody else was in charge. */
function insert(ledger: PlayLedger, fresh: readonly Omit<Nudge, "id">[]): void {
  for (const one of fresh) {
    const id = keyOf(one);
    const old = ledger.rows.get(id);
    const isFree =
      old === undefined ||
      (old.state === "skipped" && ["absent", "handedOver"].includes(old.reason ?? ""));
    if (!isFree) continue;
    const isTold = wasTold(ledger, one);
    const state = isTold ? "skipped" : "waiting";
    put(ledger, { ...one, id, state, reason: isTold ? "alreadyTold" : null });
  }
}

/** Under another version of the deadline, of the same moment. */
function wasTold({ rows }: PlayLedger, one: Omit<Nudge, "id">): boolean {
  for (let version = 1; version < one.deadlineVersion; version += 1) {
    const past = rows.get(keyOf({ ...one, deadlineVersion: version }));
    if (past?.state === "told" && past.dueAt.equals(one.dueAt)) return true;
  }
  return false;
}

function settle(ledger: PlayLedger, id: string, change: Partial<PlayedNudge>): void {
  const row = ledger.rows.get(id);
  if (row !== undefined) put(ledger, { ...row, ...change });
}

function put({ rows, waiting, onWait }: PlayLedger, row: PlayedNudge): void {
  const id = keyOf(row);
  rows.set(id, { ...row, id });
  const own = waiting.get(row.personId) ?? new Set();
  if (row.state === "waiting") {
    own.add(id);
    onWait(row.personId, row.tellAt);
  } else own.delete(id);
  if (own.size > 0) waiting.set(row.personId, own);
  else waiting.delete(row.personId);
}

type Key = Pick<Nudge, "caseId" | "deadlineVersion" | "policyId" | "personId">;

function keyOf({ caseId, deadlineVersion, policyId, personId }: Key): string {
  return [caseId, deadlineVersion, policyId, personId].join("|");
}
