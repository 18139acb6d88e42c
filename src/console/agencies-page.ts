import { html } from "hono/html";
import { layout, type Markup } from "./layout.ts";

export type AgenciesView = {
  readonly query: string;
  readonly rows: readonly AgencyRow[];
  /** Of all that were found. */
  readonly total: number;
};

export type AgencyRow = {
  readonly id: string;
  readonly name: string;
  readonly isReceiving: boolean;
  readonly people: number;
  readonly open: number;
  readonly late: number;
};

/** All agencies, to search in: who works there, what is open, what is late. */
export function agenciesPage({ query, rows, total }: AgenciesView): Markup {
  return layout(
    query === "" ? `${total} đơn vị` : `${total} đơn vị có “${query}” trong tên`,
    html`<form method="get" action="/console/agencies" role="search">
        <label
          >Tên đơn vị
          <input type="search" name="q" value="${query}" maxlength="100"
            placeholder="Yên Hòa, Sở Xây dựng" />
        </label>
        <button>Tìm</button>
      </form>
      ${rows.length === 0 ? html`<p>Không có đơn vị nào như vậy. Hãy thử một phần của tên.</p>` : table(rows, total)}`,
    "/console/agencies",
  );
}

function table(rows: readonly AgencyRow[], total: number): Markup {
  return html`<table>
    <caption>
      ${rows.length < total ? `${rows.length} đơn vị đầu; tìm theo tên để thấy đơn vị khác` : `${total} đơn vị`}
    </caption>
    <thead>
      <tr>
        <th scope="col">Đơn vị</th>
        <th scope="col">Người</th>
        <th scope="col">Việc đang mở</th>
        <th scope="col">Tiếp nhận</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(row)}
    </tbody>
  </table>`;
}

function row({ id, name, isReceiving, people, open, late }: AgencyRow): Markup {
  return html`<tr>
    <td><a href="/console/agencies/${encodeURIComponent(id)}">${name}</a></td>
    <td>${sayPeople(people)}</td>
    <td>
      ${sayOpen(open)}${late === 0 ? "" : html`, <span class="late">${late} quá hạn</span>`}
    </td>
    <td>${isReceiving ? "đang tiếp nhận" : html`<strong>không tiếp nhận</strong>`}</td>
  </tr>`;
}

export function sayPeople(people: number): string {
  return people === 0 ? "chưa có ai" : `${people} người`;
}

export function sayOpen(open: number): string {
  return open === 0 ? "không có việc mở" : `${open} việc đang mở`;
}
