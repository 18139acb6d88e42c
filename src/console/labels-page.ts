import { html, raw } from "hono/html";
import { layout, type Markup } from "./layout.ts";
import { type ModelsView, modelsPart } from "./models-part.ts";

/** A label as a reviewer reads it. */
export type LabelRow = {
  readonly id: string;
  readonly on: string;
  readonly code: string;
  /** Of its case, without phones, papers, mail addresses and plates. */
  readonly text: string;
  readonly said: string;
  readonly from: { readonly id: string; readonly name: string } | null;
  /** The name of the matter it would teach; empty: nobody said. */
  readonly proposed: string;
  readonly fromAgency: string;
  readonly toAgency: string | null;
};

export type ApprovedRow = Pick<LabelRow, "id" | "on" | "code" | "text"> & {
  readonly matter: string;
  readonly by: string;
};

export type LabelsView = {
  readonly waiting: Readonly<Record<LabelGroup, readonly LabelRow[]>>;
  /** How many of each there are, shown or not. */
  readonly counts: Readonly<Record<LabelGroup, number>>;
  /** For another day: their author has had enough for today. */
  readonly held: number;
  readonly approved: readonly ApprovedRow[];
  readonly approvedCount: number;
  readonly matters: readonly string[];
  readonly models: ModelsView | null;
  /** How many a review has written; null: none was sent. */
  readonly done: number | null;
  readonly problem: string | null;
};

export type LabelGroup = "matters" | "confirmed" | "owners" | "places";

/** What cases taught, to be looked at before it trains; then the models. */
export function labelsPage(view: LabelsView): Markup {
  const { waiting, counts } = view;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return layout(
    total === 0 ? "Không có nhãn nào chờ duyệt" : `${total} nhãn chờ duyệt`,
    html`<p>
        Nhãn cho biết một việc thật ra thuộc loại nào. Mô hình chỉ học từ nhãn đã có người
        duyệt.${view.held === 0 ? "" : html` ${view.held} nhãn chờ sang ngày sau: mỗi người, mỗi loại việc, mỗi ngày duyệt không quá 20.`}
      </p>
      ${notes(view)}
      <datalist id="matters">
        ${view.matters.map((name) => html`<option value="${name}"></option>`)}
      </datalist>
      ${corrections(waiting.matters, counts.matters)}
      ${confirmations(waiting.confirmed, counts.confirmed)}
      ${owners(waiting.owners, counts.owners)} ${places(waiting.places, counts.places)}
      ${approved(view)} ${view.models === null ? "" : modelsPart(view.models)}`,
    "/console/labels",
  );
}

function notes({ done, problem }: LabelsView): Markup {
  return html`${problem === null ? "" : html`<p class="problem" role="alert">${problem}</p>`}
  ${done === null ? "" : html`<p role="status">Đã ghi ${done} nhãn.</p>`}`;
}

/** One form for all rows of a group: choose, put the name, save once. */
function reviewForm(
  title: string,
  about: Markup | string,
  parts: { readonly rows: Markup; readonly buttons: Markup },
): Markup {
  return html`<h2>${title}</h2>
    <p>${about}</p>
    <form method="post" action="/console/labels/review">
      ${parts.rows}
      <label
        >Người duyệt
        <input name="by" required maxlength="80" autocomplete="name" />
      </label>
      ${parts.buttons}
    </form>`;
}

function corrections(rows: readonly LabelRow[], count: number): Markup {
  const title = `Sửa loại việc: ${count}`;
  if (rows.length === 0) {
    return html`<h2>${title}</h2>
      <p>Việc bị hiểu sai loại, theo cán bộ hoặc người dân, sẽ hiện ở đây.</p>`;
  }
  return reviewForm(title, shown(rows, count), {
    rows: table(
      ["Việc", "Đổi loại", "Duyệt"],
      rows.map(
        (row) => html`<tr>
          <td>${caseOf(row)}</td>
          <td>
            từ ${row.from?.name ?? "chưa phân loại"}
            <label
              >sang
              <input name="matter:${row.id}" list="matters" value="${row.proposed}" autocomplete="off" />
            </label>
          </td>
          <td>
            <select name="verdict:${row.id}" aria-label="Quyết định cho ${row.code}">
                <option value="">Để sau</option>
                <option value="approve">Cho học</option>
                <option value="reject">Không dùng</option>
              </select>
          </td>
        </tr>`,
      ),
    ),
    buttons: html`<button>Lưu các quyết định</button>`,
  });
}

function confirmations(rows: readonly LabelRow[], count: number): Markup {
  const title = `Đúng ngay từ đầu: ${count}`;
  if (rows.length === 0) {
    return html`<h2>${title}</h2>
      <p>Việc khép lại mà không phải chuyển nơi nào sẽ hiện ở đây.</p>`;
  }
  return reviewForm(title, html`${shown(rows, count)} Bỏ dấu những việc chưa chắc.`, {
    rows: checked(rows, true, (row) => html`${row.from?.name ?? ""}`),
    buttons: html`<button name="verdict" value="approve">Cho học các việc đã chọn</button>
      <button name="verdict" value="reject">Không dùng các việc đã chọn</button>`,
  });
}

function owners(rows: readonly LabelRow[], count: number): Markup | string {
  if (rows.length === 0) return "";
  const about = html`${shown(rows, count)} Loại việc đúng, nơi nhận chưa đúng: sửa ở bảng
    phân công, mô hình không học từ đây.`;
  return reviewForm(`Sai nơi nhận: ${count}`, about, {
    rows: checked(rows, false, ({ from, fromAgency, toAgency }) => {
      const link =
        from === null
          ? html`<a href="/console/routing">Xem bảng phân công</a>`
          : html`<a href="/console/routing/${from.id}">Xem phân công: ${from.name}</a>`;
      return html`từ ${fromAgency} sang ${toAgency ?? "chưa rõ"}. ${link}`;
    }),
    buttons: SEEN,
  });
}

function places(rows: readonly LabelRow[], count: number): Markup | string {
  if (rows.length === 0) return "";
  const about = html`${shown(rows, count)} Loại việc đúng, hiểu sai địa điểm: mô hình không
    học từ đây.`;
  return reviewForm(`Sai địa điểm: ${count}`, about, {
    rows: checked(
      rows,
      false,
      ({ fromAgency, toAgency }) =>
        html`từ ${fromAgency} sang ${toAgency ?? "chưa rõ"}`,
    ),
    buttons: SEEN,
  });
}

const SEEN = html`<button name="verdict" value="settle">Đã xem các việc đã chọn</button>`;

function approved({ approved: rows, approvedCount }: LabelsView): Markup {
  if (rows.length === 0) {
    return html`<h2>Đã duyệt: 0</h2>
      <p>Nhãn đã duyệt sẽ hiện ở đây và có thể bỏ bất cứ lúc nào.</p>`;
  }
  const about = `${shown(rows, approvedCount)} Nhãn bị bỏ không có trong lần học sau.`;
  return reviewForm(`Đã duyệt: ${approvedCount}`, about, {
    rows: checked(rows, false, ({ matter, by }) => html`${matter}, ${by} duyệt`),
    buttons: html`<button name="verdict" value="reject">Bỏ các việc đã chọn</button>`,
  });
}

type Row = Pick<LabelRow, "id" | "on" | "code" | "text"> & { readonly said?: string };

function checked<T extends Row>(
  rows: readonly T[],
  isChosen: boolean,
  about: (row: T) => Markup,
): Markup {
  return table(
    ["Chọn", "Việc", "Nội dung nhãn"],
    rows.map(
      (row) => html`<tr>
        <td>
          <input type="checkbox" name="id" value="${row.id}" aria-label="Chọn ${row.code}" ${isChosen ? raw("checked") : ""} />
        </td>
        <td>${caseOf(row)}</td>
        <td>${about(row)}</td>
      </tr>`,
    ),
  );
}

function caseOf({ code, on, said, text }: Row): Markup {
  return html`“${text}”<br />${code}, ${on}${said === undefined ? "" : `, ${said}`}`;
}

function shown(rows: readonly unknown[], count: number): string {
  return rows.length < count ? `Hiện ${rows.length} việc cũ nhất.` : "";
}

function table(heads: readonly string[], rows: readonly Markup[]): Markup {
  return html`<table>
    <thead>
      <tr>
        ${heads.map((head) => html`<th scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}
