import { Hono } from "hono";
import { compress } from "hono/compress";
import type { Assets } from "./assets.ts";
import { SEAT_NAMES } from "./client/wire.ts";
import type { Demo } from "./demo.ts";
import { chatPage } from "./page.ts";
import { SEATS } from "./seats.ts";
import type { Sessions } from "./sessions.ts";

/** The page of each seat. */
export function pageRoutes(tools: {
  readonly sessions: Sessions;
  readonly assets: Assets;
  readonly demo: Demo | null;
}): Hono {
  const { sessions, assets, demo } = tools;
  const routes = new Hono();
  for (const seat of SEAT_NAMES) {
    routes.get(SEATS[seat].path, compress(), async (c) => {
      const isNew = (await sessions.find(c, seat)) === null;
      const isUninvited = isNew && c.req.query("invite") === undefined;
      const invitation = isUninvited ? await demo?.invitationFor(seat) : null;
      if (invitation != null) {
        return c.redirect(`${SEATS[seat].path}?invite=${invitation}`);
      }
      const language = sessions.language(c) ?? "vi";
      c.header("Cache-Control", "no-store");
      return c.html(chatPage({ seat, language, isNew, isDemo: demo !== null }, assets));
    });
  }
  return routes;
}
