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
  return async (sighting, also) => {
    const { channel, externalId } = sighting;
    const outcome = await parts.database.transaction(async (tx) => {
      const stored = await insertUpdate(tx, sighting, parts.clock.now());
      if (stored === "new") await also?.(tx);
      return stored;
    });
    parts.log.debug(
      { event: "update.accepted", channel, externalId, outcome },
      "update accepted",
    );
    if (outcome === "new") parts.onNew();
    return outcome;
  };
}
