import { toDate } from "#platform/clock.ts";
import type { Db, Tx } from "#platform/db.ts";
import type { ArrivedFile, ClaimedMedia, FetchOutcome } from "./types.ts";

/** Notes files someone sent; those still on their channel are fetched later. Returns their ids. */
export async function insertMedia(
  tx: Tx,
  from: { readonly chatId: string; readonly channel: string },
  files: readonly ArrivedFile[],
  now: Temporal.Instant,
): Promise<string[]> {
  const createdAt = toDate(now);
  const rows = files.map((file) => ({
    ...from,
    kind: file.kind,
    createdAt,
    looseSince: createdAt,
    ...("storedId" in file
      ? {
          id: file.storedId,
          fileRef: "",
          contentType: file.contentType,
          state: "stored",
        }
      : { id: file.id, fileRef: file.fileRef, fetchAt: createdAt }),
  }));
  await tx.media.createMany({ data: rows, skipDuplicates: true });
  return rows.map(({ id }) => id);
}

/** Takes files that wait to be fetched, for this process until `leaseUntil`. */
export async function claimMedia(
  db: Db,
  now: Temporal.Instant,
  leaseUntil: Temporal.Instant,
): Promise<ClaimedMedia[]> {
  return await db.$queryRaw<ClaimedMedia[]>`
    UPDATE media SET fetch_at = ${toDate(leaseUntil)}, attempts = attempts + 1
    WHERE id IN (
      SELECT id FROM media WHERE state = 'pending' AND fetch_at <= ${toDate(now)}
      ORDER BY fetch_at LIMIT 10 FOR UPDATE SKIP LOCKED
    ) RETURNING id, channel, file_ref AS "fileRef", attempts`;
}

/** False: nobody waits for it any more. */
export async function markMedia(
  db: Db,
  mediaId: string,
  outcome: FetchOutcome,
): Promise<boolean> {
  const data =
    outcome.state === "pending"
      ? { state: outcome.state, fetchAt: toDate(outcome.fetchAt) }
      : { ...outcome, fetchAt: null };
  const marked = await db.media.updateMany({
    where: { id: mediaId, state: "pending" },
    data,
  });
  return marked.count > 0;
}

/** State and type of files, by id. */
export async function findMedia(db: Db, mediaIds: readonly string[]) {
  if (mediaIds.length === 0) return [];
  return await db.media.findMany({
    where: { id: { in: [...mediaIds] } },
    select: { id: true, state: true, contentType: true },
  });
}

/** Every file of a chat, and whether a case holds it. */
export async function findMediaOf(tx: Tx, chatId: string) {
  return await tx.media.findMany({
    where: { chatId, state: { not: "erased" } },
    orderBy: { createdAt: "asc" },
    select: { id: true, kind: true, attachments: { select: { caseId: true } } },
  });
}

/** Gives up the files of a chat that no case holds, and where the others came from. */
export async function eraseMedia(tx: Tx, chatId: string): Promise<void> {
  await tx.media.updateMany({
    where: { chatId, attachments: { none: {} } },
    data: { state: "erased", fileRef: "", fetchAt: null, looseSince: null },
  });
  await tx.media.updateMany({
    where: { chatId, state: "stored" },
    data: { fileRef: "" },
  });
}

/**
 * Looks at up to `limit` files that came before `before` and gives up those no case holds, unless
 * their chat still has them in hand: in a draft, one put off, a note or an answer. Returns how many were looked at for the
 * last time: one that is in hand is due again.
 */
export async function eraseLooseMedia(
  tx: Tx,
  before: Temporal.Instant,
  limit: number,
): Promise<number> {
  // One statement over due rows only (partial index on `loose_since`).
  return await tx.$executeRaw`
    WITH due AS (
      SELECT media.id, EXISTS (
        SELECT 1 FROM attachment WHERE attachment.media_id = media.id) OR EXISTS (
        SELECT 1 FROM rating_media WHERE rating_media.media_id = media.id) AS is_held
      FROM media JOIN chat ON chat.id = media.chat_id
      WHERE loose_since <= ${toDate(before)}
        AND NOT COALESCE(jsonb_path_exists(chat.conversation,
          '$.**.mediaIds[*] ? (@ == $id)', jsonb_build_object('id', media.id::text)), false)
      LIMIT ${limit} FOR UPDATE OF media SKIP LOCKED
    )
    UPDATE media SET loose_since = NULL,
      state = CASE WHEN is_held THEN state ELSE 'erased' END,
      file_ref = CASE WHEN is_held THEN file_ref ELSE '' END,
      fetch_at = CASE WHEN is_held THEN fetch_at END
    FROM due WHERE media.id = due.id`;
}

/** Files given up; their rows stay until the bytes are gone. */
export async function findErasedMedia(db: Db): Promise<string[]> {
  const rows = await db.media.findMany({
    where: { state: "erased" },
    select: { id: true },
    take: 100,
  });
  return rows.map(({ id }) => id);
}

export async function deleteMedia(db: Db, mediaIds: readonly string[]): Promise<void> {
  await db.media.deleteMany({ where: { id: { in: [...mediaIds] }, state: "erased" } });
}
