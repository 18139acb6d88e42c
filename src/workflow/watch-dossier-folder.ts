/** Takes files of dossiers out of a watched folder: once each, when they are written to their end, with a report beside them. */
import { mkdir, readdir, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openSheet } from "#dossiers/providers/sheet-file.ts";
import {
  extendLease,
  findFinished,
  insertImport,
  takeOverImport,
} from "#dossiers/store/imports.ts";
import { sayReport } from "#messages/dossier-reports.ts";
import { type Poller, startPoller } from "#platform/poller.ts";
import type { House } from "./house.ts";
import { importDossiers } from "./import-dossiers.ts";

/** A process that has not said a word for so long has died over its file. */
const LEASE = { seconds: 120 };
const FILES = /^[^.].*\.(?:csv|xlsx)$/iu;

type Watcher = Pick<House, "database" | "city" | "clock" | "keyedHash" | "log">;

export type FolderWatch = {
  /** Takes every file that stands as it stood at the last look; returns how many were taken. */
  readonly look: () => Promise<number>;
};

/** Longer than any program pauses between two pieces of a file it writes. */
const LOOK_MS = 5_000;

/** Null: no folder is watched. */
export function startDossierFolder(house: House, folder: string | null): Poller | null {
  if (folder === null) return null;
  const watch = watchDossierFolder(house, folder);
  const work = async () => {
    await watch.look();
    // The next look must not follow at once, or a file would seem to stand still.
    return 0;
  };
  return startPoller("dossiers", { everyMs: LOOK_MS, log: house.log, work });
}

/**
 * Files end in `done/` or `failed/`. A file that is still being written changes between two looks, so the looks must be
 * some seconds apart. A crash leaves the file where it is, and it is taken again.
 */
export function watchDossierFolder(house: Watcher, folder: string): FolderWatch {
  let before = new Map<string, string>();
  return {
    look: async () => {
      const now = new Map<string, string>();
      let taken = 0;
      for (const name of await filesIn(folder)) {
        const key = await keyOf(join(folder, name));
        if (key === null) continue;
        now.set(name, key);
        const isStill = before.get(name) === key;
        if (isStill && (await take(house, { folder, name, key }))) taken += 1;
      }
      before = now;
      return taken;
    },
  };
}

async function filesIn(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && FILES.test(entry.name))
    .map(({ name }) => name)
    .sort();
}

/** Null: it is gone. */
async function keyOf(path: string): Promise<string | null> {
  try {
    const { size, mtimeMs } = await stat(path);
    return `${size}:${Math.round(mtimeMs)}`;
  } catch {
    return null;
  }
}

type Found = { readonly folder: string; readonly name: string; readonly key: string };

/** False: it is another process's. */
async function take(house: Watcher, { folder, name, key }: Found): Promise<boolean> {
  const { database, clock, log } = house;
  const { db } = database;
  const path = join(folder, name);
  const fileKey = `${name}:${key}`;
  const lease = () => clock.now().add(LEASE);
  const ended = await findFinished(db, fileKey);
  if (ended !== null) {
    await putAway(path, name, ended.state === "imported" ? "done" : "failed", null);
    return true;
  }
  const given = { source: "folder", name, fileKey, isSkipping: false } as const;
  const importId =
    (await insertImport(db, given, lease(), clock.now())) ??
    (await takeOverImport(db, fileKey, lease(), clock.now()));
  if (importId === null) return false;
  const report = await importDossiers(house, {
    ...given,
    importId,
    open: () => openSheet(path),
    onProgress: () => extendLease(db, importId, lease()),
  });
  const { state, rows, faulty } = report;
  log.info({ event: "dossiers.imported", importId, state, rows, faulty }, "dossiers");
  // More was written to it meanwhile: it is another file now, and its turn comes.
  if ((await keyOf(path)) !== key) return true;
  const text = sayReport({ name, ...report });
  await putAway(path, name, state === "imported" ? "done" : "failed", text);
  return true;
}

/** A file of the same name that was put away earlier gives way to this one, with its report. */
async function putAway(
  path: string,
  name: string,
  into: "done" | "failed",
  report: string | null,
): Promise<void> {
  const folder = join(path, "..", into);
  await mkdir(folder, { recursive: true });
  if (report !== null) await writeFile(join(folder, `${name}.txt`), report);
  await rename(path, join(folder, name));
}
