import type { SetClock } from "#platform/clock.ts";
import { ZaloFault } from "./zalo-fake-world.ts";

/** The token server: refresh tokens work once, access tokens for 25 hours. */
export type FakeOauth = {
  readonly appId: string;
  readonly appSecret: string;
  /** The one refresh token that lives; a new consent makes another. */
  readonly refreshToken: () => string;
  readonly consentAgain: () => string;
  readonly exchanges: () => number;
  readonly exchange: (
    secret: string | undefined,
    form: Readonly<Record<string, unknown>>,
  ) => object;
  /** Throws as the API does for a token that is wrong or over. */
  readonly check: (accessToken: string | undefined) => void;
  readonly expireAccess: () => void;
};

/** Nobody has published the code of a used refresh token. */
const USED = -14_014;

export function createFakeOauth(clock: SetClock): FakeOauth {
  const appId = "3608465248940903967";
  const appSecret = "app-secret-of-the-fake";
  const accessUntil = new Map<string, Temporal.Instant>();
  let generation = 1;
  let exchanges = 0;
  const refreshToken = () => `refresh-token-${generation}`;
  const renew = () => {
    generation += 1;
    return refreshToken();
  };
  return {
    appId,
    appSecret,
    refreshToken,
    consentAgain: renew,
    exchanges: () => exchanges,
    exchange: (secret, form) => {
      if (secret !== appSecret || form["app_id"] !== appId) {
        throw new ZaloFault(-14_004, "Invalid secret key");
      }
      if (form["grant_type"] !== "refresh_token") {
        throw new ZaloFault(-14_005, "Invalid grant type");
      }
      if (form["refresh_token"] !== refreshToken()) {
        throw new ZaloFault(USED, "Invalid refresh token");
      }
      exchanges += 1;
      const refresh_token = renew();
      const access_token = `access-token-${generation}`;
      accessUntil.set(access_token, clock.now().add({ hours: 25 }));
      return { access_token, refresh_token, expires_in: "90000" };
    },
    check: (token) => {
      const until = accessUntil.get(token ?? "");
      if (until === undefined) throw new ZaloFault(-216, "Access token is invalid");
      if (Temporal.Instant.compare(until, clock.now()) <= 0) {
        throw new ZaloFault(-220, "Access token is expired");
      }
    },
    expireAccess: () => {
      for (const token of accessUntil.keys()) accessUntil.set(token, clock.now());
    },
  };
}
