import { Hono } from "hono";
import { countPaths } from "#classification/store/llm-answers.ts";
import { countUpdates } from "#inbox/store.ts";
import { countMessages } from "#outbox/store.ts";
import type { House } from "#workflow/house.ts";

/**
 * `GET /healthz`: 200 with counts while the database answers, else 503; where a language model is set up, how messages of the last hour
 * were read: `{"answered": 40, "timeout": 2}`, all but the first by the embedded model. No personal data.
 */
export function healthRoutes(house: House): Hono {
  const { database, log } = house;
  return new Hono().get("/healthz", async (c) => {
    try {
      const inbox = await countUpdates(database.db);
      const outbox = await countMessages(database.db);
      const readings = await countReadings(house);
      return c.json({
        status: "ok",
        database: database.kind,
        inbox,
        outbox,
        ...readings,
      });
    } catch (err) {
      log.error({ event: "health.failed", err }, "the database does not answer");
      return c.json({ status: "unavailable" }, 503);
    }
  });
}

async function countReadings({ database, clock, languageModel }: House) {
  if (languageModel === null) return {};
  const since = clock.now().subtract({ hours: 1 });
  const paths = await countPaths(database.db, since);
  return { readings: Object.fromEntries(paths.map(({ why, count }) => [why, count])) };
}
