import type { Language } from "#messages/bilingual.ts";
import { toDate, toInstant } from "#platform/clock.ts";
import type { Db, Tx } from "#platform/db.ts";
import { newId } from "#platform/ids.ts";
import { addresseeSchema, chatRowSchema, parseConversation } from "./schema.ts";
import type { Conversation } from "./types.ts";

export type Chat = {
  readonly id: string;
  readonly personId: string;
  readonly language: Language;
  readonly conversation: Conversation;
  readonly hasConsented: boolean;
  readonly isOfficer: boolean;
  readonly isReachable: boolean;
  readonly isBlocked: boolean;
};

/**
 * Holds the chat until the transaction ends: two people of one group are two lanes with one
 * conversation. One query, because it runs for every update.
 */
export async function findChat(
  tx: Tx,
  channel: string,
  externalId: string,
  now: Temporal.Instant,
): Promise<Chat | null> {
  const rows = await tx.$queryRaw<object[]>`
    SELECT id, person_id AS "personId", language, conversation,
      unreachable_at IS NULL AS "isReachable",
      COALESCE((SELECT is_given FROM consent WHERE chat_id = chat.id AND purpose = 'feedback'
        ORDER BY seq DESC LIMIT 1), false) AS "hasConsented",
      EXISTS (SELECT 1 FROM membership AS m WHERE m.person_id = chat.person_id
        AND m.valid_from <= ${toDate(now)}
        AND (m.valid_to IS NULL OR m.valid_to > ${toDate(now)})) AS "isOfficer",
      EXISTS (SELECT 1 FROM blocked_chat AS b WHERE b.chat_id = chat.id) AS "isBlocked"
    FROM chat WHERE channel = ${channel} AND external_id = ${externalId}
    FOR NO KEY UPDATE`;
  const [row] = rows;
  if (row === undefined) return null;
  const chat = chatRowSchema.parse(row);
  return { ...chat, conversation: parseConversation(chat.conversation) };
}

/** A new person on a channel. */
export async function insertChat(
  tx: Tx,
  given: {
    readonly channel: string;
    readonly externalId: string;
    readonly language: Language;
  },
  now: Temporal.Instant,
): Promise<Chat> {
  const id = newId();
  const personId = newId();
  const createdAt = toDate(now);
  await tx.person.create({ data: { id: personId, createdAt } });
  await tx.chat.create({ data: { id, personId, createdAt, ...given } });
  return {
    id,
    personId,
    language: given.language,
    conversation: parseConversation(null),
    hasConsented: false,
    isOfficer: false,
    isReachable: true,
    isBlocked: false,
  };
}

export async function updateConversation(
  tx: Tx,
  chatId: string,
  conversation: Conversation,
  now: Temporal.Instant,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE chat SET conversation = ${JSON.stringify(conversation)}::jsonb,
      heard_at = ${toDate(now)}
    WHERE id = ${chatId}::uuid`;
}

/**
 * Drops what was written and not sent in up to `limit` chats that have been silent since `before`: the
 * report in hand, those put off, notes that were stopped. Returns in how many. Touches due rows only
 * (partial index on `heard_at`).
 */
export async function dropDrafts(
  tx: Tx,
  before: Temporal.Instant,
  limit: number,
): Promise<number> {
  return await tx.$executeRaw`
    UPDATE chat SET conversation =
      conversation || '{"draft": null, "parked": [], "held": []}'::jsonb
    WHERE id IN (
      SELECT id FROM chat
      WHERE (conversation->'draft'->>'text' IS NOT NULL
          OR jsonb_array_length(conversation->'parked') > 0
          OR jsonb_array_length(conversation->'held') > 0)
        AND heard_at <= ${toDate(before)}
      ORDER BY heard_at LIMIT ${limit} FOR NO KEY UPDATE SKIP LOCKED
    )`;
}

/** Where a chat is on its channel. Throws when there is none. */
export async function loadOrigin(tx: Tx, chatId: string) {
  return await tx.chat.findUniqueOrThrow({
    where: { id: chatId },
    select: { channel: true, externalId: true },
  });
}

export async function updateLanguage(
  tx: Tx,
  chatId: string,
  language: Language,
): Promise<void> {
  await tx.chat.update({ where: { id: chatId }, data: { language } });
}

/** The chat was closed by the person, or is open again. */
export async function markReachable(
  tx: Tx,
  chatId: string,
  isReachable: boolean,
  now: Temporal.Instant,
): Promise<void> {
  await tx.chat.update({
    where: { id: chatId },
    data: { unreachableAt: isReachable ? null : toDate(now) },
  });
}

/**
 * The chat goes on under another id of its channel. Who wrote there before we knew of it has begun a
 * second chat: it is closed, and as its person is the same, what waits in it goes on in this one.
 */
export async function moveChat(
  tx: Tx,
  chatId: string,
  externalId: string,
  now: Temporal.Instant,
): Promise<void> {
  const { channel, personId } = await tx.chat.findUniqueOrThrow({
    where: { id: chatId },
  });
  await tx.chat.updateMany({
    where: { channel, externalId, id: { not: chatId } },
    data: {
      externalId: `${externalId} until ${now}`,
      personId,
      unreachableAt: toDate(now),
    },
  });
  await tx.chat.update({ where: { id: chatId }, data: { externalId } });
}

export type Addressee = {
  readonly chatId: string;
  readonly personId: string;
  readonly language: Language;
};

/** Where to reach a chat. */
export async function loadAddressee(db: Db | Tx, chatId: string): Promise<Addressee> {
  const row = await db.chat.findUniqueOrThrow({ where: { id: chatId } });
  return {
    chatId,
    personId: row.personId,
    language: chatRowSchema.shape.language.parse(row.language),
  };
}

/**
 * One chat for each person: a reachable one before a closed one, then the one they chose, then the one they
 * used last.
 */
export async function findAddressees(
  tx: Tx,
  personIds: readonly string[],
): Promise<Addressee[]> {
  if (personIds.length === 0) return [];
  const rows = await tx.$queryRaw<object[]>`
    SELECT DISTINCT ON (person_id) chat.id AS "chatId", person_id AS "personId", language
    FROM chat JOIN person ON person.id = chat.person_id
    WHERE person_id = ANY(${[...personIds]}::uuid[])
    ORDER BY person_id, unreachable_at NULLS FIRST, chat.id = main_chat_id DESC NULLS LAST,
      heard_at DESC NULLS LAST, chat.created_at DESC`;
  return rows.map((row) => addresseeSchema.parse(row));
}

/** The reachable chat a person chose or used last, other than one; null: there is none. */
export async function findOtherChat(
  tx: Tx,
  personId: string,
  notChatId: string,
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT chat.id FROM chat JOIN person ON person.id = chat.person_id
    WHERE person_id = ${personId}::uuid AND unreachable_at IS NULL
      AND chat.id <> ${notChatId}::uuid
    ORDER BY chat.id = main_chat_id DESC NULLS LAST, heard_at DESC NULLS LAST,
      chat.created_at DESC LIMIT 1`;
  return row?.id ?? null;
}

/**
 * The person leaves a chat for good: the row stays for the cases and consents that point at it, but
 * says no more whose it was. Whoever writes there from now on is somebody new; returned is their chat.
 */
export async function replaceChat(
  tx: Tx,
  chatId: string,
  now: Temporal.Instant,
): Promise<{
  readonly channel: string;
  readonly externalId: string;
  readonly personId: string;
  readonly fresh: Chat;
}> {
  const old = await tx.chat.findUniqueOrThrow({ where: { id: chatId } });
  const { channel, externalId, personId } = old;
  // Raw, because Prisma writes a JSON null in two ways and we want neither.
  await tx.$executeRaw`
    UPDATE chat SET external_id = ${erasedId(chatId)}, conversation = NULL,
      unreachable_at = ${toDate(now)}, erase_when_done = false
    WHERE id = ${chatId}::uuid`;
  const language = chatRowSchema.shape.language.parse(old.language);
  const fresh = await insertChat(tx, { channel, externalId, language }, now);
  return { channel, externalId, personId, fresh };
}

/** Its person has left the chat for good: nobody will write there. */
export async function isErased(tx: Tx, chatId: string): Promise<boolean> {
  return (await loadOrigin(tx, chatId)).externalId === erasedId(chatId);
}

const erasedId = (chatId: string) => `erased:${chatId}`;

export async function markEraseWhenDone(
  tx: Tx,
  chatId: string,
  eraseWhenDone: boolean,
): Promise<void> {
  await tx.chat.update({ where: { id: chatId }, data: { eraseWhenDone } });
}

/** Chats to be forgotten when their cases are done; due rows only (partial index). */
export async function findChatsToErase(db: Db): Promise<string[]> {
  const rows = await db.chat.findMany({
    where: { eraseWhenDone: true },
    select: { id: true },
    take: 1000,
  });
  return rows.map(({ id }) => id);
}

/** Since when a chat is known, and on which channel. */
export async function loadChatData(tx: Tx, chatId: string) {
  const { createdAt, channel } = await tx.chat.findUniqueOrThrow({
    where: { id: chatId },
  });
  return { channel, since: toInstant(createdAt) };
}
