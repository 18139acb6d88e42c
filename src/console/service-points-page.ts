import { html } from "hono/html";
import { layout, type Markup } from "./layout.ts";

export type ServicePointsView = {
  readonly points: readonly PointRow[];
  /** Names to choose from. */
  readonly agencies: readonly string[];
  readonly wards: readonly string[];
  /** Why the form was not taken, and what was in it. */
  readonly refused: {
    readonly problem: PointProblem;
    readonly given: PointForm;
  } | null;
};

export type PointRow = {
  readonly code: string;
  readonly name: string;
  readonly agency: string | null;
  /** Address and ward, as far as they are known. */
  readonly place: string;
  readonly links: PointLinks;
};

/** What a QR code leads to; no Telegram link while its bot is not known. */
export type PointLinks = {
  readonly web: string;
  readonly telegram: string | null;
  /** The account, whose link carries no code, and what people type there; null: no Zalo. */
  readonly zalo: { readonly account: string; readonly typed: string } | null;
};

/** The form as it was typed. */
export type PointForm = Readonly<
  Record<"name" | "code" | "agency" | "ward" | "address", string>
>;

export type PointProblem =
  | "name"
  | "code"
  | "codeTaken"
  | "agency"
  | "ward"
  | "wardOfAgency"
  | "address";

const PROBLEMS: Readonly<Record<PointProblem, string>> = {
  name: "Hãy ghi tên điểm tiếp nhận, nhiều nhất 120 ký tự.",
  code: "Mã chỉ gồm chữ thường không dấu, chữ số và dấu gạch ngang, nhiều nhất 40 ký tự.",
  codeTaken: "Mã này đã có. Mã đã in ra thì không đổi nghĩa được, hãy đặt một mã khác.",
  agency: "Chưa tìm thấy đơn vị này. Hãy chọn một tên trong danh sách gợi ý.",
  ward: "Chưa tìm thấy phường, xã này. Hãy chọn một tên trong danh sách gợi ý.",
  wardOfAgency:
    "Đơn vị này thuộc một phường, xã khác. Hãy sửa lại đơn vị hoặc phường, xã.",
  address: "Địa chỉ dài quá 200 ký tự.",
};

/** Where printed QR codes hang, with the links to print, and a form for one more. */
export function servicePointsPage(view: ServicePointsView): Markup {
  return layout(
    "Mã QR tại quầy",
    html`<p>
        Mỗi điểm tiếp nhận có một đường dẫn để in thành mã QR. Người dân quét mã thì địa điểm
        đã được ghi sẵn, không phải khai lại.
      </p>
      ${table(view.points)} ${form(view)}`,
    "/console/points",
  );
}

function table(points: readonly PointRow[]): Markup {
  if (points.length === 0) return html`<p>Chưa có điểm nào.</p>`;
  const rows = points.map(
    ({ code, name, agency, place, links }) => html`<tr>
      <td>${name}<br /><code>${code}</code></td>
      <td>${agency ?? "theo loại việc"}</td>
      <td>${place === "" ? "người dân cho biết" : place}</td>
      <td>
        <a href="/console/points/${code}/print">In A5</a> ·
        <a href="/console/points/${code}/show">Hiện mã</a> ·
        <a href="/console/points/${code}/qr.png">PNG</a><br />
        <code>${links.web}</code>
        ${links.telegram === null ? "" : html`<br /><code>${links.telegram}</code>`}
        ${
          links.zalo === null
            ? ""
            : html`<br /><code>${links.zalo.account}</code>, rồi gõ <code>${links.zalo.typed}</code>`
        }
      </td>
    </tr>`,
  );
  return html`<table>
    <caption>
      ${points.length} điểm tiếp nhận
    </caption>
    <thead>
      <tr>
        <th scope="col">Điểm, mã</th>
        <th scope="col">Đơn vị nhận</th>
        <th scope="col">Địa điểm</th>
        <th scope="col">Đường dẫn để in</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function form({ agencies, wards, refused }: ServicePointsView): Markup {
  const given = refused?.given;
  return html`<h2>Thêm điểm</h2>
    ${refused === null ? "" : html`<p class="problem" role="alert">${PROBLEMS[refused.problem]}</p>`}
    <form method="post" action="/console/points">
      <label
        >Tên, như người dân đọc thấy tại chỗ
        <input name="name" required maxlength="120" value="${given?.name ?? ""}"
          placeholder="Bộ phận Một cửa phường Láng" />
      </label>
      <label
        >Mã
        <input name="code" required maxlength="40" pattern="[a-z0-9\\-]+" autocomplete="off"
          value="${given?.code ?? ""}" placeholder="mot-cua-lang" />
      </label>
      <label
        >Đơn vị nhận (bỏ trống: theo loại việc)
        <input name="agency" list="agencies" autocomplete="off" value="${given?.agency ?? ""}" />
      </label>
      <label
        >Phường, xã (bỏ trống: hỏi người dân)
        <input name="ward" list="wards" autocomplete="off" value="${given?.ward ?? ""}" />
      </label>
      <label
        >Địa chỉ (không bắt buộc)
        <input name="address" maxlength="200" value="${given?.address ?? ""}" />
      </label>
      ${options("agencies", agencies)} ${options("wards", wards)}
      <button>Thêm điểm</button>
    </form>`;
}

function options(id: string, names: readonly string[]): Markup {
  return html`<datalist id="${id}">
    ${names.map((name) => html`<option value="${name}"></option>`)}
  </datalist>`;
}
