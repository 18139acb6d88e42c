import { Hono } from "hono";
import type { Assets } from "./assets.ts";
import { chatPage } from "./page.ts";
import { SEAT_NAMES, SEATS } from "./seats.ts";
import type { Sessions } from "./sessions.ts";

/** The page of each seat. */
export function pageRoutes(tools: {
  readonly sessions: Sessions;
  readonly assets: Assets;
  readonly isDemo: boolean;
}): Hono {
  const { sessions, assets, isDemo } = tools;
  const routes = new Hono();
  for (const seat of SEAT_NAMES) {
    routes.get(SEATS[seat].path, async (c) => {
      const isNew = (await sessions.find(c, seat)) === null;
      const language = sessions.language(c) ?? "vi";
      c.header("Cache-Control", "no-store");
      return c.html(chatPage({ seat, language, isNew, isDemo }, assets));
    });
  }
  return routes;
}
