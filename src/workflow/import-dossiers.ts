/** Takes in the dossiers of a file: all rows are checked first, and nothing is kept while one of them is faulty, unless that is wished. */
import { sheetChecker } from "#dossiers/flows/check-rows.ts";
import { headingOf } from "#dossiers/flows/columns.ts";
import { readRow } from "#dossiers/flows/read-row.ts";
import { finishImport, insertImport, type NewImport } from "#dossiers/store/imports.ts";
import type {
  Fault,
  KeptCounts,
  ReportedDossier,
  SaidFault,
  Sheet,
} from "#dossiers/types.ts";
import { AppError } from "#kernel/app-error.ts";
import { sayAllowed } from "#messages/dossier-faults.ts";
import type { House } from "./house.ts";
import { keepDossiers } from "./keep-dossiers.ts";
import { knownTo } from "./known-dossiers.ts";

/** Rows of one transaction: others get their turn in between. */
const BATCH = 1_000;
/** Faults kept of one import; whoever has more mends the cause, not the rows. */
const MOST_FAULTS = 5_000;

export type ImportHouse = Pick<House, "database" | "city" | "clock" | "keyedHash">;

export type ImportReport = KeptCounts & {
  readonly importId: string;
  readonly state: "imported" | "refused";
  readonly rows: number;
  /** Rows with a fault; 0 in a file that could not be read as one. */
  readonly faulty: number;
  readonly faults: readonly SaidFault[];
};

export type ImportOptions = Omit<NewImport, "fileKey"> & {
  /** Opens the file; throws `dossiers.unreadable`. */
  readonly open: () => Promise<Sheet>;
  /** Null: begins a record of its own. */
  readonly importId: string | null;
  /** After each thousand rows: `checked` in the first pass, then `kept`. */
  readonly onProgress?: (step: {
    readonly phase: "check" | "keep";
    readonly rows: number;
    readonly of: number | null;
  }) => Promise<void> | void;
};

/** The same file again changes nothing. A crash leaves whole batches; the next run does the rest. */
export async function importDossiers(
  house: ImportHouse,
  options: ImportOptions,
): Promise<ImportReport> {
  const { database, clock } = house;
  const { source, name, isSkipping } = options;
  const given = { source, name, isSkipping, fileKey: null };
  const importId =
    options.importId ??
    (await insertImport(database.db, given, null, clock.now())) ??
    "";
  const end = await run(house, options).catch(unreadable);
  await finishImport(database.db, importId, end, clock.now());
  return { importId, ...end };
}

type End = Omit<ImportReport, "importId">;

const NOTHING: KeptCounts = { added: 0, updated: 0, unchanged: 0, older: 0 };

async function run(house: ImportHouse, options: ImportOptions): Promise<End> {
  const sheet = await options.open();
  const known = await knownTo(house);
  const checker = sheetChecker(known, sheet.missing, MOST_FAULTS);
  for await (const row of sheet.rows()) {
    checker.check(row);
    if (checker.rows() % BATCH === 0) {
      await options.onProgress?.({ phase: "check", rows: checker.rows(), of: null });
    }
  }
  const { rows, faulty, faults } = checker.end();
  const said = { rows, faulty, faults: faults.map(sayFault) };
  const isRefused = sheet.missing.length > 0 || (faulty > 0 && !options.isSkipping);
  if (isRefused || rows === 0) {
    return { ...NOTHING, state: isRefused ? "refused" : "imported", ...said };
  }
  const kept = await keep(house, options, sheet, { known, rows, seen: new Set() });
  return { ...kept, state: "imported", ...said };
}

async function keep(
  house: ImportHouse,
  { onProgress }: ImportOptions,
  sheet: Sheet,
  at: {
    readonly known: Awaited<ReturnType<typeof knownTo>>;
    readonly rows: number;
    /** Codes taken: the first row of a code counts, as it was checked. */
    readonly seen: Set<string>;
  },
): Promise<KeptCounts> {
  const { known, rows: of, seen } = at;
  let kept = NOTHING;
  let rows = 0;
  let batch: ReportedDossier[] = [];
  const flush = async () => {
    kept = sum(kept, await keepDossiers(house, batch));
    batch = [];
    await onProgress?.({ phase: "keep", rows, of });
  };
  for await (const row of sheet.rows()) {
    rows += 1;
    const read = readRow(row, known);
    if (read.kind === "faulty" || seen.has(read.dossier.code)) continue;
    seen.add(read.dossier.code);
    batch.push(read.dossier);
    if (batch.length === BATCH) await flush();
  }
  await flush();
  return kept;
}

function sum(one: KeptCounts, other: KeptCounts): KeptCounts {
  return {
    added: one.added + other.added,
    updated: one.updated + other.updated,
    unchanged: one.unchanged + other.unchanged,
    older: one.older + other.older,
  };
}

/** A file nobody can read is refused like one with faults. */
function unreadable(error: unknown): End {
  if (!(error instanceof AppError) || error.code !== "dossiers.unreadable") throw error;
  const found = error.message;
  const fault = { line: 1, column: "Tệp", found, allowed: sayAllowed("unreadable") };
  return { ...NOTHING, state: "refused", rows: 0, faulty: 0, faults: [fault] };
}

export function sayFault({ line, column, kind, found }: Fault): SaidFault {
  const heading = column === "file" ? "Tệp" : headingOf(column);
  return { line, column: heading, found, allowed: sayAllowed(kind) };
}
