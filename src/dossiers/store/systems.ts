/** Systems that may send dossiers; their keys are derived, none is stored. */
import type { SendingSystem } from "#dossiers/types.ts";
import { toDate, toInstant } from "#platform/clock.ts";
import type { Db } from "#platform/db.ts";
import { newShortCode } from "#platform/ids.ts";

/** The name it sends under: random, so that a key that leaked never comes back with a name. */
export async function insertSystem(
  db: Db,
  name: string,
  now: Temporal.Instant,
): Promise<string> {
  const id = newShortCode().toLowerCase();
  await db.sendingSystem.create({ data: { id, name, createdAt: toDate(now) } });
  return id;
}

/** Null: there is none of this name, or it may not send any more. */
export async function findActiveSystem(
  db: Db,
  id: string,
): Promise<{ readonly name: string } | null> {
  return await db.sendingSystem.findFirst({
    where: { id, revokedAt: null },
    select: { name: true },
  });
}

/** What it sent stays. */
export async function markRevoked(
  db: Db,
  id: string,
  now: Temporal.Instant,
): Promise<void> {
  await db.sendingSystem.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: toDate(now) },
  });
}

export async function findSystems(db: Db): Promise<SendingSystem[]> {
  const rows = await db.sendingSystem.findMany({ orderBy: { createdAt: "asc" } });
  return rows.map(({ createdAt, revokedAt, ...row }) => ({
    ...row,
    createdAt: toInstant(createdAt),
    revokedAt: revokedAt === null ? null : toInstant(revokedAt),
  }));
}
