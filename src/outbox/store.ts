import { toDate } from "#platform/clock.ts";
import type { Db, Tx } from "#platform/db.ts";
import { mergeBodies, PRIORITY } from "./rules.ts";
import { messageClassSchema, storedBodySchema } from "./schema.ts";
import type { DueChat, DueMessage, NewMessage, Outcome, StoredBody } from "./types.ts";

/** Writes messages; those whose key exists already are left out: they were said. */
export async function enqueueMessages(
  tx: Tx,
  messages: readonly NewMessage[],
  now: Temporal.Instant,
): Promise<void> {
  if (messages.length === 0) return;
  const moment = toDate(now);
  await tx.message.createMany({
    data: messages.map((message) => ({
      ...message,
      priority: PRIORITY[message.class],
      notBefore: message.notBefore === null ? moment : toDate(message.notBefore),
      createdAt: moment,
    })),
    skipDuplicates: true,
  });
}

/**
 * Writes news of a case, with everything about the same case that has not left for that chat yet: a burst
 * of changes is one message. What it takes in stays in the ledger as skipped, `merged`. A delivery marks
 * news as being sent before it sends, so a sentence is in one message only, whoever comes first.
 */
export async function enqueueNews(
  tx: Tx,
  news: NewMessage,
  lead: string,
  now: Temporal.Instant,
): Promise<void> {
  const { chatId, caseId, dedupeKey } = news;
  const said = await tx.message.findUnique({
    where: { dedupeKey },
    select: { id: true },
  });
  if (said !== null) return;
  // Takes rows and reads them in one go; a row that is being sent has another state by then.
  const taken = await tx.$queryRaw<{ seq: bigint; body: unknown }[]>`
    UPDATE message SET state = 'skipped', reason = 'merged'
    WHERE chat_id = ${chatId}::uuid AND case_id = ${caseId}::uuid
      AND class = 'news' AND state = 'pending' AND attempts = 0
    RETURNING seq, body`;
  const earlier = taken
    .toSorted((one, other) => Number(other.seq - one.seq))
    .map((row) => storedBodySchema.parse(row.body));
  const body = mergeBodies(news.body, earlier, lead);
  await enqueueMessages(tx, [{ ...news, body }], now);
}

/**
 * Takes chats with something due for this process until `leaseUntil`: while it holds a chat nobody
 * else sends to it, and none is taken that a process died over, so messages keep their order.
 */
export async function claimDueChats(
  db: Db,
  now: Temporal.Instant,
  leaseUntil: Temporal.Instant,
  limit: number,
): Promise<DueChat[]> {
  const moment = toDate(now);
  // Due rows only (partial index on `not_before`); the second check runs under the row lock.
  return await db.$queryRaw<DueChat[]>`
    UPDATE chat SET delivering_until = ${toDate(leaseUntil)}
    WHERE id IN (
      SELECT DISTINCT due.chat_id FROM message AS due JOIN chat AS c ON c.id = due.chat_id
      WHERE due.state = 'pending' AND due.not_before <= ${moment}
        AND (c.delivering_until IS NULL OR c.delivering_until <= ${moment})
        AND (c.paused_until IS NULL OR c.paused_until <= ${moment})
        AND NOT EXISTS (
          SELECT 1 FROM channel_pause AS p WHERE p.channel = c.channel AND p.until > ${moment}
        )
        AND NOT EXISTS (
          SELECT 1 FROM message AS cut WHERE cut.chat_id = c.id AND cut.state = 'sending'
        )
      LIMIT ${limit}
    ) AND (delivering_until IS NULL OR delivering_until <= ${moment})
    RETURNING id, channel, external_id AS "externalId", person_id AS "personId",
              unreachable_at IS NULL AS "isReachable"`;
}

/** Ends the hold on a chat, unless another process has it by now. */
export async function releaseChat(
  db: Db,
  chatId: string,
  leaseUntil: Temporal.Instant,
  pausedUntil: Temporal.Instant | null,
): Promise<void> {
  await db.$executeRaw`
    UPDATE chat SET delivering_until = NULL,
      paused_until = ${pausedUntil === null ? null : toDate(pausedUntil)}
    WHERE id = ${chatId}::uuid AND delivering_until = ${toDate(leaseUntil)}`;
}

/** The whole channel rests until then. */
export async function pauseChannel(
  db: Db,
  channel: string,
  until: Temporal.Instant,
): Promise<void> {
  const row = { until: toDate(until) };
  await db.channelPause.upsert({
    where: { channel },
    create: { channel, ...row },
    update: row,
  });
}

/** What is due in a chat, in the order it must leave. */
export async function findDueMessages(
  db: Db,
  chatId: string,
  now: Temporal.Instant,
): Promise<DueMessage[]> {
  const rows = await db.message.findMany({
    where: { chatId, state: "pending", notBefore: { lte: toDate(now) } },
    orderBy: [{ priority: "asc" }, { seq: "asc" }],
    take: 20,
    select: { id: true, class: true, attempts: true, body: true },
  });
  return rows.map((row) => ({
    ...row,
    class: messageClassSchema.parse(row.class),
    body: storedBodySchema.parse(row.body),
  }));
}

/** From here on a crash leaves the message's fate unknown. False: another process was quicker. */
export async function markSending(db: Db, messageId: string): Promise<boolean> {
  const marked = await db.$executeRaw`
    UPDATE message SET state = 'sending' WHERE id = ${messageId}::uuid AND state = 'pending'`;
  return marked > 0;
}

const STATE = {
  sent: "sent",
  retry: "pending",
  unknown: "unknown",
  failed: "failed",
  held: "held",
  skipped: "skipped",
} as const satisfies Record<Outcome["kind"], string>;

/** Records an attempt and what becomes of the message; one that has arrived stays so. */
export async function recordDelivery(
  db: Db | Tx,
  message: { readonly id: string; readonly attempts: number },
  outcome: Outcome,
  now: Temporal.Instant,
): Promise<void> {
  const isSent = outcome.kind === "sent";
  const moment = toDate(now);
  const attempts = message.attempts + 1;
  const detail = isSent ? null : outcome.detail;
  const notBefore = outcome.kind === "retry" ? toDate(outcome.at) : moment;
  // Both in one statement: a transaction of its own would cost more than the work.
  await db.$executeRaw`
    WITH settled AS (
      UPDATE message SET state = ${STATE[outcome.kind]}, attempts = ${attempts},
        reason = ${detail}, not_before = ${notBefore}, sent_at = ${isSent ? moment : null},
        external_id = ${isSent ? outcome.externalId : null}
      WHERE id = ${message.id}::uuid AND state <> 'sent'
    )
    INSERT INTO delivery (message_id, attempt, at, outcome, detail)
    VALUES (${message.id}::uuid, ${attempts}, ${moment}, ${outcome.kind}, ${detail})
    ON CONFLICT DO NOTHING`;
}

/** Puts a message off without counting an attempt (the channel asked to wait, a file is not here yet). */
export async function postponeMessage(
  db: Db,
  messageId: string,
  until: Temporal.Instant,
): Promise<void> {
  await db.$executeRaw`
    UPDATE message SET state = 'pending', not_before = ${toDate(until)}
    WHERE id = ${messageId}::uuid`;
}

/** Messages a process died over: being sent, in a chat nobody holds any more. */
export async function findAbandoned(db: Db, now: Temporal.Instant) {
  const rows = await db.message.findMany({
    where: {
      state: "sending",
      chat: {
        OR: [{ deliveringUntil: null }, { deliveringUntil: { lte: toDate(now) } }],
      },
    },
    select: {
      id: true,
      class: true,
      attempts: true,
      chat: { select: { channel: true } },
    },
    take: 100,
  });
  return rows.map(({ chat, ...row }) => ({
    ...row,
    class: messageClassSchema.parse(row.class),
    channel: chat.channel,
  }));
}

/** The body of a message sent to this chat; null when there is none: buttons work only where they were shown. */
export async function findBody(
  db: Db | Tx,
  messageId: string,
  chatId: string,
): Promise<StoredBody | null> {
  const row = await db.message.findFirst({
    where: { id: messageId, chatId },
    select: { body: true },
  });
  return row === null ? null : storedBodySchema.parse(row.body);
}

/** The buttons a chat was shown last, in their order; the location button counts too. */
export async function findLastButtons(
  tx: Tx,
  chatId: string,
): Promise<StoredBody["buttons"]> {
  const [last] = await tx.$queryRaw<{ body: unknown }[]>`
    SELECT body FROM message
    WHERE chat_id = ${chatId}::uuid AND state IN ('sent', 'unknown')
      AND jsonb_array_length(body->'buttons') > 0
    ORDER BY seq DESC LIMIT 1`;
  return last === undefined ? [] : storedBodySchema.parse(last.body).buttons;
}

/** What waited for a chat that was closed goes out again; what is no news any more does not. */
export async function releaseHeld(
  tx: Tx,
  chatId: string,
  stale: readonly string[],
): Promise<void> {
  await tx.message.updateMany({
    where: { chatId, state: "held", class: { in: [...stale] } },
    data: { state: "skipped", reason: "stale" },
  });
  await tx.message.updateMany({
    where: { chatId, state: "held" },
    data: { state: "pending", reason: null },
  });
}

/** Everything that waits for a chat moves to another chat of the same person. */
export async function moveWaiting(
  tx: Tx,
  fromChatId: string,
  toChatId: string,
): Promise<void> {
  await tx.message.updateMany({
    where: { chatId: fromChatId, state: { in: ["pending", "held"] } },
    data: { chatId: toChatId, state: "pending", reason: null },
  });
}

/** How the outbox stands, for operators. */
export async function countMessages(db: Db): Promise<Record<string, number>> {
  const rows = await db.message.groupBy({
    by: ["state"],
    where: { state: { in: ["pending", "sending", "unknown", "failed", "held"] } },
    _count: true,
  });
  return Object.fromEntries(rows.map((row) => [row.state, row._count]));
}

/** Empties everything ever said in a chat; what has not left yet never will. */
export async function eraseMessages(tx: Tx, chatId: string): Promise<void> {
  await tx.message.updateMany({
    where: { chatId, state: { in: ["pending", "held"] } },
    data: { state: "skipped", reason: "erased" },
  });
  const body = { text: "", mediaIds: [], buttons: [] };
  await tx.message.updateMany({ where: { chatId }, data: { body } });
}

/**
 * Empties the words of up to `limit` messages written before `before`; what waited for a closed chat
 * that long never goes out. Their buttons keep their meaning. Returns how many were emptied.
 */
export async function purgeTexts(
  tx: Tx,
  before: Temporal.Instant,
  limit: number,
): Promise<number> {
  // Due rows only: an emptied one has left the partial index on `created_at`.
  return await tx.$executeRaw`
    UPDATE message SET
      state = CASE WHEN state = 'held' THEN 'skipped' ELSE state END,
      reason = CASE WHEN state = 'held' THEN 'expired' ELSE reason END,
      body = jsonb_build_object('text', '', 'mediaIds', '[]'::jsonb, 'buttons', body->'buttons')
    WHERE id IN (
      SELECT id FROM message
      WHERE body->>'text' <> '' AND state <> 'pending' AND state <> 'sending'
        AND created_at <= ${toDate(before)}
      ORDER BY created_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )`;
}

/** A message whose words are gone here, and where it may still stand. */
type Emptied = {
  readonly messageId: string;
  readonly channel: string;
  readonly externalId: string;
};

/** Empties what officers were shown of who sent the cases of a chat. */
export async function eraseShownContacts(tx: Tx, chatId: string): Promise<Emptied[]> {
  return await tx.$queryRaw<Emptied[]>`
    UPDATE message SET body = ${EMPTY}::jsonb,
      state = CASE WHEN state IN ('pending', 'held') THEN 'skipped' ELSE state END,
      reason = CASE WHEN state IN ('pending', 'held') THEN 'erased' ELSE reason END
    FROM chat
    WHERE chat.id = message.chat_id AND message.key = 'contactShown'
      AND message.case_id IN (SELECT id FROM "case" WHERE chat_id = ${chatId}::uuid)
    RETURNING message.id AS "messageId", chat.channel, chat.external_id AS "externalId"`;
}

/** The same for up to `limit` of them shown before `before`, whoever it was (partial index on `created_at`). */
export async function purgeShownContacts(
  tx: Tx,
  before: Temporal.Instant,
  limit: number,
): Promise<Emptied[]> {
  return await tx.$queryRaw<Emptied[]>`
    UPDATE message SET body = ${EMPTY}::jsonb,
      state = CASE WHEN message.state IN ('pending', 'held') THEN 'skipped' ELSE message.state END
    FROM chat
    WHERE chat.id = message.chat_id AND message.id IN (
      SELECT id FROM message
      WHERE key = 'contactShown' AND body->>'text' <> '' AND created_at <= ${toDate(before)}
      ORDER BY created_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )
    RETURNING message.id AS "messageId", chat.channel, chat.external_id AS "externalId"`;
}

const EMPTY = JSON.stringify({ text: "", mediaIds: [], buttons: [] });

/** True while something is still on its way to a chat. */
export async function hasWaiting(tx: Tx, chatId: string): Promise<boolean> {
  const where = { chatId, state: { in: ["pending", "sending"] } };
  return (await tx.message.findFirst({ where, select: { id: true } })) !== null;
}

/** How many messages have a key that begins so. */
export async function countSaid(tx: Tx, keyStart: string): Promise<number> {
  return await tx.message.count({ where: { dedupeKey: { startsWith: keyStart } } });
}
