import { toDate, toInstant } from "#platform/clock.ts";
import type { Db, Tx } from "#platform/db.ts";
import type { Block, BlockEntry, NewBlock } from "./types.ts";

/** False: the chat is blocked already, and keeps its first block. */
export async function insertBlock(
  tx: Tx,
  block: NewBlock,
  now: Temporal.Instant,
): Promise<boolean> {
  const { reviewAt, ...rest } = block;
  const { count } = await tx.blockedChat.createMany({
    data: [{ ...rest, at: toDate(now), reviewAt: toDate(reviewAt) }],
    skipDuplicates: true,
  });
  return count > 0;
}

/** False: the chat was open. */
export async function deleteBlock(tx: Tx, chatId: string): Promise<boolean> {
  const { count } = await tx.blockedChat.deleteMany({ where: { chatId } });
  return count > 0;
}

/** Null: the chat is open. */
export async function findBlock(tx: Tx, chatId: string): Promise<Block | null> {
  const row = await tx.blockedChat.findUnique({ where: { chatId } });
  return row === null ? null : toBlock(row);
}

/** Looks again later; the dispatchers are told anew then. */
export async function moveReview(
  tx: Tx,
  chatId: string,
  reviewAt: Temporal.Instant,
): Promise<void> {
  const data = { reviewAt: toDate(reviewAt), reviewToldAt: null };
  await tx.blockedChat.updateMany({ where: { chatId }, data });
}

/** Every block, the one to be reviewed first first; there are few, as people decide each. */
export async function listBlocks(db: Db): Promise<BlockEntry[]> {
  const rows = await db.blockedChat.findMany({
    orderBy: [{ reviewAt: "asc" }, { chatId: "asc" }],
    include: INCLUDED,
  });
  return rows.map(toEntry);
}

/** Blocks whose review is due and not told yet (partial index on `review_at`). */
export async function findDueReviews(
  db: Db,
  now: Temporal.Instant,
): Promise<BlockEntry[]> {
  const rows = await db.blockedChat.findMany({
    where: { reviewToldAt: null, reviewAt: { lte: toDate(now) } },
    orderBy: { reviewAt: "asc" },
    include: INCLUDED,
  });
  return rows.map(toEntry);
}

/** False: another process tells it. */
export async function markReviewTold(
  tx: Tx,
  chatId: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const { count } = await tx.blockedChat.updateMany({
    where: { chatId, reviewToldAt: null },
    data: { reviewToldAt: toDate(now) },
  });
  return count > 0;
}

const INCLUDED = {
  case: { select: { code: true } },
  chat: { select: { channel: true, externalId: true } },
} as const;

type Row = Omit<Block, "at" | "reviewAt"> & {
  readonly at: Date;
  readonly reviewAt: Date;
};

function toBlock({ chatId, caseId, reason, by, at, reviewAt }: Row): Block {
  return {
    chatId,
    caseId,
    reason,
    by,
    at: toInstant(at),
    reviewAt: toInstant(reviewAt),
  };
}

function toEntry(
  row: Row & {
    readonly case: { readonly code: string } | null;
    readonly chat: { readonly channel: string; readonly externalId: string };
  },
): BlockEntry {
  // A private chat has the id of its person on every channel.
  const lane = `${row.chat.channel}:${row.chat.externalId}`;
  return { ...toBlock(row), code: row.case?.code ?? null, lane };
}
