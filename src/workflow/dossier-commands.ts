/** What `npm run dossiers` does with the words it is given, and what it prints. */
import { basename } from "node:path";
import { openSheet } from "#dossiers/providers/sheet-file.ts";
import { AppError } from "#kernel/app-error.ts";
import { sayReport } from "#messages/dossier-reports.ts";
import { type ImportHouse, importDossiers } from "./import-dossiers.ts";

export type DossierCommand = {
  readonly words: readonly string[];
  readonly isSkipping: boolean;
};

const WIDTH = 30;

/**
 * Returns the report, and whether the file was taken. `draw` is handed the bar as it grows. Throws `dossiers.command` when
 * the words make no command.
 */
export async function runDossiersTool(
  house: ImportHouse,
  { words: [verb, path, ...more], isSkipping }: DossierCommand,
  draw: (bar: string) => void,
): Promise<{ readonly text: string; readonly isTaken: boolean }> {
  if (verb !== "import" || path === undefined || more.length > 0) {
    throw new AppError("Write: npm run dossiers -- import FILE [--skip-faulty]", {
      code: "dossiers.command",
    });
  }
  const name = basename(path);
  const report = await importDossiers(house, {
    source: "command",
    name,
    isSkipping,
    importId: null,
    open: () => openSheet(path),
    onProgress: ({ phase, rows, of }) => draw(barOf(phase, rows, of)),
  });
  return { text: sayReport({ name, ...report }), isTaken: report.state === "imported" };
}

/** How many rows there are is known when they have been checked once. */
export function barOf(
  phase: "check" | "keep",
  rows: number,
  of: number | null,
): string {
  if (phase === "check" || of === null) return `checking ${rows} rows`;
  const full = of === 0 ? WIDTH : Math.round((rows / of) * WIDTH);
  const bar = "█".repeat(full) + "░".repeat(WIDTH - full);
  return `${bar} ${Math.round((rows / Math.max(of, 1)) * 100)} %  ${rows} of ${of} rows`;
}
