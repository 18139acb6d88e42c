/** Tables as files: CSV for programs, Excel for offices. */
import writeExcelFile from "write-excel-file/node";

export type Row = readonly (string | number | null)[];
export type Sheet = {
  /** At most 31 characters, without `:\/?*[]`. */
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly Row[];
};

/** RFC 4180, with the byte order mark Excel wants for Vietnamese; null is an empty cell. */
export function writeCsv({ head, rows }: Pick<Sheet, "head" | "rows">): string {
  return `\uFEFF${[head, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  // A text that begins like a formula would be computed by the program that opens it.
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** An Excel file (`.xlsx`); the first row of each sheet stays in sight. */
export async function writeXlsx(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const pages = sheets.map(({ name, head, rows }) => ({
    sheet: name,
    stickyRowsCount: 1,
    data: [
      head.map((value) => ({ value, fontWeight: "bold" as const })),
      ...rows.map((row) => row.map((value) => (value === null ? null : { value }))),
    ],
  }));
  return await writeExcelFile(pages).toBuffer();
}
