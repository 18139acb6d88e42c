import { html } from "hono/html";
import type { DossierImport, ImportSource, SaidFault } from "#dossiers/types.ts";
import { sayCounts } from "#messages/dossier-reports.ts";
import { sayMoment } from "#messages/moments.ts";
import { layout, type Markup } from "./layout.ts";

export const SOURCES: Readonly<Record<ImportSource, string>> = {
  api: "hệ thống gửi",
  upload: "tải lên",
  folder: "thư mục theo dõi",
  command: "dòng lệnh",
};

export function importLine(one: DossierImport): string {
  const { state } = one;
  if (state === "working") return "Đang nhận.";
  return `${one.rows} dòng. ${sayCounts({ ...one, state })}`;
}

/** What became of one file, and every cell to mend. */
export function importPage(one: DossierImport, faults: readonly SaidFault[]): Markup {
  const headings: Readonly<Record<DossierImport["state"], string>> = {
    working: `Đang nhận ${one.name}`,
    imported: `Đã nhận ${one.name}`,
    refused: `Chưa nhận ${one.name}`,
  };
  return layout(
    headings[one.state],
    html`<p>${sayMoment(one.at, "vi")}, ${SOURCES[one.source]}.</p>
      <p class="${one.state === "refused" ? "problem" : ""}" role="status">${importLine(one)}</p>
      ${faults.length === 0 ? "" : faultTable(one, faults)}
      <p><a href="/console/dossiers">Về trang hồ sơ</a></p>`,
    "/console/dossiers",
  );
}

function faultTable({ id }: DossierImport, faults: readonly SaidFault[]): Markup {
  const rows = faults.map(
    ({ line, column, found, allowed }) => html`<tr>
      <td>${line}</td>
      <td>${column}</td>
      <td>${found === "" ? "đang trống" : found}</td>
      <td>${allowed}</td>
    </tr>`,
  );
  return html`<p>
      <a href="/console/dossiers/imports/${id}/faults.csv" download>Tải các lỗi về (CSV)</a>
    </p>
    <table>
      <caption>${faults.length} lỗi đầu tiên</caption>
      <thead>
        <tr>
          <th scope="col">Dòng</th>
          <th scope="col">Cột</th>
          <th scope="col">Tìm thấy</th>
          <th scope="col">Cho phép</th>
        </tr>
      </thead>
      <tbody>${rows}</tbody>
    </table>`;
}
