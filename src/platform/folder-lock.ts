import { mkdirSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { AppError } from "#kernel/app-error.ts";

/**
 * Takes the folder for this process until the returned function is called or the process ends,
 * however it ends: the lock is the operating system's, held through an SQLite file. Throws
 * `folder.locked` when another process has it: a second PGlite on the same folder destroys data.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = new DatabaseSync(`${folder}/process.lock`);
  try {
    file.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  } catch (cause) {
    file.close();
    throw new AppError(
      `Another process already works in ${folder}. Stop it first, give this one another DATA_DIR, or set DATABASE_URL to run several processes on one PostgreSQL.`,
      { code: "folder.locked", cause },
    );
  }
  return () => file.close();
}
