import type { Context } from "hono";
import type { FileStore } from "#platform/files.ts";
import { newId } from "#platform/ids.ts";
import type { Seat } from "./client/wire.ts";
import { refuse } from "./guard.ts";
import { imageType } from "./image-type.ts";
import { captionSchema } from "./schema.ts";
import type { Session } from "./store.ts";
import { findSeq } from "./store.ts";
import { keyOf, type Receiving, take } from "./updates.ts";

const MAX_PHOTOS = 10;
const MAX_PHOTO_BYTES = 10 * 1024 * 1024;

type Photo = { readonly bytes: Uint8Array; readonly contentType: string };
type Album = {
  readonly id: string;
  readonly caption: string;
  readonly photos: readonly Photo[];
};
type Tools = Receiving & { readonly files: FileStore };

/** Takes photos: a form with `id`, maybe `caption`, and 1 to 10 `photo`s. */
export async function receivePhotos(
  c: Context,
  seat: Seat,
  tools: Tools,
): Promise<Response> {
  const album = await readAlbum(c);
  if (album instanceof Response) return album;
  const session = await tools.sessions.open(c, seat);
  const known = await findSeq(tools.db, session.id, keyOf(album.id));
  if (known !== null) return c.json({ seq: known });
  const language = tools.sessions.language(c);
  return c.json({ seq: await takeAlbum(album, session, language, tools) });
}

/** The files are written first: an update must never name a file that is not there. */
async function takeAlbum(
  album: Album,
  session: Session,
  language: "vi" | "en" | null,
  tools: Tools,
): Promise<number> {
  const stored = album.photos.map((photo) => ({ ...photo, storedId: newId() }));
  const { id, caption } = album;
  const event = {
    kind: "files" as const,
    files: stored.map(({ storedId, contentType }) => ({ storedId, contentType })),
    caption: caption.trim() === "" ? null : caption,
  };
  const mediaIds = stored.map(({ storedId }) => storedId);
  const said = { kind: "files" as const, mediaIds, text: caption };
  let isNew = false;
  try {
    for (const { storedId, bytes } of stored) await tools.files.write(storedId, bytes);
    const taken = await take({ session, id, event, said, language }, tools);
    isNew = taken.isNew;
    return taken.seq;
  } finally {
    if (!isNew) await Promise.all(mediaIds.map(tools.files.remove));
  }
}

async function readAlbum(c: Context): Promise<Album | Response> {
  const form = await c.req.formData().catch(() => null);
  const fields = captionSchema.safeParse({
    id: form?.get("id"),
    caption: form?.get("caption") ?? undefined,
  });
  const files = (form?.getAll("photo") ?? []).filter((part) => part instanceof File);
  if (!fields.success || files.length < 1 || files.length > MAX_PHOTOS) {
    return refuse(c, 400, "badRequest", "Send `id` and 1 to 10 files named `photo`.");
  }
  if (files.some((file) => file.size > MAX_PHOTO_BYTES)) {
    return refuse(c, 413, "tooLarge", "A photo may have 10 MB.");
  }
  const photos: Photo[] = [];
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const contentType = imageType(bytes);
    if (contentType === null) {
      return refuse(c, 415, "notAnImage", "Only JPEG, PNG, WebP and GIF are taken.");
    }
    photos.push({ bytes, contentType });
  }
  return { ...fields.data, photos };
}
