/** Opens a file of dossiers, CSV or Excel by its name. */
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { type Parser, parse } from "csv-parse";
import { readSheet } from "read-excel-file/node";
import { cellsUnder, readHeadings } from "#dossiers/flows/columns.ts";
import type { Sheet, SheetRow } from "#dossiers/types.ts";
import { AppError } from "#kernel/app-error.ts";

/** A spreadsheet is unpacked in memory, some twenty times its size; CSV is read piece by piece. */
const MAX_EXCEL_BYTES = 20 * 1024 * 1024;
/** A longer row is no dossier, and would fill the memory. */
const LONGEST_ROW = 20_000;
const FIRST_BYTES = 4_096;

/** Throws `dossiers.unreadable`, saying in Vietnamese what was found and what to do. */
export async function openSheet(path: string): Promise<Sheet> {
  return /\.xlsx$/iu.test(path) ? await openExcel(path) : await openCsv(path);
}

async function openCsv(path: string): Promise<Sheet> {
  const delimiter = await delimiterOf(path);
  const records = csvRecords(path, delimiter);
  const first = await records.next();
  await records.return(undefined);
  const { found, missing } = readHeadings(first.value?.cells ?? []);
  return {
    missing,
    rows: async function* () {
      let isHeading = true;
      for await (const { line, cells } of csvRecords(path, delimiter)) {
        if (!isHeading) yield { line, cells: cellsUnder(found, cells) };
        isHeading = false;
      }
    },
  };
}

type Line = { readonly line: number; readonly cells: string[] };

async function* csvRecords(
  path: string,
  delimiter: string,
): AsyncGenerator<Line, undefined> {
  const file = createReadStream(path, "utf8");
  const parser: Parser = file.pipe(
    parse({
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: LONGEST_ROW,
    }),
  );
  file.once("error", (error) => parser.destroy(error));
  try {
    for await (const { info, record } of parser) {
      yield { line: Number(info.lines), cells: record };
    }
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : "";
    throw unreadable(`Tệp CSV không đọc được hết: ${said}`, cause);
  } finally {
    file.destroy();
    parser.destroy();
  }
}

/** Excel writes `;` between the cells where the comma belongs to numbers, as in Viet Nam. */
async function delimiterOf(path: string): Promise<string> {
  const file = await open(path).catch((cause: unknown) => {
    throw unreadable("Không mở được tệp.", cause);
  });
  try {
    const { buffer, bytesRead } = await file.read(
      Buffer.alloc(FIRST_BYTES),
      0,
      FIRST_BYTES,
      0,
    );
    const [first = ""] = buffer.toString("utf8", 0, bytesRead).split("\n");
    const count = (sign: string) => first.split(sign).length;
    const [most = ","] = [",", ";", "\t"].sort((a, b) => count(b) - count(a));
    return most;
  } finally {
    await file.close();
  }
}

async function openExcel(path: string): Promise<Sheet> {
  const { size } = await stat(path);
  if (size > MAX_EXCEL_BYTES) {
    throw unreadable("Tệp Excel lớn hơn 20 MB. Hãy lưu thành CSV (UTF-8).");
  }
  const lines = await readSheet(path).catch((cause: unknown) => {
    throw unreadable("Không phải tệp Excel (.xlsx) đọc được.", cause);
  });
  const [first = [], ...rest] = lines;
  const { found, missing } = readHeadings(first.map(textOf));
  return {
    missing,
    // The same shape as a file that is read piece by piece.
    rows: async function* (): AsyncGenerator<SheetRow> {
      for (const [index, cells] of rest.entries()) {
        const texts = cells.map(textOf);
        if (texts.every((text) => text === "")) continue;
        yield await Promise.resolve({
          line: index + 2,
          cells: cellsUnder(found, texts),
        });
      }
    },
  };
}

/** A date of Excel has no zone: what stands in the cell comes as if it were UTC. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (!(cell instanceof Date)) return String(cell);
  const text = cell.toISOString().slice(0, 19);
  return text.endsWith("T00:00:00") ? text.slice(0, 10) : text;
}

function unreadable(message: string, cause?: unknown): AppError {
  return new AppError(message, { code: "dossiers.unreadable", cause });
}
