import { openStates } from "#kernel/case-state.ts";
import { roleSchema } from "#kernel/role.ts";
import { toDate, toInstant } from "#platform/clock.ts";
import type { Db, Tx } from "#platform/db.ts";
import { hashToken, newId } from "#platform/ids.ts";
import type { Absence, Membership, NewInvitation } from "./types.ts";

/** Stores an invitation under the hashes of its token and of its code; either of them uses it up. */
export async function insertInvitation(
  db: Db | Tx,
  keys: { readonly token: string; readonly code: string },
  invitation: NewInvitation,
  expiresAt: Temporal.Instant,
): Promise<void> {
  await db.invitation.create({
    data: {
      tokenHash: hashToken(keys.token),
      codeHash: hashToken(keys.code),
      ...invitation,
      expiresAt: toDate(expiresAt),
    },
  });
}

/** Uses an invitation up for a person, by its token or its code; null when it is unknown, used or expired. */
export async function redeemInvitation(
  tx: Tx,
  key: string,
  personId: string,
  now: Temporal.Instant,
): Promise<NewInvitation | null> {
  const hash = hashToken(key);
  const isMeant = { OR: [{ tokenHash: hash }, { codeHash: hash }] };
  const moment = toDate(now);
  // The condition is part of the update, so that of two presses at once one wins.
  const used = await tx.invitation.updateMany({
    where: { ...isMeant, usedAt: null, expiresAt: { gt: moment } },
    data: { usedAt: moment, usedBy: personId },
  });
  if (used.count === 0) return null;
  const row = await tx.invitation.findFirstOrThrow({ where: isMeant });
  const role = roleSchema.parse(row.role);
  const { agencyId, displayName } = row;
  await insertMembership(tx, { personId, agencyId, role }, now);
  if (displayName !== null) {
    await tx.person.update({ where: { id: personId }, data: { displayName } });
  }
  return { agencyId, role, displayName };
}

/** Who comes back after having left begins anew. */
async function insertMembership(
  tx: Tx,
  key: Pick<Membership, "personId" | "agencyId" | "role">,
  now: Temporal.Instant,
): Promise<void> {
  const { personId, agencyId, role } = key;
  await tx.$executeRaw`
    INSERT INTO membership AS m (id, person_id, agency_id, role, valid_from)
    VALUES (${newId()}::uuid, ${personId}::uuid, ${agencyId}, ${role}, ${toDate(now)})
    ON CONFLICT (person_id, agency_id, role) DO UPDATE SET valid_to = NULL,
      valid_from = CASE WHEN m.valid_to IS NULL THEN m.valid_from ELSE excluded.valid_from END`;
}

/** Roles valid at `now`: of one agency, or of everybody. */
export async function findMemberships(
  db: Db | Tx,
  of: { readonly agencyId?: string; readonly personId?: string },
  now: Temporal.Instant,
): Promise<Membership[]> {
  const moment = toDate(now);
  const rows = await db.membership.findMany({
    where: {
      ...of,
      validFrom: { lte: moment },
      OR: [{ validTo: null }, { validTo: { gt: moment } }],
    },
    include: { person: { select: { displayName: true } } },
    orderBy: [{ validFrom: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, personId, agencyId, role, validFrom, person }) => ({
    id,
    personId,
    agencyId,
    role: roleSchema.parse(role),
    displayName: person.displayName,
    since: toInstant(validFrom),
  }));
}

/** Ends a role; null when there is none that is valid. */
export async function endMembership(
  tx: Tx,
  id: string,
  now: Temporal.Instant,
): Promise<Pick<Membership, "personId" | "agencyId" | "role"> | null> {
  const moment = toDate(now);
  const ended = await tx.membership.updateMany({
    where: { id, OR: [{ validTo: null }, { validTo: { gt: moment } }] },
    data: { validTo: moment },
  });
  if (ended.count === 0) return null;
  const row = await tx.membership.findUniqueOrThrow({ where: { id } });
  const { personId, agencyId } = row;
  return { personId, agencyId, role: roleSchema.parse(row.role) };
}

/** Takes the open cases of an agency out of a person's hands; returns their ids. */
export async function releaseCases(
  tx: Tx,
  { personId, agencyId }: { readonly personId: string; readonly agencyId: string },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "case" SET handler_id = NULL
    WHERE handler_id = ${personId}::uuid AND agency_id = ${agencyId}
      AND state = ANY(${[...openStates]})
    RETURNING id`;
  return rows.map(({ id }) => id);
}

/** What waits to tell a person, as somebody of the agency, of its cases never leaves. */
export async function skipWaiting(
  tx: Tx,
  { personId, agencyId }: { readonly personId: string; readonly agencyId: string },
): Promise<number> {
  return await tx.$executeRaw`
    UPDATE message SET state = 'skipped', reason = 'leftAgency'
    FROM chat, "case" AS c
    WHERE chat.id = message.chat_id AND chat.person_id = ${personId}::uuid
      AND c.id = message.case_id AND c.agency_id = ${agencyId}
      AND message.state IN ('pending', 'held')
      AND message.class IN ('urgent', 'assignment', 'nudge', 'escalation')`;
}

export async function countMisses(
  tx: Tx,
  chatId: string,
  since: Temporal.Instant,
): Promise<number> {
  return await tx.codeMiss.count({ where: { chatId, at: { gt: toDate(since) } } });
}

/** Notes a wrong code; those before `since` no longer count and go. */
export async function insertMiss(
  tx: Tx,
  chatId: string,
  since: Temporal.Instant,
  now: Temporal.Instant,
): Promise<void> {
  await tx.codeMiss.deleteMany({ where: { at: { lte: toDate(since) } } });
  await tx.codeMiss.create({ data: { id: newId(), chatId, at: toDate(now) } });
}

/** A chat has one code at a time; those that are over go. */
export async function insertLinkCode(
  tx: Tx,
  given: { readonly code: string; readonly chatId: string },
  expiresAt: Temporal.Instant,
  now: Temporal.Instant,
): Promise<void> {
  const { code, chatId } = given;
  await tx.linkCode.deleteMany({
    where: { OR: [{ chatId }, { expiresAt: { lte: toDate(now) } }] },
  });
  await tx.linkCode.create({
    data: { codeHash: hashToken(code), chatId, expiresAt: toDate(expiresAt) },
  });
}

/** The chat that gave a code, while it may be used; null: nobody's, used or over. */
export async function findLinkCode(
  tx: Tx,
  codeHash: string,
  now: Temporal.Instant,
): Promise<string | null> {
  const row = await tx.linkCode.findFirst({
    where: { codeHash, usedAt: null, expiresAt: { gt: toDate(now) } },
  });
  return row?.chatId ?? null;
}

/** Uses a code up; null like `findLinkCode`. */
export async function takeLinkCode(
  tx: Tx,
  codeHash: string,
  now: Temporal.Instant,
): Promise<string | null> {
  const used = await tx.linkCode.updateMany({
    where: { codeHash, usedAt: null, expiresAt: { gt: toDate(now) } },
    data: { usedAt: toDate(now) },
  });
  if (used.count === 0) return null;
  return (await tx.linkCode.findUniqueOrThrow({ where: { codeHash } })).chatId;
}

export async function insertAbsence(
  tx: Tx,
  absence: Omit<Absence, "id" | "standInId">,
): Promise<string> {
  const id = newId();
  const { personId, from, to } = absence;
  await tx.absence.create({
    data: { id, personId, from: toDate(from), to: toDate(to) },
  });
  return id;
}

/** One that is not over. */
export async function findAbsence(
  tx: Tx,
  of: { readonly id: string } | { readonly personId: string },
  now: Temporal.Instant,
): Promise<Absence | null> {
  const row = await tx.absence.findFirst({
    where: { ...of, to: { gt: toDate(now) } },
    orderBy: { from: "asc" },
  });
  return row === null
    ? null
    : { ...row, from: toInstant(row.from), to: toInstant(row.to) };
}

/** The first who says yes stands in. False: somebody does already. */
export async function setStandIn(
  tx: Tx,
  id: string,
  standInId: string,
): Promise<boolean> {
  const taken = await tx.absence.updateMany({
    where: { id, standInId: null },
    data: { standInId },
  });
  return taken.count > 0;
}

export async function endAbsence(
  tx: Tx,
  id: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx.absence.update({ where: { id }, data: { to: toDate(now) } });
}

export async function setMainChat(
  tx: Tx,
  personId: string,
  mainChatId: string | null,
): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { mainChatId } });
}

/** From now on all that `gone` was and had is `kept`'s: chats, roles, cases in hand, leave. */
export async function mergePeople(tx: Tx, gone: string, kept: string): Promise<void> {
  // The same role twice is one: as long as either held, from when the first began.
  await tx.$executeRaw`
    UPDATE membership AS m SET valid_from = LEAST(m.valid_from, other.valid_from),
      valid_to = CASE WHEN m.valid_to IS NULL OR other.valid_to IS NULL THEN NULL
        ELSE GREATEST(m.valid_to, other.valid_to) END
    FROM membership AS other
    WHERE m.person_id = ${kept}::uuid AND other.person_id = ${gone}::uuid
      AND m.agency_id = other.agency_id AND m.role = other.role`;
  await tx.$executeRaw`
    DELETE FROM membership AS m USING membership AS other
    WHERE m.person_id = ${gone}::uuid AND other.person_id = ${kept}::uuid
      AND m.agency_id = other.agency_id AND m.role = other.role`;
  await tx.$executeRaw`
    DELETE FROM nudge AS n USING nudge AS other
    WHERE n.person_id = ${gone}::uuid AND other.person_id = ${kept}::uuid
      AND n.case_id = other.case_id AND n.policy_id = other.policy_id
      AND n.deadline_version = other.deadline_version`;
  const from = { where: { personId: gone }, data: { personId: kept } };
  await tx.membership.updateMany(from);
  await tx.nudge.updateMany(from);
  await tx.chat.updateMany(from);
  await tx.absence.updateMany(from);
  await tx.labelledExample.updateMany(from);
  await tx.absence.updateMany({
    where: { standInId: gone },
    data: { standInId: kept },
  });
  // Nobody stands in for themselves.
  await tx.absence.updateMany({
    where: { personId: kept, standInId: kept },
    data: { standInId: null },
  });
  await tx.case.updateMany({ where: { handlerId: gone }, data: { handlerId: kept } });
  await tx.$executeRaw`
    UPDATE person SET display_name = COALESCE(person.display_name, other.display_name)
    FROM person AS other WHERE person.id = ${kept}::uuid AND other.id = ${gone}::uuid`;
}

/** The name somebody works under; null: none was given. */
export async function findName(tx: Tx, personId: string): Promise<string | null> {
  const row = await tx.person.findUnique({ where: { id: personId } });
  return row?.displayName ?? null;
}
