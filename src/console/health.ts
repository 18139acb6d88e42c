import { Hono } from "hono";
import { countUpdates } from "#inbox/store.ts";
import { countMessages } from "#outbox/store.ts";
import type { House } from "#workflow/house.ts";

/** `GET /healthz`: 200 with counts while the database answers, else 503. No personal data. */
export function healthRoutes({ database, log }: House): Hono {
  return new Hono().get("/healthz", async (c) => {
    try {
      const inbox = await countUpdates(database.db);
      const outbox = await countMessages(database.db);
      return c.json({ status: "ok", database: database.kind, inbox, outbox });
    } catch (err) {
      log.error({ event: "health.failed", err }, "the database does not answer");
      return c.json({ status: "unavailable" }, 503);
    }
  });
}
