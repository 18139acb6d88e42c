import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "#kernel/app-error.ts";

/** Bytes under ids (UUIDs), in a folder that all processes share. */
export type FileStore = {
  /** Whole or not at all; a second write of the same id replaces the first. */
  readonly write: (id: string, bytes: Uint8Array) => Promise<void>;
  /** Throws `file.missing`; all three throw `file.badId`. */
  readonly read: (id: string) => Promise<Uint8Array>;
  readonly remove: (id: string) => Promise<void>;
};

export function openFileStore(folder: string): FileStore {
  const pathOf = (id: string) => {
    if (!/^[0-9a-f-]{36}$/.test(id)) {
      throw new AppError("A file id must be a UUID.", { code: "file.badId" });
    }
    return join(folder, id);
  };
  return {
    write: async (id, bytes) => {
      const path = pathOf(id);
      const draft = `${path}.${randomUUID()}`;
      await mkdir(folder, { recursive: true });
      try {
        await writeFile(draft, bytes);
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
    read: async (id) => {
      const path = pathOf(id);
      try {
        return await readFile(path);
      } catch (cause) {
        throw new AppError("No file is stored under this id.", {
          code: "file.missing",
          ids: { mediaId: id },
          cause,
        });
      }
    },
    remove: async (id) => await rm(pathOf(id), { force: true }),
  };
}
