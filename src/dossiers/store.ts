import { toDate } from "#platform/clock.ts";
import type { Db, Tx } from "#platform/db.ts";
import { newId } from "#platform/ids.ts";
import { dossierRowSchema } from "./schema.ts";
import type { Dossier, DossierNudge, ReportedDossier } from "./types.ts";

/** The newest report of a code replaces what was known. */
export async function upsertDossier(
  tx: Tx,
  reported: ReportedDossier,
  nextAlertAt: Temporal.Instant | null,
): Promise<void> {
  const { receivedAt, dueAt, doneAt, ...rest } = reported;
  const data = {
    ...rest,
    receivedAt: toDate(receivedAt),
    dueAt: toDate(dueAt),
    doneAt: doneAt === null ? null : toDate(doneAt),
    nextAlertAt: nextAlertAt === null ? null : toDate(nextAlertAt),
  };
  await tx.dossier.upsert({
    where: { code: reported.code },
    create: { id: newId(), ...data },
    update: data,
  });
}

/** A dossier whose alert is due, held until the transaction ends; those of `except` failed just now. */
export async function lockDueDossier(
  tx: Tx,
  now: Temporal.Instant,
  except: readonly string[],
): Promise<Dossier | null> {
  const [row] = await tx.$queryRaw<object[]>`
    SELECT id, code, procedure, agency_id AS "agencyId", handler_id AS "handlerId", state,
      received_at AS "receivedAt", due_at AS "dueAt", done_at AS "doneAt", next_alert_at AS "nextAlertAt"
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

/** When the next dossier is looked at; for the demonstration's clock. */
export async function findNextDossierAlertAt(db: Db): Promise<Temporal.Instant | null> {
  const row = await db.dossier.findFirst({
    where: { nextAlertAt: { not: null } },
    orderBy: { nextAlertAt: "asc" },
  });
  return row === null ? null : dossierRowSchema.parse(row).nextAlertAt;
}
