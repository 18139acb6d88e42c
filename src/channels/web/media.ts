import type { Context } from "hono";
import { AppError } from "#kernel/app-error.ts";
import type { Db } from "#platform/db.ts";
import type { FileStore } from "#platform/files.ts";
import { imageType } from "./image-type.ts";
import { hasMedia, type Session } from "./store.ts";

/** A file of this chat. Pictures are shown, everything else is offered to be saved. */
export async function sendMedia(
  c: Context,
  session: Session,
  mediaId: string,
  tools: { readonly db: Db; readonly files: FileStore },
): Promise<Response> {
  if (!(await hasMedia(tools.db, session.id, mediaId))) return c.notFound();
  const bytes = await readOrNull(tools.files, mediaId);
  if (bytes === null) return c.notFound();
  const contentType = imageType(bytes);
  if (contentType === null) c.header("Content-Disposition", "attachment");
  // An id never gets other bytes, but the next person at this computer must not find them.
  c.header("Cache-Control", "private, max-age=86400, immutable");
  c.header("Content-Type", contentType ?? "application/octet-stream");
  return c.body(Uint8Array.from(bytes));
}

async function readOrNull(files: FileStore, id: string): Promise<Uint8Array | null> {
  try {
    return await files.read(id);
  } catch (error) {
    if (error instanceof AppError && error.code === "file.missing") return null;
    throw error;
  }
}
