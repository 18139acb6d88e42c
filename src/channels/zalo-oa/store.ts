import { toDate, toInstant } from "#platform/clock.ts";
import type { Db } from "#platform/db.ts";

export type TokenPair = {
  readonly refreshToken: string;
  /** Null before the first exchange. */
  readonly accessToken: string | null;
  readonly accessUntil: Temporal.Instant | null;
};

/** Lays the pair people gave us down, unless its descendants are here already. */
export async function seedTokens(
  db: Db,
  oaId: string,
  seed: { readonly refreshToken: string; readonly hash: string },
): Promise<void> {
  // One statement: two processes may start at once. A new token from people wins over any pair.
  await db.$executeRaw`
    INSERT INTO zalo_token (oa_id, seed_hash, refresh_token)
    VALUES (${oaId}, ${seed.hash}, ${seed.refreshToken})
    ON CONFLICT (oa_id) DO UPDATE SET seed_hash = EXCLUDED.seed_hash,
      refresh_token = EXCLUDED.refresh_token, access_token = NULL, access_until = NULL, claimed_until = NULL
    WHERE zalo_token.seed_hash <> EXCLUDED.seed_hash`;
}

export async function findTokens(db: Db, oaId: string): Promise<TokenPair | null> {
  const row = await db.zaloToken.findUnique({ where: { oaId } });
  if (row === null) return null;
  const { refreshToken, accessToken, accessUntil } = row;
  return {
    refreshToken,
    accessToken,
    accessUntil: accessUntil === null ? null : toInstant(accessUntil),
  };
}

/** Whether the pair is ours to exchange until `until`; not when somebody is at it or it has changed. */
export async function claimExchange(
  db: Db,
  oaId: string,
  seen: TokenPair,
  { now, until }: { readonly now: Temporal.Instant; readonly until: Temporal.Instant },
): Promise<boolean> {
  const { count } = await db.zaloToken.updateMany({
    where: {
      oaId,
      refreshToken: seen.refreshToken,
      OR: [{ claimedUntil: null }, { claimedUntil: { lte: toDate(now) } }],
    },
    data: { claimedUntil: toDate(until) },
  });
  return count === 1;
}

/** Puts the new pair in the place of the one that was `used`; nothing when that is gone. */
export async function replaceTokens(
  db: Db,
  oaId: string,
  used: string,
  pair: {
    readonly refreshToken: string;
    readonly accessToken: string;
    readonly accessUntil: Temporal.Instant;
  },
): Promise<void> {
  await db.zaloToken.updateMany({
    where: { oaId, refreshToken: used },
    data: { ...pair, accessUntil: toDate(pair.accessUntil), claimedUntil: null },
  });
}

/** Gives a claim back; false when another pair has taken the place of the one that was `used`. */
export async function releaseExchange(
  db: Db,
  oaId: string,
  used: string,
): Promise<boolean> {
  const { count } = await db.zaloToken.updateMany({
    where: { oaId, refreshToken: used },
    data: { claimedUntil: null },
  });
  return count === 1;
}
