/** The record of imports, with what was wrong with their rows. */
import { importRowSchema } from "#dossiers/schema.ts";
import type {
  DossierImport,
  ImportSource,
  KeptCounts,
  SaidFault,
} from "#dossiers/types.ts";
import { toDate } from "#platform/clock.ts";
import { type Db, isUniqueViolation } from "#platform/db.ts";
import { newId } from "#platform/ids.ts";

export type NewImport = {
  readonly source: ImportSource;
  readonly name: string;
  /** Of a file in the watched folder: it is taken once. */
  readonly fileKey: string | null;
  readonly isSkipping: boolean;
};

/** Null: this very file is another process's, or was taken before. */
export async function insertImport(
  db: Db,
  given: NewImport,
  leaseUntil: Temporal.Instant | null,
  now: Temporal.Instant,
): Promise<string | null> {
  const id = newId();
  const lease = leaseUntil === null ? null : toDate(leaseUntil);
  try {
    await db.dossierImport.create({
      data: { id, ...given, state: "working", leaseUntil: lease, at: toDate(now) },
    });
    return id;
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

/** Takes over a file whose process died over it; null: nobody died, or it is finished. */
export async function takeOverImport(
  db: Db,
  fileKey: string,
  leaseUntil: Temporal.Instant,
  now: Temporal.Instant,
): Promise<string | null> {
  const [taken] = await db.$queryRaw<{ id: string }[]>`
    UPDATE dossier_import SET lease_until = ${toDate(leaseUntil)}
    WHERE file_key = ${fileKey} AND state = 'working' AND lease_until <= ${toDate(now)}
    RETURNING id`;
  return taken?.id ?? null;
}

export async function extendLease(
  db: Db,
  importId: string,
  leaseUntil: Temporal.Instant,
): Promise<void> {
  await db.dossierImport.updateMany({
    where: { id: importId, state: "working" },
    data: { leaseUntil: toDate(leaseUntil) },
  });
}

/** How a file ended and its name in the record; null: it is not known, or not at its end. */
export async function findFinished(
  db: Db,
  fileKey: string,
): Promise<DossierImport | null> {
  const row = await db.dossierImport.findUnique({ where: { fileKey } });
  if (row === null || row.state === "working") return null;
  return importRowSchema.parse(row);
}

export async function finishImport(
  db: Db,
  importId: string,
  end: KeptCounts & {
    readonly state: "imported" | "refused";
    readonly rows: number;
    readonly faulty: number;
    readonly faults: readonly SaidFault[];
  },
  now: Temporal.Instant,
): Promise<void> {
  const { faults, ...rest } = end;
  await db.dossierFault.createMany({
    data: faults.map((fault, seq) => ({ importId, seq, ...fault })),
    skipDuplicates: true,
  });
  await db.dossierImport.update({
    where: { id: importId },
    data: { ...rest, leaseUntil: null, finishedAt: toDate(now) },
  });
}

/** The newest first. */
export async function findImports(db: Db, limit: number): Promise<DossierImport[]> {
  const rows = await db.dossierImport.findMany({
    orderBy: { at: "desc" },
    take: limit,
  });
  return rows.map((row) => importRowSchema.parse(row));
}

/** Null: there is no such import. */
export async function findImport(
  db: Db,
  importId: string,
): Promise<DossierImport | null> {
  const row = await db.dossierImport.findUnique({ where: { id: importId } });
  return row === null ? null : importRowSchema.parse(row);
}

/** In the order of the lines. */
export async function findFaults(
  db: Db,
  importId: string,
  limit: number,
): Promise<SaidFault[]> {
  return await db.dossierFault.findMany({
    where: { importId },
    orderBy: { seq: "asc" },
    take: limit,
    select: { line: true, column: true, found: true, allowed: true },
  });
}
