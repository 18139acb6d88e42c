import { toDate, toInstant } from "#platform/clock.ts";
import type { Db, Tx } from "#platform/db.ts";
import { newId } from "#platform/ids.ts";
import {
  alertPolicySchema,
  ledgerRowSchema,
  nudgeRowSchema,
  openCaseSchema,
} from "./schema.ts";
import type {
  AlertPolicy,
  LedgerRow,
  Nudge,
  OpenCase,
  OutcomeCount,
  Period,
  Settled,
} from "./types.ts";

export async function loadAlertPolicies(db: Db | Tx): Promise<AlertPolicy[]> {
  const rows = await db.alertPolicy.findMany();
  return rows.map((row) => alertPolicySchema.parse(row));
}

export async function replaceAlertPolicies(
  tx: Tx,
  policies: readonly AlertPolicy[],
): Promise<void> {
  await tx.alertPolicy.deleteMany();
  await tx.alertPolicy.createMany({ data: [...policies] });
}

/**
 * Writes alerts that are due, one statement for all. One that exists stays as it is, unless it was skipped
 * because somebody else was in charge: that may be over. One whose moment this person was told of under
 * another version of the deadline is noted and not told.
 */
export async function insertNudges(
  tx: Tx,
  nudges: readonly Omit<Nudge, "id">[],
): Promise<void> {
  if (nudges.length === 0) return;
  const rows = nudges.map((nudge) => ({ ...nudge, id: newId() }));
  await tx.$executeRaw`
    INSERT INTO nudge (id, case_id, deadline_version, policy_id, person_id, due_at, tell_at, state, reason)
    SELECT id, "caseId", "deadlineVersion", "policyId", "personId", "dueAt", "tellAt",
      CASE WHEN "isTold" THEN 'skipped' ELSE 'waiting' END,
      CASE WHEN "isTold" THEN 'alreadyTold' END
    FROM (
      SELECT given.*, EXISTS (
        SELECT 1 FROM nudge AS past
        WHERE past.case_id = given."caseId" AND past.policy_id = given."policyId"
          AND past.person_id = given."personId" AND past.due_at = given."dueAt"
          AND past.deadline_version <> given."deadlineVersion" AND past.state = 'told'
      ) AS "isTold"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given (
        id uuid, "caseId" uuid, "deadlineVersion" int, "policyId" text, "personId" uuid,
        "dueAt" timestamptz(3), "tellAt" timestamptz(3))
    ) AS fresh
    ON CONFLICT (case_id, deadline_version, policy_id, person_id) DO UPDATE
      SET state = excluded.state, reason = excluded.reason, tell_at = excluded.tell_at
      WHERE nudge.state = 'skipped' AND nudge.reason IN ('absent', 'handedOver')`;
}

/**
 * Everybody with an alert to be told at `now`, who has waited longest first. All of them, so that nobody who
 * cannot be told stands before others; they are people in offices, never many. Due rows only (partial index).
 */
export async function findPeopleToTell(
  db: Db,
  now: Temporal.Instant,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ person_id: string }[]>`
    SELECT person_id FROM nudge
    WHERE state = 'waiting' AND tell_at <= ${toDate(now)}
    GROUP BY person_id ORDER BY min(tell_at)`;
  return rows.map((row) => row.person_id);
}

/**
 * The alerts of one person that are due, held until the transaction ends. None while another process tells
 * the same person, or somebody acts on the case: what is left is looked at again in the next run.
 */
export async function lockNudges(
  tx: Tx,
  personId: string,
  now: Temporal.Instant,
): Promise<Nudge[]> {
  if (!(await lockTelling(tx, personId))) return [];
  const rows = await tx.$queryRaw<object[]>`
    SELECT n.id, case_id AS "caseId", n.deadline_version AS "deadlineVersion",
      policy_id AS "policyId", person_id AS "personId", due_at AS "dueAt", tell_at AS "tellAt"
    FROM nudge AS n JOIN "case" AS c ON c.id = n.case_id
    WHERE person_id = ${personId}::uuid AND n.state = 'waiting' AND tell_at <= ${toDate(now)}
    FOR UPDATE OF n SKIP LOCKED FOR SHARE OF c SKIP LOCKED`;
  return rows.map((row) => nudgeRowSchema.parse(row));
}

/** One teller a person, or two would each say half. False: another process tells this person just now. */
export async function lockTelling(tx: Tx, personId: string): Promise<boolean> {
  // Any constant that nobody else uses.
  const [lock] = await tx.$queryRaw<{ isMine: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(7315003, hashtext(${personId})) AS "isMine"`;
  return lock?.isMine === true;
}

/** Writes down what became of alerts, one statement for all. */
export async function settleNudges(
  tx: Tx,
  settled: readonly Settled[],
  now: Temporal.Instant,
): Promise<void> {
  if (settled.length === 0) return;
  await tx.$executeRaw`
    UPDATE nudge SET
      state = CASE kind WHEN 'later' THEN 'waiting' ELSE kind END,
      reason = given.reason,
      message_id = given."messageId",
      told_at = CASE kind WHEN 'told' THEN ${toDate(now)}::timestamptz END,
      tell_at = COALESCE(given."tellAt", nudge.tell_at)
    FROM jsonb_to_recordset(${JSON.stringify(settled)}::jsonb) AS given (
      id uuid, kind text, reason text, "messageId" uuid, "tellAt" timestamptz(3))
    WHERE nudge.id = given.id AND nudge.state = 'waiting'`;
}

/** Somebody does something with a case: what they were told of it was heeded. */
export async function markActed(
  tx: Tx,
  caseId: string,
  personId: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx.nudge.updateMany({
    where: { caseId, personId, state: "told", actedAt: null },
    data: { actedAt: toDate(now) },
  });
}

/** Alerts of a case that were raised and that somebody has still to be told of. */
export async function findWaitingPolicies(tx: Tx, caseId: string): Promise<string[]> {
  const rows = await tx.nudge.findMany({
    where: { caseId, state: "waiting" },
    select: { policyId: true },
  });
  return rows.map((row) => row.policyId);
}

/** When the next waiting alert may be told; for the demonstration's clock. */
export async function findNextTellAt(db: Db): Promise<Temporal.Instant | null> {
  const row = await db.nudge.findFirst({
    where: { state: "waiting" },
    orderBy: { tellAt: "asc" },
    select: { tellAt: true },
  });
  return row === null ? null : toInstant(row.tellAt);
}

/** From here on this transaction reads; whatever would write fails. Before any other statement. */
export async function forbidWrites(tx: Tx): Promise<void> {
  // Prisma has no read-only transaction.
  await tx.$executeRaw`SET TRANSACTION READ ONLY`;
}

/** Everything that was ever raised about these cases. */
export async function findLedger(tx: Tx, caseIds: readonly string[]) {
  const rows = await tx.nudge.findMany({
    where: { caseId: { in: [...caseIds] } },
    omit: { messageId: true, toldAt: true, actedAt: true },
  });
  return rows.map((row) => ({
    ...nudgeRowSchema.parse(row),
    state: row.state,
    reason: row.reason,
  }));
}

/** The moments at which somebody comes, goes, is away or is back. */
export async function findStaffChanges(
  tx: Tx,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<Temporal.Instant[]> {
  const rows = await tx.$queryRaw<{ at: Date }[]>`
    SELECT DISTINCT at FROM (
      SELECT unnest(ARRAY[valid_from, valid_to]) AS at FROM membership
      UNION ALL SELECT unnest(ARRAY["from", "to"]) FROM absence
    ) AS change
    WHERE at > ${toDate(from)} AND at < ${toDate(to)} ORDER BY at`;
  return rows.map(({ at }) => toInstant(at));
}

/** Who of these is away at `now`, and who stands in for them; null: nobody. */
export async function findStandIns(
  tx: Tx,
  personIds: readonly string[],
  now: Temporal.Instant,
): Promise<Map<string, string | null>> {
  const rows = await tx.absence.findMany({
    where: { personId: { in: [...personIds] }, ...during(now) },
    orderBy: { from: "asc" },
    select: { personId: true, standInId: true },
  });
  return new Map(rows.map((row) => [row.personId, row.standInId]));
}

/** For whom these people stand in at `now`. */
export async function findStoodInFor(
  tx: Tx,
  standInIds: readonly string[],
  now: Temporal.Instant,
): Promise<string[]> {
  const rows = await tx.absence.findMany({
    where: { standInId: { in: [...standInIds] }, ...during(now) },
    select: { personId: true },
  });
  return rows.map((row) => row.personId);
}

function during(now: Temporal.Instant) {
  return { from: { lte: toDate(now) }, to: { gt: toDate(now) } };
}

/** Everybody at work, or standing in for somebody, whose overview of a day is not settled. */
export async function findPeopleWithoutDigest(
  db: Db,
  date: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM (
      SELECT person_id AS id FROM membership
      WHERE role IN ('officer', 'head', 'dispatcher') AND valid_from <= ${toDate(now)}
        AND (valid_to IS NULL OR valid_to > ${toDate(now)})
      UNION SELECT stand_in_id FROM absence
      WHERE stand_in_id IS NOT NULL AND "from" <= ${toDate(now)} AND "to" > ${toDate(now)}
    ) AS staff
    WHERE NOT EXISTS (SELECT 1 FROM digest
        WHERE person_id = id AND date = ${date.toString()}::date)
      AND NOT EXISTS (SELECT 1 FROM absence
        WHERE person_id = id AND "from" <= ${toDate(now)} AND "to" > ${toDate(now)})
    ORDER BY id`;
  return rows.map(({ id }) => id);
}

export async function hasDigest(
  tx: Tx,
  personId: string,
  date: Temporal.PlainDate,
): Promise<boolean> {
  const [found] = await tx.$queryRaw<object[]>`
    SELECT 1 FROM digest WHERE person_id = ${personId}::uuid AND date = ${date.toString()}::date`;
  return found !== undefined;
}

/** Settles the overview of a person and a day, once. False: it is settled; another transaction is waited for. */
export async function insertDigest(
  tx: Tx,
  digest: {
    readonly personId: string;
    readonly date: Temporal.PlainDate;
    /** Null: there was nothing to say. */
    readonly messageId: string | null;
  },
  now: Temporal.Instant,
): Promise<boolean> {
  const { personId, date, messageId } = digest;
  const count = await tx.$executeRaw`
    INSERT INTO digest (person_id, date, message_id, at)
    VALUES (${personId}::uuid, ${date.toString()}::date, ${messageId}::uuid, ${toDate(now)})
    ON CONFLICT DO NOTHING`;
  return count > 0;
}

/** The open cases somebody answers for; `agencyIds` null: all of the city. */
export async function findOpenCases(
  tx: Tx,
  scope: {
    readonly agencyIds: readonly string[] | null;
    /** Cases others have taken on are left out; null: none are. */
    readonly handlerId: string | null;
  },
): Promise<OpenCase[]> {
  const { agencyIds, handlerId } = scope;
  const rows = await tx.$queryRaw<object[]>`
    SELECT id, code, agency_id AS "agencyId", matter_id AS "matterId",
      handler_id AS "handlerId", state, paused_at AS "pausedAt",
      CASE WHEN state = 'submitted' THEN accept_due_at ELSE answer_due_at END AS "dueAt",
      COALESCE((SELECT kind IN ('replied', 'noted') FROM case_event
        WHERE case_id = "case".id AND kind NOT IN ('alertRaised', 'alertSkipped')
        ORDER BY at DESC, id DESC LIMIT 1), false) AS "hasReply"
    FROM "case"
    WHERE (state = 'submitted' OR state = 'accepted')
      AND (${agencyIds === null} OR agency_id = ANY(${[...(agencyIds ?? [])]}::text[]))
      AND COALESCE(handler_id = ${handlerId}::uuid OR ${handlerId}::uuid IS NULL, true)
    ORDER BY "dueAt", id`;
  return rows.map((row) => openCaseSchema.parse(row));
}

/** The alerts of a period; a threshold that is gone since counts as before its deadline to answer. */
export async function findLedgerRows(
  db: Db,
  { from, to, agencyId }: Period,
): Promise<LedgerRow[]> {
  const rows = await db.$queryRaw<object[]>`
    SELECT policy_id AS "policyId", c.agency_id AS "agencyId", n.state, reason,
      COALESCE(direction = 'before', true) AS "isBefore",
      CASE WHEN deadline = 'accept' THEN accept_due_at ELSE answer_due_at END AS deadline,
      told_at AS "toldAt", acted_at AS "actedAt"
    FROM nudge AS n JOIN "case" AS c ON c.id = case_id LEFT JOIN alert_policy AS p ON p.id = policy_id
    WHERE due_at >= ${toDate(from)} AND due_at < ${toDate(to)}
      AND (${agencyId}::text IS NULL OR c.agency_id = ${agencyId})`;
  return rows.map((row) => ledgerRowSchema.parse(row));
}

/** How cases ended whose time to answer ended in a period. */
export async function countOutcomes(
  db: Db,
  { from, to, agencyId }: Period,
  now: Temporal.Instant,
): Promise<OutcomeCount[]> {
  return await db.$queryRaw<OutcomeCount[]>`
    SELECT "isNudged", "isOnTime", count(*)::int AS count FROM (
      SELECT COALESCE(answered_at <= answer_due_at, false) AS "isOnTime",
        EXISTS (SELECT 1 FROM nudge JOIN alert_policy AS p ON p.id = policy_id
          WHERE case_id = c.id AND nudge.state = 'told' AND direction = 'before') AS "isNudged"
      FROM "case" AS c
      WHERE answer_due_at >= ${toDate(from)} AND answer_due_at < ${toDate(to)}
        AND (answered_at IS NOT NULL OR (answer_due_at <= ${toDate(now)} AND state IN ('submitted', 'accepted')))
        AND (${agencyId}::text IS NULL OR agency_id = ${agencyId})
    ) AS ended GROUP BY 1, 2`;
}
