/** Makes one event of an album: its photos come as updates of their own, moments apart. */
import type { Inbound } from "#channels/port.ts";
import { markUpdateDone, postponeUpdate, takeFollowing } from "#inbox/store.ts";
import type { TakenUpdate } from "#inbox/types.ts";
import { readUpdate } from "./read-update.ts";
import type { Tick } from "./turn.ts";

/** How long the first photo waits for the others. */
const WAIT = { milliseconds: 1500 };

/** The update with all that belongs to it; null: it waits for the rest, and its lane with it. */
export async function gatherAlbum(
  { tx, house, now }: Tick,
  taken: TakenUpdate,
  inbound: Inbound,
): Promise<Inbound | null> {
  const { event } = inbound;
  if (event.kind !== "files" || event.albumId === null) return inbound;
  const ripeAt = taken.receivedAt.add(WAIT);
  if (Temporal.Instant.compare(now, ripeAt) < 0) {
    await postponeUpdate(tx, taken.seq, ripeAt);
    return null;
  }
  let whole = event;
  for (const next of await takeFollowing(tx, taken)) {
    const more = readUpdate(house, next)?.event;
    if (more?.kind !== "files" || more.albumId !== event.albumId) break;
    whole = {
      ...whole,
      files: [...whole.files, ...more.files],
      caption:
        [whole.caption, more.caption].filter((part) => part !== null).join("\n") ||
        null,
    };
    await markUpdateDone(tx, next.seq, now);
  }
  return { ...inbound, event: whole };
}
