/** Brings files people sent from their channel into the file store, outside any transaction. */
import { claimMedia, markMedia } from "#media/store.ts";
import type { ClaimedMedia } from "#media/types.ts";
import { channelNamed, type House } from "./house.ts";

const LEASE = { seconds: 60 };
/** Waits after each failed attempt; then the file is given up and operators are told. */
const WAITS = [5, 30, 120, 600, 3600];

/** Returns how many files were tried. */
export async function fetchMedia(house: House): Promise<number> {
  const now = house.clock.now();
  const claimed = await claimMedia(house.database.db, now, now.add(LEASE));
  await Promise.all(claimed.map((media) => fetchOne(house, media)));
  return claimed.length;
}

async function fetchOne(house: House, media: ClaimedMedia): Promise<void> {
  const { database, files, log, clock } = house;
  try {
    const fetchFile = channelNamed(house, media.channel).fetchFile;
    if (fetchFile === null)
      return void (await markMedia(database.db, media.id, { state: "failed" }));
    const { bytes, contentType } = await fetchFile(media.fileRef);
    await files.write(media.id, bytes);
    const stored = { state: "stored", contentType } as const;
    const isWanted = await markMedia(database.db, media.id, stored);
    if (!isWanted) await files.remove(media.id);
  } catch (err) {
    const seconds = WAITS[media.attempts - 1];
    const isLast = seconds === undefined;
    const ids = { mediaId: media.id, attempts: media.attempts };
    log[isLast ? "error" : "warn"](
      { event: "media.failed", ...ids, err },
      "a file was not fetched",
    );
    await markMedia(
      database.db,
      media.id,
      isLast
        ? { state: "failed" }
        : { state: "pending", fetchAt: clock.now().add({ seconds }) },
    );
  }
}
