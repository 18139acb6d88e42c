import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/db.ts";
import { hashToken, newToken } from "#platform/ids.ts";
import type { Language, Seat } from "./client/wire.ts";
import { SEATS } from "./seats.ts";
import { findSession, insertSession, type Session } from "./store.ts";

export type Sessions = {
  /** The session of the seat's cookie; null when there is none. */
  readonly find: (c: Context, seat: Seat) => Promise<Session | null>;
  /** The same, or a new one with its cookie. Only a post opens one: crawlers leave no rows. */
  readonly open: (c: Context, seat: Seat) => Promise<Session>;
  readonly language: (c: Context) => Language | null;
  readonly keepLanguage: (c: Context, language: Language) => void;
};

const LANGUAGE = "ln_language";
/** Browsers keep no cookie longer. */
const MAX_AGE = 400 * 24 * 3600;

export function createSessions(tools: {
  readonly database: Database;
  readonly clock: Clock;
  readonly isSecure: boolean;
}): Sessions {
  const { db } = tools.database;
  const keep = (c: Context, name: string, value: string) =>
    setCookie(c, name, value, {
      httpOnly: true,
      sameSite: "Lax",
      secure: tools.isSecure,
      path: "/",
      maxAge: MAX_AGE,
    });
  const find = async (c: Context, seat: Seat) => {
    const { cookie } = SEATS[seat];
    const token = getCookie(c, cookie);
    if (token === undefined) return null;
    const session = await findSession(db, hashToken(token));
    // Written anew, so that a chat in use never expires.
    if (session !== null) keep(c, cookie, token);
    return session;
  };
  return {
    find,
    open: async (c, seat) => {
      const known = await find(c, seat);
      if (known !== null) return known;
      const token = newToken();
      const session = await insertSession(db, hashToken(token), tools.clock.now());
      keep(c, SEATS[seat].cookie, token);
      return session;
    },
    language: (c) => {
      const kept = getCookie(c, LANGUAGE);
      return kept === "vi" || kept === "en" ? kept : null;
    },
    keepLanguage: (c, language) => keep(c, LANGUAGE, language),
  };
}
