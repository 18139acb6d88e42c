/** Checks rows one after the other and keeps of each only what the next ones are checked against. */
import type { Column, Fault, SheetRow } from "#dossiers/types.ts";
import { type Known, readRow } from "./read-row.ts";

export type SheetChecker = {
  readonly check: (row: SheetRow) => void;
  /** Rows seen so far. */
  readonly rows: () => number;
  readonly end: () => {
    readonly rows: number;
    readonly faulty: number;
    /** The first of them. */
    readonly faults: readonly Fault[];
  };
};

/** `missing`: columns the file lacks. Holds the codes of all rows, some 100 bytes each. */
export function sheetChecker(
  known: Known,
  missing: readonly Column[],
  mostFaults: number,
): SheetChecker {
  const codes = new Set<string>();
  const faults: Fault[] = missing.map((column) => ({
    line: 1,
    column,
    kind: "column",
    found: "",
  }));
  let rows = 0;
  let faulty = 0;
  const note = (found: readonly Fault[]) => {
    faulty += 1;
    faults.push(...found.slice(0, Math.max(0, mostFaults - faults.length)));
  };
  return {
    rows: () => rows,
    check: (row) => {
      rows += 1;
      // Each row would only say again which column is not there.
      if (missing.length > 0) return;
      const read = readRow(row, known);
      if (read.kind === "faulty") return note(read.faults);
      const { code } = read.dossier;
      if (codes.has(code)) {
        return note([
          { line: row.line, column: "code", kind: "duplicate", found: code },
        ]);
      }
      codes.add(code);
    },
    end: () => ({ rows, faulty, faults }),
  };
}
