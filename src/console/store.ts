import { openStates } from "#kernel/case-state.ts";
import { toDate } from "#platform/clock.ts";
import type { Db } from "#platform/db.ts";
import { hashToken, newToken } from "#platform/ids.ts";

const LINK_LIFETIME = { minutes: 60 };
const SESSION_LIFETIME = { hours: 12 };

/** A link that opens the console once. */
export async function insertSignInLink(db: Db, now: Temporal.Instant): Promise<string> {
  return await insertKey(db, "link", now.add(LINK_LIFETIME));
}

/** Uses a link up; the token of a session, or null when the link is unknown, used or expired. */
export async function enter(
  db: Db,
  token: string,
  now: Temporal.Instant,
): Promise<string | null> {
  const used = await db.consoleKey.updateMany({
    where: {
      tokenHash: hashToken(token),
      kind: "link",
      usedAt: null,
      expiresAt: { gt: toDate(now) },
    },
    data: { usedAt: toDate(now) },
  });
  return used.count === 0
    ? null
    : await insertKey(db, "session", now.add(SESSION_LIFETIME));
}

export async function hasSession(
  db: Db,
  token: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const row = await db.consoleKey.findFirst({
    where: {
      tokenHash: hashToken(token),
      kind: "session",
      expiresAt: { gt: toDate(now) },
    },
  });
  return row !== null;
}

/** How many people and open cases each agency has, and how many of those are late: one grouped query each. */
export async function countByAgency(db: Db, now: Temporal.Instant) {
  const moment = toDate(now);
  const rows = await db.$queryRaw<
    { id: string; people: number; open: number; late: number }[]
  >`
    SELECT agency.id, COALESCE(people, 0) AS people, COALESCE(open, 0) AS open,
      COALESCE(late, 0) AS late
    FROM agency
    LEFT JOIN (
      SELECT agency_id, count(DISTINCT person_id)::int AS people FROM membership
      WHERE valid_from <= ${moment} AND (valid_to IS NULL OR valid_to > ${moment})
      GROUP BY agency_id
    ) AS m ON m.agency_id = agency.id
    LEFT JOIN (
      SELECT agency_id, count(*)::int AS open,
        (count(*) FILTER (WHERE answer_due_at < COALESCE(paused_at, ${moment})))::int AS late
      FROM "case" WHERE state = ANY(${[...openStates]}) GROUP BY agency_id
    ) AS c ON c.agency_id = agency.id`;
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

async function insertKey(
  db: Db,
  kind: string,
  expiresAt: Temporal.Instant,
): Promise<string> {
  const token = newToken();
  await db.consoleKey.create({
    data: { tokenHash: hashToken(token), kind, expiresAt: toDate(expiresAt) },
  });
  return token;
}
