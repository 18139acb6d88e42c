import { toDate, toInstant } from "#platform/clock.ts";
import type { Db, Tx } from "#platform/db.ts";
import type { TakenUpdate } from "./types.ts";

/** Stores an event once; a repeat is counted. */
export async function insertUpdate(
  db: Db | Tx,
  update: {
    readonly channel: string;
    readonly externalId: string;
    readonly lane: string;
    readonly raw: object;
  },
  now: Temporal.Instant,
): Promise<"new" | "repeat"> {
  // One statement, so that two deliveries of the same event at once cannot both be new.
  const rows = await db.$queryRaw<{ repeats: number }[]>`
    INSERT INTO "update" (channel, external_id, lane, raw, received_at)
    VALUES (${update.channel}, ${update.externalId}, ${update.lane},
            ${JSON.stringify(update.raw)}::jsonb, ${toDate(now)})
    ON CONFLICT (channel, external_id) DO UPDATE SET repeats = "update".repeats + 1
    RETURNING repeats`;
  return rows[0]?.repeats === 0 ? "new" : "repeat";
}

/**
 * Takes the oldest update that is first in its lane and due, and holds it until the transaction
 * ends. An update another process holds is left to it, and so is everything behind it in its lane.
 */
export async function takeUpdate(
  tx: Tx,
  now: Temporal.Instant,
): Promise<TakenUpdate | null> {
  const rows = await tx.$queryRaw<UpdateRow[]>`
    SELECT seq, channel, lane, raw, attempts, received_at AS "receivedAt"
    FROM "update" AS first
    WHERE state = 'pending' AND (retry_at IS NULL OR retry_at <= ${toDate(now)})
      AND NOT EXISTS (
        SELECT 1 FROM "update" AS earlier
        WHERE earlier.lane = first.lane AND earlier.state = 'pending' AND earlier.seq < first.seq
      )
    ORDER BY seq LIMIT 1 FOR UPDATE SKIP LOCKED`;
  const [row] = rows;
  return row === undefined ? null : toTaken(row);
}

/** What waits behind an update in its lane, in order; held by whoever holds the update. */
export async function takeFollowing(
  tx: Tx,
  taken: TakenUpdate,
  limit = 20,
): Promise<TakenUpdate[]> {
  const rows = await tx.update.findMany({
    where: { lane: taken.lane, state: "pending", seq: { gt: taken.seq } },
    orderBy: { seq: "asc" },
    take: limit,
  });
  return rows.map(toTaken);
}

/** Lets an update wait, and its lane with it. */
export async function postponeUpdate(
  tx: Tx,
  seq: bigint,
  until: Temporal.Instant,
): Promise<void> {
  await tx.update.update({ where: { seq }, data: { retryAt: toDate(until) } });
}

/** Lets a pending update wait, unless somebody is handling it right now. */
export async function holdUpdate(
  tx: Tx,
  seq: bigint,
  until: Temporal.Instant,
): Promise<boolean> {
  // Raw, because Prisma cannot skip a locked row.
  const held = await tx.$executeRaw`
    UPDATE "update" SET retry_at = ${toDate(until)} WHERE seq IN (
      SELECT seq FROM "update" WHERE seq = ${seq} AND state = 'pending'
      FOR UPDATE SKIP LOCKED
    )`;
  return held > 0;
}

/** What an update waited for is there. */
export async function releaseUpdate(tx: Tx, seq: bigint): Promise<void> {
  await tx.update.updateMany({
    where: { seq, state: "pending" },
    data: { retryAt: null },
  });
}

type UpdateRow = Omit<TakenUpdate, "receivedAt"> & { readonly receivedAt: Date };

function toTaken({
  seq,
  channel,
  lane,
  raw,
  attempts,
  receivedAt,
}: UpdateRow): TakenUpdate {
  return { seq, channel, lane, raw, attempts, receivedAt: toInstant(receivedAt) };
}

export async function markUpdateDone(
  tx: Tx,
  seq: bigint,
  now: Temporal.Instant,
): Promise<void> {
  // Raw, because it runs once per update and Prisma would read the row back.
  await tx.$executeRaw`
    UPDATE "update" SET state = 'done', done_at = ${toDate(now)} WHERE seq = ${seq}`;
}

/** Notes a failure: to be tried again at `retryAt`, or set aside. False: another process has dealt with it. */
export async function markUpdateFailed(
  tx: Tx,
  seq: bigint,
  failure: {
    readonly attempts: number;
    readonly error: string;
    readonly retryAt: Temporal.Instant | null;
  },
): Promise<boolean> {
  const { attempts, error } = failure;
  const marked = await tx.update.updateMany({
    where: { seq, state: "pending" },
    data: {
      attempts,
      error,
      retryAt: failure.retryAt === null ? null : toDate(failure.retryAt),
      state: failure.retryAt === null ? "aside" : "pending",
    },
  });
  return marked.count > 0;
}

/** How the inbox stands, for operators. */
export async function countUpdates(
  db: Db,
): Promise<{ pending: number; aside: number }> {
  const rows = await db.update.groupBy({
    by: ["state"],
    where: { state: { in: ["pending", "aside"] } },
    _count: true,
  });
  const of = (state: string) => rows.find((row) => row.state === state)?._count ?? 0;
  return { pending: of("pending"), aside: of("aside") };
}

/** How much of a lane was handled since then. */
export async function countDoneSince(
  tx: Tx,
  lane: string,
  since: Temporal.Instant,
): Promise<number> {
  return await tx.update.count({
    where: { lane, state: "done", doneAt: { gt: toDate(since) } },
  });
}

/** Why an update of a blocked chat is aside. */
const BLOCKED = "blocked";

/** Keeps what a blocked chat sent without handling it. */
export async function setBlockedAside(tx: Tx, seq: bigint): Promise<void> {
  await tx.update.update({
    where: { seq },
    data: { state: "aside", error: BLOCKED, doneAt: null },
  });
}

/** How much of that a lane has. */
export async function countBlocked(db: Db | Tx, lane: string): Promise<number> {
  return await db.update.count({ where: { lane, state: "aside", error: BLOCKED } });
}

/**
 * Empties what a lane has said so far, and what other lanes were answered in a chat: a group is one
 * chat of several lanes. What still waits is yet to be said.
 */
export async function eraseUpdates(
  tx: Tx,
  lane: string,
  chatId: string,
): Promise<void> {
  const data = { raw: {}, lane: "erased", state: "purged" };
  // One after the other, because each has its own partial index.
  for (const state of ["done", "aside"]) {
    await tx.update.updateMany({ where: { lane, state }, data });
  }
  // The key of an answer holds the number of its update.
  await tx.$executeRaw`
    UPDATE "update" SET raw = '{}', lane = 'erased', state = 'purged'
    WHERE state <> 'pending' AND seq IN (
      SELECT split_part(dedupe_key, ':', 2)::bigint FROM message
      WHERE chat_id = ${chatId}::uuid AND dedupe_key LIKE 'reply:%'
    )`;
}

/**
 * Empties up to `limit` updates that were handled before `before`; their rows stay, so that a repeat
 * is still known. Returns how many. Touches due rows only (partial index on `done_at`).
 */
export async function purgeDone(
  tx: Tx,
  before: Temporal.Instant,
  limit: number,
): Promise<number> {
  return await tx.$executeRaw`
    UPDATE "update" SET raw = '{}', lane = 'purged', state = 'purged' WHERE seq IN (
      SELECT seq FROM "update" WHERE state = 'done' AND done_at <= ${toDate(before)}
      ORDER BY done_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )`;
}

/** The same for those set aside, counted from when they came. */
export async function purgeAside(
  tx: Tx,
  before: Temporal.Instant,
  limit: number,
): Promise<number> {
  return await tx.$executeRaw`
    UPDATE "update" SET raw = '{}', lane = 'purged', state = 'purged' WHERE seq IN (
      SELECT seq FROM "update" WHERE state = 'aside' AND received_at <= ${toDate(before)}
      ORDER BY received_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )`;
}

/** Lets what a lane sent while it was blocked be handled after all, in its old order. */
export async function replayBlocked(tx: Tx, lane: string): Promise<number> {
  const replayed = await tx.update.updateMany({
    where: { lane, state: "aside", error: BLOCKED },
    data: { state: "pending", error: null },
  });
  return replayed.count;
}
