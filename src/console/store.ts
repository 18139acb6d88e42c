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
