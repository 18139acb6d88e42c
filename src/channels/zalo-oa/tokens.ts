import { setTimeout as wait } from "node:timers/promises";
import { AppError } from "#kernel/app-error.ts";
import type { Clock } from "#platform/clock.ts";
import type { Db } from "#platform/db.ts";
import { hashToken } from "#platform/ids.ts";
import type { ZaloAccess, ZaloRoots } from "./access.ts";
import {
  claimExchange,
  findTokens,
  releaseExchange,
  replaceTokens,
  seedTokens,
  type TokenPair,
} from "./store.ts";
import { type TokenAnswer, tokensSchema } from "./wire.ts";

export type Tokens = {
  /** Must be called before all else. */
  readonly open: () => Promise<void>;
  /**
   * An access token other than `stale`, exchanged first when none is there. Throws
   * `zalo.tokenRefused` when only people can help, `zalo.noToken` when it is worth another try.
   */
  readonly access: (stale: string | null) => Promise<string>;
};

export type TokenTools = {
  readonly db: Db;
  readonly clock: Clock;
  readonly access: ZaloAccess;
  readonly roots: ZaloRoots;
};

/** Exchanged this long before its end (25 hours), so that none expires on its way. */
const MARGIN = { minutes: 5 };
const TIMEOUT_MS = 10_000;
/** Longer than an exchange can take: the refresh token works once, so two must not try. */
const LEASE = { seconds: 30 };
/** How often those who wait look, and how many times. */
const LOOK_MS = 200;
const LOOKS = 60;

/** The one living pair of an account, shared by all processes; what is new is stored before it is used. */
export function createTokens(tools: TokenTools): Tokens {
  const { db, access } = tools;
  let exchanging: Promise<string> | null = null;
  return {
    open: () => {
      const { refreshToken } = access;
      const hash = hashToken(`zalo-seed:${refreshToken}`);
      return seedTokens(db, access.oaId, { refreshToken, hash });
    },
    access: async (stale) => {
      const pair = await findTokens(db, access.oaId);
      const good = goodOf(pair, stale, tools.clock.now());
      if (good !== null) return good;
      exchanging ??= renew(tools, stale).finally(() => {
        exchanging = null;
      });
      return await exchanging;
    },
  };
}

function goodOf(
  pair: TokenPair | null,
  stale: string | null,
  now: Temporal.Instant,
): string | null {
  if (pair === null || pair.accessToken === stale || pair.accessUntil === null)
    return null;
  const isFresh = Temporal.Instant.compare(now.add(MARGIN), pair.accessUntil) < 0;
  return isFresh ? pair.accessToken : null;
}

/** Exchanges the pair, or waits until whoever does so has finished. */
async function renew(tools: TokenTools, stale: string | null): Promise<string> {
  const { db, clock, access } = tools;
  for (let looks = 0; looks < LOOKS; looks += 1) {
    const now = clock.now();
    const pair = await findTokens(db, access.oaId);
    const good = goodOf(pair, stale, now);
    if (good !== null) return good;
    const until = now.add(LEASE);
    const isOurs =
      pair !== null && (await claimExchange(db, access.oaId, pair, { now, until }));
    if (isOurs) await exchange(tools, pair.refreshToken);
    else await wait(LOOK_MS);
  }
  throw new AppError("Another process holds Zalo's tokens; try again.", {
    code: "zalo.noToken",
  });
}

/** Leaves the new pair in the table, or throws. A race that was lost leaves what the winner brought. */
async function exchange(tools: TokenTools, used: string): Promise<void> {
  const { db, access, clock } = tools;
  const { oaId } = access;
  const answer = await askForPair(tools, used).catch(async (cause: unknown) => {
    await releaseExchange(db, oaId, used);
    throw new AppError("Zalo's token server did not answer.", {
      code: "zalo.noToken",
      cause,
    });
  });
  if (answer.kind === "pair") {
    const accessUntil = clock.now().add({ seconds: answer.seconds });
    const { refreshToken, accessToken } = answer;
    await replaceTokens(db, oaId, used, { refreshToken, accessToken, accessUntil });
    return;
  }
  if (await releaseExchange(db, oaId, used)) throw refused(answer.code);
}

async function askForPair(
  { access, roots }: TokenTools,
  used: string,
): Promise<TokenAnswer> {
  const response = await fetch(`${roots.oauth}/v4/oa/access_token`, {
    method: "POST",
    headers: { secret_key: access.appSecret },
    body: new URLSearchParams({
      refresh_token: used,
      app_id: access.appId,
      grant_type: "refresh_token",
    }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return tokensSchema.parse(await response.json());
}

function refused(code: number): AppError {
  return new AppError(
    `Zalo refuses the refresh token (${code}); each works once and for three months. Let an administrator of the account consent again and put the new one into ZALO_REFRESH_TOKEN; also check ZALO_APP_ID and ZALO_APP_SECRET.`,
    { code: "zalo.tokenRefused" },
  );
}
