import { Hono } from "hono";
import type { Accept, Channel } from "#channels/port.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/db.ts";
import type { FileStore } from "#platform/files.ts";
import type { Log } from "#platform/logger.ts";
import { loadAssets } from "./assets.ts";
import { chatRoutes } from "./chat-routes.ts";
import { type Demo, demoRoutes } from "./demo.ts";
import { guard } from "./guard.ts";
import { createLive } from "./live.ts";
import { pageRoutes } from "./page-routes.ts";
import { parseUpdate } from "./parse.ts";
import { SEATS } from "./seats.ts";
import { sendMessage } from "./send.ts";
import { createSessions } from "./sessions.ts";
import { deleteEvents, deleteLines, purgeEvents } from "./store.ts";

export type WebOptions = {
  readonly database: Database;
  readonly files: FileStore;
  readonly accept: Accept;
  readonly log: Log;
  readonly clock: Clock;
  /** The world reaches us by https: cookies then travel by nothing else. */
  readonly isSecure: boolean;
  /** Moves the simulated clock; null where time is real. */
  readonly demo: Demo | null;
};

/** The web chat. `routes` is to be mounted at the root of the web server. */
export function createWebChannel(
  options: WebOptions,
): Channel & { readonly routes: Hono } {
  const { database, accept, clock, log, files, demo } = options;
  const { db } = database;
  const live = createLive({ database, clock, log });
  const sessions = createSessions(options);
  const assets = loadAssets();
  const routes = new Hono();
  routes.onError((err, c) => {
    log.error({ event: "web.requestFailed", err }, "a request of the web chat failed");
    return c.json({ kind: "failed", detail: "The server failed; send it again." }, 500);
  });
  // By address, because these routes share a server with others.
  for (const path of GUARDED) routes.use(path, guard);
  routes.route("/", assets.routes);
  routes.route("/", pageRoutes({ sessions, assets, demo }));
  routes.route("/chat", chatRoutes({ db, accept, live, clock, sessions, files, log }));
  if (demo !== null) routes.route("/demo", demoRoutes({ demo, clock, live }));
  return {
    name: "web",
    // A page has no limit of its own; this one is far above anything the house says.
    capabilities: {
      buttons: true,
      isNumbered: false,
      maxText: 100_000,
      isSendIdempotent: true,
    },
    parse: parseUpdate,
    send: (message) => sendMessage(message, { db, live, clock }),
    fetchFile: null,
    forget: deleteEvents,
    retract: deleteLines,
    forgetBefore: purgeEvents,
    start: async () => live.start(),
    stop: live.stop,
    routes,
  };
}

const PAGES = Object.values(SEATS).map(({ path }) => path);
const GUARDED = [...PAGES, "/chat/*", "/web/*", "/demo/*"];
