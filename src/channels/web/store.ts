import { toDate, toInstant } from "#platform/clock.ts";
import type { Db, Tx } from "#platform/db.ts";
import { newId } from "#platform/ids.ts";
import { type EventBody, eventBodySchema, isUuid } from "./schema.ts";

export type Session = { readonly id: string; readonly lastSeq: number };

export type StoredEvent = {
  readonly seq: number;
  readonly key: string;
  readonly at: Temporal.Instant;
  readonly body: EventBody;
};

export async function insertSession(
  db: Db,
  tokenHash: string,
  now: Temporal.Instant,
): Promise<Session> {
  const { id } = await db.webSession.create({
    data: { id: newId(), tokenHash, createdAt: toDate(now) },
    select: { id: true },
  });
  return { id, lastSeq: 0 };
}

export async function findSession(db: Db, tokenHash: string): Promise<Session | null> {
  const row = await db.webSession.findUnique({
    where: { tokenHash },
    select: { id: true, lastSeq: true },
  });
  return row === null ? null : { id: row.id, lastSeq: Number(row.lastSeq) };
}

/**
 * Adds an event at the end of a session and returns its number; null when its key is there already
 * or the session is not. Raising `last_seq` locks the session until commit, so events become visible
 * in the order of their numbers: a reader that has seen 7 can never miss a late 6.
 */
export async function insertEvent(
  db: Db | Tx,
  event: { readonly sessionId: string; readonly key: string; readonly body: EventBody },
  now: Temporal.Instant,
): Promise<number | null> {
  const { sessionId, key, body } = event;
  const rows = await db.$queryRaw<{ seq: bigint }[]>`
    WITH counted AS (
      UPDATE web_session SET last_seq = last_seq + 1
      WHERE id = ${sessionId}::uuid AND NOT EXISTS (
        SELECT 1 FROM web_event WHERE session_id = ${sessionId}::uuid AND dedupe_key = ${key}
      )
      RETURNING id, last_seq
    )
    INSERT INTO web_event (session_id, seq, dedupe_key, body, at)
    SELECT id, last_seq, ${key}, ${JSON.stringify(body)}::jsonb, ${toDate(now)} FROM counted
    ON CONFLICT (session_id, dedupe_key) DO NOTHING
    RETURNING seq`;
  return rows[0] === undefined ? null : Number(rows[0].seq);
}

export async function findSeq(
  db: Db,
  sessionId: string,
  key: string,
): Promise<number | null> {
  const row = await db.webEvent.findUnique({
    where: { sessionId_dedupeKey: { sessionId, dedupeKey: key } },
    select: { seq: true },
  });
  return row === null ? null : Number(row.seq);
}

/** The first `limit` events after `seq`, in order. */
export async function findEventsAfter(
  db: Db,
  sessionId: string,
  seq: number,
  limit: number,
): Promise<StoredEvent[]> {
  const rows = await db.webEvent.findMany({
    where: { sessionId, seq: { gt: seq } },
    orderBy: { seq: "asc" },
    take: limit,
  });
  return rows.map(toEvent);
}

/** The last `limit` events before `seq`, in order. */
export async function findEventsBefore(
  db: Db,
  sessionId: string,
  seq: number,
  limit: number,
): Promise<StoredEvent[]> {
  const rows = await db.webEvent.findMany({
    where: { sessionId, seq: { lt: seq } },
    orderBy: { seq: "desc" },
    take: limit,
  });
  return rows.map(toEvent).reverse();
}

/** The number of the newest event of each session. */
export async function findLastSeqs(
  db: Db,
  sessionIds: readonly string[],
): Promise<Session[]> {
  // One parameter however many there are; Prisma's `in` has one for each and ends at 32,767.
  const rows = await db.$queryRaw<{ id: string; last_seq: bigint }[]>`
    SELECT id, last_seq FROM web_session WHERE id = ANY(${[...sessionIds]}::uuid[])`;
  return rows.map((row) => ({ id: row.id, lastSeq: Number(row.last_seq) }));
}

/** The label a button had when it was last shown in this session; null when it never was. */
export async function findButtonLabel(
  db: Db,
  sessionId: string,
  buttonId: string,
): Promise<string | null> {
  // Prisma cannot look for one member of an array of objects.
  const rows = await db.$queryRaw<{ label: string }[]>`
    SELECT button->>'label' AS label
    FROM web_event, jsonb_array_elements(body->'buttons') AS button
    WHERE session_id = ${sessionId}::uuid AND body->>'from' = 'bot'
      AND button->>'id' = ${buttonId} AND button->>'kind' <> 'link'
    ORDER BY seq DESC LIMIT 1`;
  return rows[0]?.label ?? null;
}

/** Empties a session; its numbers go on, so that an open page misses nothing that comes later. */
export async function deleteEvents(tx: Tx, sessionId: string): Promise<void> {
  await tx.webEvent.deleteMany({ where: { sessionId } });
}

/** Takes what the bot said in some messages out of a session; one that was given up has none. */
export async function deleteLines(
  tx: Tx,
  sessionId: string,
  messageIds: readonly string[],
): Promise<void> {
  if (!isUuid(sessionId)) return;
  const keys = messageIds.map(botKey);
  await tx.webEvent.deleteMany({ where: { sessionId, dedupeKey: { in: keys } } });
}

/** What a message of the bot is known by in its session. */
export function botKey(messageId: string): string {
  return `bot:${messageId}`;
}

/**
 * Gives up to `limit` lines away that were written before `before`, of all sessions: what people wrote,
 * and what they read. A line with buttons stays without its words, because the buttons still work.
 * Returns how many.
 */
export async function purgeEvents(
  tx: Tx,
  before: Temporal.Instant,
  limit: number,
): Promise<number> {
  // One statement over due rows only: an emptied line has left the partial index on `at`.
  const rows = await tx.$queryRaw<{ count: number }[]>`
    WITH due AS (
      SELECT session_id, seq, COALESCE(jsonb_array_length(body->'buttons'), 0) > 0 AS has_buttons
      FROM web_event
      WHERE (body->>'from' = 'person' OR body->>'text' <> '') AND at <= ${toDate(before)}
      ORDER BY at LIMIT ${limit} FOR UPDATE SKIP LOCKED
    ), emptied AS (
      UPDATE web_event AS e
      SET body = e.body || '{"text": "", "mediaIds": [], "speaker": null}'::jsonb
      FROM due WHERE has_buttons AND e.session_id = due.session_id AND e.seq = due.seq
    ), deleted AS (
      DELETE FROM web_event AS e
      USING due WHERE NOT has_buttons AND e.session_id = due.session_id AND e.seq = due.seq
    )
    SELECT count(*)::int AS count FROM due`;
  return rows[0]?.count ?? 0;
}

/** True when the file was sent or shown in this session. */
export async function hasMedia(
  db: Db,
  sessionId: string,
  mediaId: string,
): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM web_event
    WHERE session_id = ${sessionId}::uuid AND body->'mediaIds' @> to_jsonb(${mediaId}::text) LIMIT 1`;
  return rows.length > 0;
}

function toEvent(row: {
  readonly seq: bigint;
  readonly dedupeKey: string;
  readonly body: unknown;
  readonly at: Date;
}): StoredEvent {
  return {
    seq: Number(row.seq),
    key: row.dedupeKey,
    at: toInstant(row.at),
    body: eventBodySchema.parse(row.body),
  };
}
