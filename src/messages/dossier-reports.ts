/** What became of a file of dossiers, in lines to read. */

type Report = {
  readonly name: string;
  readonly state: "imported" | "refused";
  readonly rows: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly older: number;
  readonly faulty: number;
  readonly faults: readonly {
    readonly line: number;
    readonly column: string;
    readonly found: string;
    readonly allowed: string;
  }[];
};

/** `"a.csv: 4 dòng. Thêm 3 …"`, then a line for each fault. */
export function sayReport(report: Report): string {
  const { name, rows, faults } = report;
  const lines = faults.map(
    ({ line, column, found, allowed }) =>
      `Dòng ${line}, ${column}: ${found === "" ? "đang trống" : `thấy “${found}”`}; ${allowed}.`,
  );
  return [`${name}: ${count(rows)} dòng. ${sayCounts(report)}`, ...lines, ""].join(
    "\n",
  );
}

export function sayCounts(report: Omit<Report, "name" | "faults">): string {
  const { added, updated, unchanged, older, faulty } = report;
  if (report.state === "refused") {
    return faulty === 0
      ? "Chưa nhận dòng nào."
      : `Chưa nhận dòng nào: ${count(faulty)} dòng có lỗi.`;
  }
  const parts = [
    `Thêm ${count(added)}`,
    `cập nhật ${count(updated)}`,
    `không đổi ${count(unchanged)}`,
    ...(older > 0 ? [`giữ ${count(older)} hồ sơ đã trả kết quả`] : []),
    ...(faulty > 0 ? [`bỏ qua ${count(faulty)} dòng có lỗi`] : []),
  ];
  return `${parts.join(", ")}.`;
}

/** `1000` → `"1.000"`. */
function count(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/gu, ".");
}
