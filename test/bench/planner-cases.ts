import pg from "pg";

/** So many cases are due at each moment. */
export const DUE_A_ROUND = 100;

/** The moments at which cases are due: minutes of a Monday afternoon. */
export function momentOf(turn: number): Temporal.Instant {
  return Temporal.Instant.from("2026-11-16T14:30:00+07:00").add({ minutes: turn });
}

/**
 * Stores cases by plain SQL: a hundred for each of `turns` that is due then, and a past: of a hundred others 97
 * are closed and three wait for their citizen, each with an alert that was told and two lines of history.
 */
export async function fill(url: string, stored: number, turns: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(OFFICES);
    for (let turn = 0; turn < turns; turn += 1) {
      const received = momentOf(turn).subtract({ hours: 5, minutes: 30 });
      const values = [received.toString(), momentOf(turn).toString(), DUE_A_ROUND];
      await client.query(DUE, values);
    }
    await client.query(PAST, [stored - turns * DUE_A_ROUND]);
    await client.query(HISTORY);
    await client.query(NUDGES);
    // As autovacuum leaves it.
    await client.query("VACUUM (ANALYZE)");
  } finally {
    await client.end();
  }
}

/** An officer in each of twenty wards, and a citizen. */
const OFFICES = `
  WITH ward AS (
    SELECT id AS agency_id, uuidv7() AS person_id
    FROM agency WHERE id LIKE 'ubnd:w-%' ORDER BY id LIMIT 20
  ), people AS (
    INSERT INTO person (id, created_at)
    SELECT person_id, '2026-01-05' FROM ward RETURNING id
  ), chats AS (
    INSERT INTO chat (id, channel, external_id, person_id, created_at)
    SELECT uuidv7(), 'web', id::text, id, '2026-01-05' FROM people
  )
  INSERT INTO membership (id, person_id, agency_id, role, valid_from)
  SELECT uuidv7(), person_id, agency_id, 'officer', '2026-01-05' FROM ward`;

const CASE = `
  INSERT INTO "case" (id, code, submission_id, chat_id, state, level, text, place_kind,
    agency_id, agency_why, created_at, accept_due_at, answer_due_at, next_alert_at)`;

/** Of its own submission, of one of the citizens, in one of the wards. */
const NEW_CASE = `
  WITH fresh AS (
    SELECT n, uuidv7() AS id FROM generate_series(1, %COUNT%) AS n
  ), submitted AS (
    INSERT INTO submission (id, chat_id, created_at)
    SELECT id, (SELECT id FROM chat LIMIT 1), '2026-01-05' FROM fresh
  ), office AS (
    SELECT agency_id, row_number() OVER (ORDER BY agency_id) AS place FROM membership
  )
  ${CASE}
  SELECT fresh.id, left(fresh.id::text, 8) || '-' || right(fresh.id::text, 12), fresh.id,
    (SELECT id FROM chat LIMIT 1), %STATE%, 'normal', repeat('đèn đường tắt ', 12),
    'unknown', office.agency_id, 'ward', %TIMES%
  FROM fresh JOIN office ON office.place = 1 + fresh.n % 20`;

const DUE = NEW_CASE.replace("%COUNT%", "$3::int")
  .replace("%STATE%", "'submitted'")
  .replace(
    "%TIMES%",
    "$1::timestamptz, $1::timestamptz + '1 day', $1::timestamptz + '7 days', $2::timestamptz",
  );

const PAST = NEW_CASE.replace("%COUNT%", "$1::int")
  .replace("%STATE%", "CASE WHEN n % 100 < 3 THEN 'answered' ELSE 'closed' END")
  .replace(
    "%TIMES%",
    `timestamptz '2026-01-05' + n * interval '1 second', '2026-02-05', '2026-03-05',
     CASE WHEN n % 100 < 3 THEN timestamptz '2026-12-01' + n * interval '1 second' END`,
  );

const HISTORY = `
  INSERT INTO case_event (id, case_id, at, kind, data)
  SELECT uuidv7(), id, created_at, step, '{}'
  FROM "case", unnest(ARRAY['submitted', 'accepted']) AS step WHERE state <> 'submitted'`;

const NUDGES = `
  INSERT INTO nudge (id, case_id, deadline_version, policy_id, person_id, due_at, tell_at,
    state, message_id, told_at)
  SELECT uuidv7(), "case".id, 1, 'normal-accept-240', person_id, created_at, created_at,
    'told', uuidv7(), created_at
  FROM "case" JOIN membership USING (agency_id) WHERE state <> 'submitted'`;
