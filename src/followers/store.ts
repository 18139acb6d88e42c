import { toDate } from "#platform/clock.ts";
import type { Db, Tx } from "#platform/db.ts";
import { candidateRowSchema, followerRowSchema } from "./schema.ts";
import type { Candidate } from "./types.ts";

/** Open cases of one matter in one ward: more than stand open at once in any ward, even after a storm. */
const MOST = 100;

/**
 * Open cases of a matter in a ward that somebody else has sent since `since`, newest first. Runs for every report of a thing
 * one can see: `case_open_matter_idx` holds open cases only, and its condition must be met word by word.
 */
export async function findCandidates(
  tx: Tx | Db,
  about: {
    readonly matterId: string;
    readonly wardId: string;
    readonly notChatId: string;
  },
  since: Temporal.Instant,
): Promise<Candidate[]> {
  const rows = await tx.$queryRaw<object[]>`
    SELECT id AS "caseId", code, text, address, lat, lon, created_at AS "createdAt",
      follower_count AS "followers",
      (SELECT max(at) FROM case_follower AS f WHERE f.case_id = c.id) AS "followedAt"
    FROM "case" AS c
    WHERE (state = 'submitted' OR state = 'accepted')
      AND matter_id = ${about.matterId} AND ward_id = ${about.wardId}
      AND created_at >= ${toDate(since)} AND chat_id <> ${about.notChatId}::uuid
    ORDER BY created_at DESC LIMIT ${MOST}`;
  return rows.map((row) => candidateRowSchema.parse(row));
}

/** Returns how many follow the case now; null when this chat did before. The case must be locked. */
export async function insertFollower(
  tx: Tx,
  caseId: string,
  chatId: string,
  now: Temporal.Instant,
): Promise<number | null> {
  const added = await tx.caseFollower.createMany({
    data: { caseId, chatId, at: toDate(now) },
    skipDuplicates: true,
  });
  if (added.count === 0) return null;
  const { followerCount } = await tx.case.update({
    where: { id: caseId },
    data: { followerCount: { increment: 1 } },
    select: { followerCount: true },
  });
  return followerCount;
}

/** Nothing happens when this chat does not follow the case. */
export async function deleteFollower(
  tx: Tx,
  caseId: string,
  chatId: string,
): Promise<void> {
  const { count } = await tx.caseFollower.deleteMany({ where: { caseId, chatId } });
  await tx.case.update({
    where: { id: caseId },
    data: { followerCount: { decrement: count } },
  });
}

export async function isFollower(
  db: Db | Tx,
  caseId: string,
  chatId: string,
): Promise<boolean> {
  const where = { caseId_chatId: { caseId, chatId } };
  return (await db.caseFollower.findUnique({ where })) !== null;
}

/** Who is to be told of a case beside its author: those whose chat is open. */
export async function findFollowers(tx: Tx, caseId: string) {
  const rows = await tx.$queryRaw<object[]>`
    SELECT f.chat_id AS "chatId", language
    FROM case_follower AS f JOIN chat ON chat.id = f.chat_id
    WHERE f.case_id = ${caseId}::uuid AND unreachable_at IS NULL
    ORDER BY f.at`;
  return rows.map((row) => followerRowSchema.parse(row));
}

/** The person follows nothing any more. */
export async function deleteFollows(tx: Tx, chatId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "case" SET follower_count = follower_count - 1
    WHERE id IN (SELECT case_id FROM case_follower WHERE chat_id = ${chatId}::uuid)`;
  await tx.caseFollower.deleteMany({ where: { chatId } });
}
