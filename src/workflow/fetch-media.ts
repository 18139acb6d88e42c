/** Brings files people sent from their channel into the file store, outside any transaction. */
import { claimMedia, markMedia } from "#media/store.ts";
import type { ClaimedMedia } from "#media/types.ts";
import { DRAWN, drawBars } from "./draw-bars.ts";
import { DRAWN_INDEX, drawIndex } from "./draw-index.ts";
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
  const { database, log, clock } = house;
  try {
    if (media.channel === DRAWN)
      return await keep(house, media, await drawBars(media.fileRef));
    if (media.channel === DRAWN_INDEX)
      return await keep(house, media, await drawIndex(media.fileRef));
    const fetchFile = channelNamed(house, media.channel).fetchFile;
    if (fetchFile === null)
      return void (await markMedia(database.db, media.id, { state: "failed" }));
    await keep(house, media, await fetchFile(media.fileRef));
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

async function keep(
  { database, files }: House,
  { id }: ClaimedMedia,
  file: { readonly bytes: Uint8Array; readonly contentType: string },
): Promise<void> {
  const { bytes, contentType } = file;
  await files.write(id, bytes);
  const isWanted = await markMedia(database.db, id, { state: "stored", contentType });
  if (!isWanted) await files.remove(id);
}
