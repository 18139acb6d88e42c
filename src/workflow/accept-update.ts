/** Stores an incoming event once; only then may its channel say "received". */
import type { Accept } from "#channels/port.ts";
import { insertUpdate } from "#inbox/store.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/db.ts";
import type { Log } from "#platform/logger.ts";

export function createAccept(parts: {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  /** Called when there is something to process. */
  readonly onNew: () => void;
}): Accept {
  const { database, clock } = parts;
  const store: Accept = (sighting, also) => {
    if (also === undefined) return insertUpdate(database.db, sighting, clock.now());
    return database.transaction(async (tx) => {
      const stored = await insertUpdate(tx, sighting, clock.now());
      if (stored === "new") await also(tx);
      return stored;
    });
  };
  return async (sighting, also) => {
    const { channel, externalId } = sighting;
    const outcome = await store(sighting, also);
    parts.log.debug(
      { event: "update.accepted", channel, externalId, outcome },
      "update accepted",
    );
    if (outcome === "new") parts.onNew();
    return outcome;
  };
}
