import { toDate } from "#platform/clock.ts";
import type { Db, Tx } from "#platform/db.ts";
import { newId, newRatingToken } from "#platform/ids.ts";
import { dossierRowSchema } from "./schema.ts";
import type { Dossier, DossierNudge, DossierToKeep, KeptCounts } from "./types.ts";

/**
 * Keeps what was reported, at most some thousand rows with different codes. The newest report of a code replaces what was
 * known, but one that is done is not opened again, and what a report leaves out stays.
 */
export async function upsertDossiers(
  tx: Tx,
  reported: readonly DossierToKeep[],
): Promise<KeptCounts> {
  const open = reported.filter(({ doneAt }) => doneAt === null).map(({ code }) => code);
  const older = await tx.dossier.count({
    where: { code: { in: open }, doneAt: { not: null } },
  });
  const rows = JSON.stringify(reported.map(toRow));
  // One statement for the batch, and the comparison inside it: an unchanged row is not written again.
  const written = await tx.$queryRaw<{ isNew: boolean }[]>`
    INSERT INTO dossier AS d (id, code, procedure, agency_id, service_point_code, state, received_at,
      due_at, done_at, contact_kind, contact, next_alert_at, invite_at, rating_token)
    SELECT * FROM jsonb_to_recordset(${rows}::jsonb) AS r (id uuid, code text, procedure text,
      agency_id text, service_point_code text, state text, received_at timestamptz, due_at timestamptz,
      done_at timestamptz, contact_kind text, contact text, next_alert_at timestamptz,
      invite_at timestamptz, rating_token text)
    ON CONFLICT (code) DO UPDATE SET
      procedure = EXCLUDED.procedure, agency_id = EXCLUDED.agency_id, state = EXCLUDED.state,
      service_point_code = COALESCE(EXCLUDED.service_point_code, d.service_point_code),
      received_at = EXCLUDED.received_at, due_at = EXCLUDED.due_at, done_at = EXCLUDED.done_at,
      contact_kind = COALESCE(EXCLUDED.contact_kind, d.contact_kind),
      contact = COALESCE(EXCLUDED.contact, d.contact),
      next_alert_at = CASE WHEN d.due_at = EXCLUDED.due_at THEN d.next_alert_at ELSE EXCLUDED.next_alert_at END,
      invite_at = CASE WHEN d.done_at IS NULL THEN EXCLUDED.invite_at ELSE d.invite_at END,
      rating_token = COALESCE(d.rating_token, EXCLUDED.rating_token)
    WHERE (d.procedure, d.agency_id, d.state, d.received_at, d.due_at, d.done_at, d.service_point_code,
        d.contact_kind, d.contact)
      IS DISTINCT FROM (EXCLUDED.procedure, EXCLUDED.agency_id, EXCLUDED.state, EXCLUDED.received_at,
        EXCLUDED.due_at, EXCLUDED.done_at, COALESCE(EXCLUDED.service_point_code, d.service_point_code),
        COALESCE(EXCLUDED.contact_kind, d.contact_kind), COALESCE(EXCLUDED.contact, d.contact))
      AND (d.done_at IS NULL OR EXCLUDED.done_at IS NOT NULL)
    RETURNING xmax = 0 AS "isNew"`;
  const added = written.filter(({ isNew }) => isNew).length;
  const updated = written.length - added;
  return { added, updated, older, unchanged: reported.length - written.length - older };
}

function toRow(dossier: DossierToKeep) {
  const { contact, receivedAt, dueAt, doneAt, nextAlertAt, inviteAt } = dossier;
  return {
    id: newId(),
    code: dossier.code,
    procedure: dossier.procedure,
    agency_id: dossier.agencyId,
    service_point_code: dossier.servicePointCode,
    state: dossier.state,
    received_at: receivedAt.toString(),
    due_at: dueAt.toString(),
    done_at: doneAt?.toString() ?? null,
    contact_kind: contact?.kind ?? null,
    contact: contact?.value ?? null,
    next_alert_at: nextAlertAt?.toString() ?? null,
    invite_at: inviteAt?.toString() ?? null,
    rating_token: newRatingToken(),
  };
}

/** A dossier whose alert is due, held until the transaction ends; those of `except` failed just now. */
export async function lockDueDossier(
  tx: Tx,
  now: Temporal.Instant,
  except: readonly string[],
): Promise<Dossier | null> {
  const [row] = await tx.$queryRaw<object[]>`
    SELECT id, code, procedure, agency_id AS "agencyId", handler_id AS "handlerId", state,
      received_at AS "receivedAt", due_at AS "dueAt", done_at AS "doneAt", next_alert_at AS "nextAlertAt",
      service_point_code AS "servicePointCode", rating_token AS "ratingToken"
    FROM dossier
    WHERE next_alert_at <= ${toDate(now)} AND NOT id = ANY(${[...except]}::uuid[])
    ORDER BY next_alert_at LIMIT 1 FOR UPDATE SKIP LOCKED`;
  return row === undefined ? null : dossierRowSchema.parse(row);
}

export async function updateNextAlert(
  tx: Tx,
  dossierId: string,
  at: Temporal.Instant | null,
): Promise<void> {
  const nextAlertAt = at === null ? null : toDate(at);
  await tx.dossier.update({ where: { id: dossierId }, data: { nextAlertAt } });
}

/** False: this person has had it before. */
export async function insertDossierNudge(
  tx: Tx,
  nudge: DossierNudge,
  now: Temporal.Instant,
): Promise<boolean> {
  const inserted = await tx.dossierNudge.createMany({
    data: [{ ...nudge, dueAt: toDate(nudge.dueAt), at: toDate(now) }],
    skipDuplicates: true,
  });
  return inserted.count > 0;
}

/** Null: there is no such dossier. */
export async function findDossier(tx: Tx, dossierId: string): Promise<Dossier | null> {
  const row = await tx.dossier.findUnique({ where: { id: dossierId } });
  return row === null ? null : dossierRowSchema.parse(row);
}

/** When the next dossier is looked at; for the demonstration's clock. */
export async function findNextDossierAlertAt(db: Db): Promise<Temporal.Instant | null> {
  const row = await db.dossier.findFirst({
    where: { nextAlertAt: { not: null } },
    orderBy: { nextAlertAt: "asc" },
  });
  return row === null ? null : dossierRowSchema.parse(row).nextAlertAt;
}

/** By what its link or QR code carries, or what people type of it; null: there is none. */
export async function findDossierByToken(
  tx: Tx,
  token: string,
): Promise<Dossier | null> {
  const typed = [token, token.toUpperCase()];
  const row = await tx.dossier.findFirst({ where: { ratingToken: { in: typed } } });
  return row === null ? null : dossierRowSchema.parse(row);
}

/** By its code; one reported before there were tokens gets one. */
export async function findDossierByCode(
  db: Db,
  code: string,
): Promise<(Dossier & { readonly ratingToken: string }) | null> {
  await db.dossier.updateMany({
    where: { code, ratingToken: null },
    data: { ratingToken: newRatingToken() },
  });
  const row = await db.dossier.findUnique({ where: { code } });
  if (row === null) return null;
  const dossier = dossierRowSchema.parse(row);
  return { ...dossier, ratingToken: dossier.ratingToken ?? "" };
}

/** Whose code begins so, newest first. */
export async function findDossiers(
  db: Db,
  start: string,
  limit: number,
): Promise<Dossier[]> {
  const rows = await db.dossier.findMany({
    where: { code: { startsWith: start } },
    orderBy: { receivedAt: "desc" },
    take: limit,
  });
  return rows.map((row) => dossierRowSchema.parse(row));
}

export async function countByState(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db.dossier.groupBy({ by: ["state"], _count: true });
  return new Map(rows.map(({ state, _count }) => [state, _count]));
}
