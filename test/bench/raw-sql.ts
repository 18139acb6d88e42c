import { randomUUID } from "node:crypto";
import type pg from "pg";

/** Returns 1 when the update is new. */
export function store(pool: pg.Pool, body: string): Promise<number> {
  const { update_id: id, message } = JSON.parse(body);
  const lane = `telegram:${message.from.id}`;
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query(
      `INSERT INTO "update" (channel, external_id, lane, raw, received_at)
       VALUES ('telegram', $1, $2, $3, now())
       ON CONFLICT (channel, external_id) DO UPDATE SET repeats = "update".repeats + 1
       RETURNING repeats`,
      [String(id), lane, body],
    );
    return rows[0]?.repeats === 0 ? 1 : 0;
  });
}

/** Handles one update and delivers its answer; returns 0 when there was none. */
export async function handleNext(pool: pg.Pool): Promise<number> {
  const chatId = await inTransaction(pool, async (client) => {
    const { rows } = await client.query(
      `SELECT seq, raw FROM "update" AS first WHERE state = 'pending' AND NOT EXISTS (
         SELECT 1 FROM "update" AS earlier WHERE earlier.lane = first.lane
           AND earlier.state = 'pending' AND earlier.seq < first.seq)
       ORDER BY seq LIMIT 1 FOR UPDATE SKIP LOCKED`,
    );
    const [update] = rows;
    if (update === undefined) return null;
    const { chat, text: words } = update.raw.message;
    const id = await enter(client, String(chat.id));
    await client.query(
      `INSERT INTO message (id, chat_id, dedupe_key, class, priority, key, body, not_before, created_at)
       VALUES ($1, $2, $3, 'reply', 1, 'echo', $4, now(), now()) ON CONFLICT DO NOTHING`,
      [randomUUID(), id, `reply:${update.seq}:0`, JSON.stringify({ text: words })],
    );
    await client.query("UPDATE chat SET conversation = $2 WHERE id = $1", [
      id,
      JSON.stringify({ text: words }),
    ]);
    await client.query(
      `UPDATE "update" SET state = 'done', done_at = now() WHERE seq = $1`,
      [update.seq],
    );
    return id;
  });
  if (chatId === null) return 0;
  await deliver(pool, chatId);
  return 1;
}

async function enter(client: pg.PoolClient, externalId: string): Promise<string> {
  const { rows } = await client.query(
    "SELECT id, conversation FROM chat WHERE channel = 'telegram' AND external_id = $1 FOR NO KEY UPDATE",
    [externalId],
  );
  if (rows[0] !== undefined) return rows[0].id;
  const [id, personId] = [randomUUID(), randomUUID()];
  await client.query("INSERT INTO person (id, created_at) VALUES ($1, now())", [
    personId,
  ]);
  await client.query(
    `INSERT INTO chat (id, channel, external_id, person_id, created_at)
     VALUES ($1, 'telegram', $2, $3, now())`,
    [id, externalId, personId],
  );
  return id;
}

async function deliver(pool: pg.Pool, chatId: string): Promise<void> {
  await pool.query(
    `UPDATE chat SET delivering_until = now() + interval '90 seconds'
     WHERE id = $1 AND (delivering_until IS NULL OR delivering_until <= now())`,
    [chatId],
  );
  const { rows } = await pool.query(
    `SELECT id, body FROM message WHERE chat_id = $1 AND state = 'pending'
     ORDER BY priority, seq LIMIT 20`,
    [chatId],
  );
  for (const { id } of rows) {
    await pool.query("UPDATE message SET state = 'sending' WHERE id = $1", [id]);
    await pool.query(
      `WITH sent AS (UPDATE message SET state = 'sent', attempts = 1, sent_at = now()
         WHERE id = $1 RETURNING id)
       INSERT INTO delivery (message_id, attempt, at, outcome)
       SELECT id, 1, now(), 'sent' FROM sent ON CONFLICT DO NOTHING`,
      [id],
    );
  }
  await pool.query("UPDATE chat SET delivering_until = NULL WHERE id = $1", [chatId]);
}

async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } finally {
    client.release();
  }
}
