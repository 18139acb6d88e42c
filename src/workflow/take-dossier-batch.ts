/** Takes a batch of dossiers a system sends: signed, all rows or none, each fault named. */
import { createHmac } from "node:crypto";
import { sheetChecker } from "#dossiers/flows/check-rows.ts";
import { readRow } from "#dossiers/flows/read-row.ts";
import { batchSchema } from "#dossiers/schema.ts";
import { finishImport, insertImport } from "#dossiers/store/imports.ts";
import { findActiveSystem } from "#dossiers/store/systems.ts";
import type { Fault, KeptCounts, SheetRow } from "#dossiers/types.ts";
import { sayAllowed } from "#messages/dossier-faults.ts";
import { isSameSecret } from "#platform/ids.ts";
import type { House } from "./house.ts";
import { type ImportHouse, sayFault } from "./import-dossiers.ts";
import { keepDossiers } from "./keep-dossiers.ts";
import { knownTo } from "./known-dossiers.ts";

/** A request is good for so long, before and after its time; a second one like it changes nothing. */
const WINDOW_SECONDS = 300;
/** A batch has at most so many rows, and a row at most nine faults. */
const MOST_FAULTS = 9_000;

export type SignedBatch = {
  /** Of the sending system, as the console shows it. */
  readonly system: string;
  /** Seconds since 1970, as typed. */
  readonly timestamp: string;
  /** HMAC-SHA256 in hex over `timestamp`, a full stop and the body. */
  readonly signature: string;
  readonly body: string;
};

export type TakenBatch =
  | { readonly kind: "kept"; readonly counts: KeptCounts }
  | { readonly kind: "unsigned"; readonly why: "system" | "timestamp" | "signature" }
  | { readonly kind: "unreadable"; readonly why: string }
  | {
      readonly kind: "faulty";
      readonly rows: readonly {
        readonly row: number;
        readonly column: Fault["column"];
        readonly problem: Fault["kind"];
        readonly found: string;
        readonly allowed: string;
      }[];
    };

/** The key a system signs with. */
export function keyOfSystem(
  { keyedHash }: Pick<House, "keyedHash">,
  id: string,
): string {
  return keyedHash("sendingSystem", id);
}

export function signBatch(key: string, timestamp: string, body: string): string {
  return createHmac("sha256", key).update(`${timestamp}.${body}`).digest("hex");
}

export async function takeDossierBatch(
  house: ImportHouse,
  batch: SignedBatch,
): Promise<TakenBatch> {
  const { db } = house.database;
  const system = await findActiveSystem(db, batch.system);
  const why = system === null ? "system" : whyUnsigned(house, batch);
  if (system === null || why !== null)
    return { kind: "unsigned", why: why ?? "system" };
  const read = batchSchema.safeParse(jsonOf(batch.body));
  if (!read.success) {
    const [issue] = read.error.issues;
    const at = issue?.path.join(".") ?? "";
    return { kind: "unreadable", why: `${at === "" ? "body" : at}: ${issue?.message}` };
  }
  const rows = read.data.dossiers.map((cells, index) => ({
    line: index + 1,
    cells: Object.fromEntries(
      Object.entries(cells).map(([column, text]) => [column, text ?? ""]),
    ),
  }));
  return await keepRows(house, system.name, rows);
}

function whyUnsigned(
  house: ImportHouse,
  { system, timestamp, signature, body }: SignedBatch,
): "timestamp" | "signature" | null {
  const seconds = house.clock.now().epochMilliseconds / 1_000;
  const isDue = /^\d{9,11}$/u.test(timestamp);
  if (!isDue || Math.abs(seconds - Number(timestamp)) > WINDOW_SECONDS)
    return "timestamp";
  const expected = signBatch(keyOfSystem(house, system), timestamp, body);
  return isSameSecret(signature.toLowerCase(), expected) ? null : "signature";
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function keepRows(
  house: ImportHouse,
  name: string,
  rows: readonly SheetRow[],
): Promise<TakenBatch> {
  const { database, clock } = house;
  const known = await knownTo(house);
  const checker = sheetChecker(known, [], MOST_FAULTS);
  for (const row of rows) checker.check(row);
  const { faulty, faults } = checker.end();
  const record = { source: "api" as const, name, fileKey: null, isSkipping: false };
  const importId = await insertImport(database.db, record, null, clock.now());
  const dossiers = rows.map((row) => readRow(row, known));
  const counts =
    faulty > 0
      ? { added: 0, updated: 0, unchanged: 0, older: 0 }
      : await keepDossiers(
          house,
          dossiers.flatMap((read) => (read.kind === "dossier" ? [read.dossier] : [])),
        );
  const state = faulty > 0 ? ("refused" as const) : ("imported" as const);
  const end = {
    ...counts,
    state,
    rows: rows.length,
    faulty,
    faults: faults.map(sayFault),
  };
  await finishImport(database.db, importId ?? "", end, clock.now());
  if (faulty === 0) return { kind: "kept", counts };
  return {
    kind: "faulty",
    rows: faults.map(({ line: row, column, kind: problem, found }) => ({
      row,
      column,
      problem,
      found,
      allowed: sayAllowed(problem),
    })),
  };
}
