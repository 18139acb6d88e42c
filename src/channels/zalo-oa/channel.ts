import type { Hono } from "hono";
import { persist } from "#channels/persist.ts";
import type { Accept, Channel, ReadMedia } from "#channels/port.ts";
import type { Clock } from "#platform/clock.ts";
import type { Db } from "#platform/db.ts";
import type { Log } from "#platform/logger.ts";
import { ZALO, type ZaloAccess, type ZaloRoots } from "./access.ts";
import { createApi } from "./api.ts";
import { MAX_TEXT } from "./draw.ts";
import { createFetchFile } from "./fetch-file.ts";
import { outcomeOf } from "./outcome.ts";
import { parseEvent } from "./parse.ts";
import { createSend, logTrouble } from "./send.ts";
import { createTokens } from "./tokens.ts";
import { createWebhook } from "./webhook.ts";

export type ZaloOptions = {
  readonly access: ZaloAccess;
  /** Left out: Zalo's own. */
  readonly roots?: ZaloRoots;
  readonly db: Db;
  readonly clock: Clock;
  readonly accept: Accept;
  readonly readMedia: ReadMedia;
  readonly log: Log;
};

/** The Official Account. */
export type ZaloChannel = Channel & {
  /** To be mounted at the root of the web server. */
  readonly routes: Hono;
  /** Opens the account; it carries no parameter. */
  readonly link: string;
};

export function createZaloChannel(options: ZaloOptions): ZaloChannel {
  const { roots = ZALO, log } = options;
  const tokens = createTokens({ ...options, roots });
  const api = createApi({ roots, access: tokens.access });
  const end = new AbortController();
  let opening: Promise<unknown> = Promise.resolve();
  return {
    name: "zalo-oa",
    // Whether v3 still draws buttons under a text, no two sources agree on.
    capabilities: {
      buttons: true,
      isNumbered: true,
      maxText: MAX_TEXT,
      isSendIdempotent: false,
    },
    parse: parseEvent,
    send: createSend({ api, readMedia: options.readMedia, log }),
    fetchFile: createFetchFile(roots),
    forget: null,
    retract: null,
    forgetBefore: null,
    start: async () => {
      await tokens.open();
      // So that a wrong setting shows at the start and not with the first message.
      opening = persist(() => tokens.access(null), {
        signal: end.signal,
        onFailure: (error) => {
          logTrouble(log, error);
          log.warn(
            { event: "zalo.notReady", err: error },
            "Zalo gives us no access token; trying again",
          );
          const outcome = outcomeOf(error);
          return outcome.kind === "paused" ? outcome.retryAfter * 1000 : null;
        },
      });
    },
    stop: async () => {
      end.abort();
      await opening;
    },
    routes: createWebhook(options),
    link: `https://zalo.me/${options.access.oaId}`,
  };
}
