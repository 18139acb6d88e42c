/** Who is invited to rate a dossier, once for each. */
import {
  dossierRowSchema,
  type InvitationPolicyRow,
  invitationPolicySchema,
  ownerChatSchema,
} from "#dossiers/schema.ts";
import type {
  Dossier,
  InvitationPolicy,
  InvitationReason,
  OwnerChat,
} from "#dossiers/types.ts";
import { toDate } from "#platform/clock.ts";
import type { Db, Tx } from "#platform/db.ts";

/**
 * Decides at one go what needs no look at a chat: results from before `oldest`, and dossiers that name nobody. Returns how
 * many of up to `limit` due ones it decided; a first import brings years of them.
 */
export async function skipPlainInvitations(
  tx: Tx,
  oldest: Temporal.Instant,
  limit: number,
  now: Temporal.Instant,
): Promise<number> {
  return await tx.$executeRaw`
    WITH due AS (
      SELECT id, done_at FROM dossier
      WHERE invite_at <= ${toDate(now)}
        AND (done_at IS NULL OR done_at < ${toDate(oldest)} OR contact IS NULL)
      ORDER BY invite_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
    ), noted AS (
      INSERT INTO rating_invitation (dossier_id, state, reason, at)
      SELECT id, 'skipped', CASE WHEN done_at < ${toDate(oldest)} THEN 'tooOld' ELSE 'noContact' END,
        ${toDate(now)}
      FROM due ON CONFLICT DO NOTHING
    )
    UPDATE dossier SET invite_at = NULL FROM due WHERE dossier.id = due.id`;
}

/** A dossier whose owner is to be invited, held until the transaction ends; those of `except` failed just now. */
export async function lockDueInvitation(
  tx: Tx,
  now: Temporal.Instant,
  except: readonly string[],
): Promise<Dossier | null> {
  const [found] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM dossier
    WHERE invite_at <= ${toDate(now)} AND NOT id = ANY(${[...except]}::uuid[])
    ORDER BY invite_at LIMIT 1 FOR UPDATE SKIP LOCKED`;
  if (found === undefined) return null;
  return dossierRowSchema.parse(
    await tx.dossier.findUniqueOrThrow({ where: { id: found.id } }),
  );
}

/**
 * Chats the owner of a dossier may be reached in: the one named, or those that gave the phone, one for each person and the
 * one used last. They are held until the transaction ends, so that two processes count a person's invitations one after
 * the other.
 */
export async function findOwnerChats(
  tx: Tx,
  dossier: Pick<Dossier, "id" | "agencyId">,
  now: Temporal.Instant,
): Promise<OwnerChat[]> {
  const rows = await tx.$queryRaw<object[]>`
    SELECT c.id AS "chatId", c.person_id AS "personId", c.channel, c.language,
      c.heard_at AS "heardAt", c.unreachable_at IS NULL AS "isReachable",
      EXISTS (SELECT 1 FROM blocked_chat AS b WHERE b.chat_id = c.id) AS "isBlocked",
      EXISTS (SELECT 1 FROM chat AS o WHERE o.person_id = c.person_id AND (
        SELECT NOT is_given FROM consent WHERE chat_id = o.id AND purpose = 'rating'
        ORDER BY seq DESC LIMIT 1)) AS "isOptedOut",
      EXISTS (SELECT 1 FROM membership AS m WHERE m.person_id = c.person_id
        AND m.agency_id = ${dossier.agencyId} AND m.valid_from <= ${toDate(now)}
        AND (m.valid_to IS NULL OR m.valid_to > ${toDate(now)})) AS "isStaff"
    FROM chat AS c
    WHERE c.id IN (
      SELECT named.id FROM dossier AS d
        JOIN chat AS named ON named.channel = d.contact_kind AND named.external_id = d.contact
        WHERE d.id = ${dossier.id}::uuid
      UNION ALL
      SELECT k.chat_id FROM dossier AS d
        JOIN case_contact AS cc ON cc.phone_hash = d.contact JOIN "case" AS k ON k.id = cc.case_id
        WHERE d.id = ${dossier.id}::uuid AND d.contact_kind = 'phone')
    ORDER BY c.unreachable_at NULLS FIRST, c.heard_at DESC NULLS LAST, c.id
    FOR NO KEY UPDATE OF c`;
  const chats = rows.map((row) => ownerChatSchema.parse(row));
  // The first of each person, in the order of usefulness.
  return chats.filter(
    ({ personId }, at) =>
      chats.findIndex((other) => other.personId === personId) === at,
  );
}

export async function countInvitations(
  tx: Tx,
  personId: string,
  since: Temporal.Instant,
): Promise<number> {
  return await tx.ratingInvitation.count({
    where: { personId, state: "told", at: { gt: toDate(since) } },
  });
}

/** Whether its owner has rated a dossier, unasked. */
export async function isDossierRated(tx: Tx, dossierId: string): Promise<boolean> {
  return (await tx.rating.count({ where: { dossierId } })) > 0;
}

export type NewInvitation = {
  readonly dossierId: string;
  readonly chatId: string | null;
  readonly personId: string | null;
} & (
  | { readonly state: "told"; readonly messageId: string }
  | { readonly state: "skipped"; readonly reason: InvitationReason }
);

/** False: it was decided before. */
export async function insertInvitation(
  tx: Tx,
  invitation: NewInvitation,
  now: Temporal.Instant,
): Promise<boolean> {
  const { count } = await tx.ratingInvitation.createMany({
    data: [{ ...invitation, at: toDate(now) }],
    skipDuplicates: true,
  });
  return count > 0;
}

/** Null: it is decided. */
export async function updateInviteAt(
  tx: Tx,
  dossierId: string,
  at: Temporal.Instant | null,
): Promise<void> {
  const inviteAt = at === null ? null : toDate(at);
  await tx.dossier.update({ where: { id: dossierId }, data: { inviteAt } });
}

/** When the next one is due. */
export async function findNextInviteAt(db: Db): Promise<Temporal.Instant | null> {
  const row = await db.dossier.findFirst({
    where: { inviteAt: { not: null } },
    orderBy: { inviteAt: "asc" },
    select: { inviteAt: true },
  });
  return row?.inviteAt?.toTemporalInstant() ?? null;
}

/** How many of the last days were invited, and why the others were not. */
export async function countInvitationStates(
  db: Db,
  since: Temporal.Instant,
): Promise<readonly { readonly reason: string | null; readonly count: number }[]> {
  const rows = await db.ratingInvitation.groupBy({
    by: ["reason"],
    where: { at: { gt: toDate(since) } },
    _count: true,
    orderBy: { reason: "asc" },
  });
  return rows.map(({ reason, _count: count }) => ({ reason, count }));
}

/** Dossiers known to be of the person in a chat, newest first: those that name it, and those it was invited to rate. */
export async function findDossiersOf(
  tx: Tx,
  chat: { readonly id: string; readonly channel: string; readonly externalId: string },
): Promise<Pick<Dossier, "code" | "procedure" | "receivedAt">[]> {
  const rows = await tx.dossier.findMany({
    where: {
      OR: [
        { contactKind: chat.channel, contact: chat.externalId },
        { invitation: { chatId: chat.id } },
      ],
    },
    orderBy: { receivedAt: "desc" },
  });
  return rows.map((row) => dossierRowSchema.parse(row));
}

/** Nothing says any more whose dossiers they are. */
export async function forgetOwner(
  tx: Tx,
  chat: { readonly channel: string; readonly externalId: string },
): Promise<void> {
  await tx.dossier.updateMany({
    where: { contactKind: chat.channel, contact: chat.externalId },
    data: { contactKind: null, contact: null },
  });
}

export async function loadInvitationPolicy(db: Db): Promise<InvitationPolicy> {
  return invitationPolicySchema.parse(await db.invitationPolicy.findFirstOrThrow());
}

export async function replaceInvitationPolicy(
  tx: Tx,
  policy: InvitationPolicyRow,
): Promise<void> {
  await tx.invitationPolicy.deleteMany();
  await tx.invitationPolicy.create({ data: { id: "city", ...policy } });
}
