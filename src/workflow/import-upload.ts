/** Takes in a file of dossiers that came through a form: from the disk, so that only its rows in hand are in memory. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSheet } from "#dossiers/providers/sheet-file.ts";
import {
  type ImportHouse,
  type ImportReport,
  importDossiers,
} from "./import-dossiers.ts";

/** `name` only tells CSV from Excel and stands in the record. */
export async function importUpload(
  house: ImportHouse,
  upload: {
    readonly name: string;
    readonly bytes: Uint8Array;
    readonly isSkipping: boolean;
  },
): Promise<ImportReport> {
  const { name, bytes, isSkipping } = upload;
  const folder = await mkdtemp(join(tmpdir(), "lang-nghe-upload-"));
  try {
    const path = join(folder, /\.xlsx$/iu.test(name) ? "file.xlsx" : "file.csv");
    await writeFile(path, bytes);
    return await importDossiers(house, {
      source: "upload",
      name,
      isSkipping,
      importId: null,
      open: () => openSheet(path),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
