import { toDate, toInstant } from "#platform/clock.ts";
import type { Db, Tx } from "#platform/db.ts";
import { newId } from "#platform/ids.ts";
import { alertPolicySchema, nudgeRowSchema } from "./schema.ts";
import type { AlertPolicy, Nudge, Settled } from "./types.ts";

export async function loadAlertPolicies(db: Db): Promise<AlertPolicy[]> {
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
  // One teller a person, or two would each say half; any constant that nobody else uses.
  const [lock] = await tx.$queryRaw<{ isMine: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(7315003, hashtext(${personId})) AS "isMine"`;
  if (lock?.isMine !== true) return [];
  const rows = await tx.$queryRaw<object[]>`
    SELECT n.id, case_id AS "caseId", n.deadline_version AS "deadlineVersion",
      policy_id AS "policyId", person_id AS "personId", due_at AS "dueAt", tell_at AS "tellAt"
    FROM nudge AS n JOIN "case" AS c ON c.id = n.case_id
    WHERE person_id = ${personId}::uuid AND n.state = 'waiting' AND tell_at <= ${toDate(now)}
    FOR UPDATE OF n SKIP LOCKED FOR SHARE OF c SKIP LOCKED`;
  return rows.map((row) => nudgeRowSchema.parse(row));
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
