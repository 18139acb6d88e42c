/** Decides which column of a file is which, by its heading in Vietnamese or English. */
import { type Column, columns } from "#dossiers/types.ts";
import { fold } from "#kernel/text.ts";

/** The heading of the template, and what else systems call it, folded. */
const HEADINGS: Readonly<
  Record<Column, { readonly name: string; readonly also: string }>
> = {
  code: { name: "Mã hồ sơ", also: "code|so ho so|ma" },
  procedure: { name: "Thủ tục", also: "procedure|ten thu tuc|ten tthc|tthc" },
  agency: {
    name: "Đơn vị",
    also: "agency|agency id|ma don vi|co quan|don vi giai quyet",
  },
  point: { name: "Điểm tiếp nhận", also: "point|service point|quay|ma diem" },
  state: { name: "Trạng thái", also: "state|status|tinh trang" },
  received: { name: "Ngày tiếp nhận", also: "received|ngay nhan|tiep nhan" },
  due: { name: "Hạn trả", also: "due|ngay hen tra|hen tra|han tra ket qua" },
  done: { name: "Ngày trả", also: "done|result date|ngay tra ket qua|ngay co ket qua" },
  contact: { name: "Liên hệ", also: "contact|so dien thoai|dien thoai|sdt|phone" },
};

/** A dossier without them is none. */
const NEEDED: readonly Column[] = [
  "code",
  "procedure",
  "agency",
  "state",
  "received",
  "due",
];

const COLUMN_OF: ReadonlyMap<string, Column> = new Map(
  columns.flatMap((column) => {
    const { name, also } = HEADINGS[column];
    return [fold(name), ...also.split("|")].map((word) => [word, column] as const);
  }),
);

export function headingOf(column: Column): string {
  return HEADINGS[column].name;
}

/** The column of each cell of the first line, null for one that is none of ours; and what is missing. */
export function readHeadings(cells: readonly string[]) {
  const found = cells.map(
    (cell) => COLUMN_OF.get(fold(cell.replaceAll("_", " "))) ?? null,
  );
  return { found, missing: NEEDED.filter((column) => !found.includes(column)) };
}

/** The cells of a line under the columns they stand in. */
export function cellsUnder(
  found: readonly (Column | null)[],
  cells: readonly string[],
): Partial<Record<Column, string>> {
  const named: Partial<Record<Column, string>> = {};
  for (const [index, column] of found.entries()) {
    if (column !== null) named[column] = cells[index] ?? "";
  }
  return named;
}
