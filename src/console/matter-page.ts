import { html, raw } from "hono/html";
import { placeKinds } from "#kernel/place.ts";
import type { Routing, RoutingChange } from "#routing/types.ts";
import { PLACES } from "./agency-words.ts";
import { layout, type Markup } from "./layout.ts";
import { ruleInWords } from "./routing-page.ts";

export type MatterView = {
  readonly matter: { readonly id: string; readonly name: string };
  readonly stored: Routing;
  readonly nameOf: (agencyId: string) => string;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  /** The latest first. */
  readonly changes: readonly (RoutingChange & { readonly on: string })[];
  readonly problem: "form" | "save" | "overtaken" | null;
  /** What a change would do; null: not asked yet. */
  readonly preview: {
    readonly after: Routing;
    readonly count: number;
    readonly shown: readonly {
      readonly code: string;
      readonly from: string;
      readonly to: string;
    }[];
  } | null;
};

/** How many may be named; the seed has at most three and four. */
const PERFORMERS = 3;
const ALTERNATIVES = 4;

const PROBLEMS: Readonly<Record<NonNullable<MatterView["problem"]>, string>> = {
  form: "Chưa xem được: mỗi đơn vị được chọn cần có lý do, nhiều nhất 300 ký tự.",
  save: "Chưa lưu: cần ghi người thay đổi và lý do.",
  overtaken:
    "Chưa lưu: có người vừa sửa loại việc này. Hãy xem quy định hiện nay rồi sửa lại.",
};

/** One matter: its rule, the form to change it, what a change would move, and its history. */
export function matterPage(view: MatterView): Markup {
  const { matter, stored, problem, nameOf } = view;
  return layout(
    matter.name,
    html`${problem === null ? "" : html`<p class="problem" role="alert">${PROBLEMS[problem]}</p>`}
      ${previewNote(view)}
      <h2>Quy định hiện nay</h2>
      <p>${ruleInWords(stored, nameOf)}</p>
      ${form(view)} ${history(view)}
      <p><a href="/console/routing">Tất cả loại việc</a></p>`,
    "/console/routing",
  );
}

function previewNote({ preview, stored, matter, nameOf }: MatterView): Markup | string {
  if (preview === null) return "";
  const { after, count } = preview;
  return html`<section class="note" role="status">
    <h2>Nếu lưu</h2>
    <p>${ruleInWords(after, nameOf)}</p>
    ${moves(preview)}
    <form method="post" action="/console/routing/${matter.id}/save">
      <input type="hidden" name="before" value="${JSON.stringify(stored)}" />
      <input type="hidden" name="after" value="${JSON.stringify(after)}" />
      <label>Người thay đổi <input name="by" required maxlength="80" /></label>
      <label>Lý do, người dân cũng đọc được <input name="reason" required maxlength="300" /></label>
      ${count === 0 ? "" : movesBox(`Chuyển cả ${count} việc đang mở`)}
      <button>Lưu thay đổi</button>
    </form>
  </section>`;
}

function moves({ count, shown }: NonNullable<MatterView["preview"]>): Markup {
  if (count === 0) {
    return html`<p>Không việc đang mở nào đổi nơi xử lý. Việc đã chuyển bằng tay giữ nguyên.</p>`;
  }
  return html`<table>
    <caption>
      ${count} việc đang mở sẽ đổi nơi xử lý${count > shown.length ? `, ${shown.length} việc đầu` : ""}; không chọn chuyển thì chỉ áp dụng cho việc mới
    </caption>
    <thead>
      <tr>
        <th scope="col">Mã</th>
        <th scope="col">Từ</th>
        <th scope="col">Đến</th>
      </tr>
    </thead>
    <tbody>
      ${shown.map(
        ({ code, from, to }) =>
          html`<tr><td>${code}</td><td>từ ${from}</td><td>đến ${to}</td></tr>`,
      )}
    </tbody>
  </table>`;
}

function movesBox(words: string): Markup {
  return html`<label class="tick"><span><input type="checkbox" name="moves" value="yes" /> ${words}</span></label>`;
}

function form(view: MatterView): Markup {
  const { matter, stored, preview, choices } = view;
  const rule = preview?.after ?? stored;
  return html`<h2>Sửa</h2>
    <form class="rule" method="post" action="/console/routing/${matter.id}/preview">
      <label>Đơn vị phụ trách ${select("agency", choices, rule.agency, false)}</label>
      <label>Vì <input name="why" required maxlength="300" value="${rule.why}" /></label>
      ${placeKinds.map((place) => exception(place, rule, choices))}
      ${several("Đơn vị thực hiện", "performers", rule.performers, PERFORMERS, choices)}
      ${several("Gợi ý khi chuyển", "alternatives", rule.alternatives, ALTERNATIVES, choices)}
      <button>Xem trước</button>
    </form>`;
}

function exception(
  place: (typeof placeKinds)[number],
  { exceptions }: Routing,
  choices: MatterView["choices"],
): Markup {
  const own = exceptions.find((one) => one.place === place);
  return html`<label
      >Riêng ${PLACES[place]}
      ${select(`agency-${place}`, choices, own?.agency ?? "", true)}</label
    ><label
      >Vì (${PLACES[place]})
      <input name="why-${place}" maxlength="300" value="${own?.why ?? ""}"
    /></label>`;
}

function several(
  title: string,
  name: string,
  chosen: readonly string[],
  most: number,
  choices: MatterView["choices"],
): Markup[] {
  return Array.from(
    { length: Math.max(most, chosen.length) },
    (_, index) =>
      html`<label>${title} ${index + 1} ${select(name, choices, chosen[index] ?? "", true)}</label>`,
  );
}

function select(
  name: string,
  choices: MatterView["choices"],
  chosen: string,
  mayBeNone: boolean,
): Markup {
  return html`<select name="${name}">
    ${mayBeNone ? html`<option value="">không</option>` : ""}
    ${choices.map(
      ({ id, name: words }) =>
        html`<option value="${id}" ${id === chosen ? raw("selected") : ""}>${words}</option>`,
    )}
  </select>`;
}

function history({ changes, matter, nameOf }: MatterView): Markup {
  if (changes.length === 0) {
    return html`<p>Chưa ai sửa loại việc này. Mỗi thay đổi sẽ được giữ ở đây.</p>`;
  }
  const rows = changes.map(
    (change, index) => html`<tr>
      <td>Ngày ${change.on}, ${change.by}: ${change.reason}</td>
      <td>${ruleInWords(change.before, nameOf)}</td>
      <td>${sayMoves(change)}</td>
      <td>${index === 0 ? undoForm(matter.id, change.id) : ""}</td>
    </tr>`,
  );
  return html`<table>
    <caption>
      Lịch sử: ${changes.length} thay đổi, mới nhất trước
    </caption>
    <thead>
      <tr>
        <th scope="col">Ai, vì sao</th>
        <th scope="col">Trước đó</th>
        <th scope="col">Việc đang mở</th>
        <th scope="col">Hoàn tác</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function sayMoves({ moves: isMoving, movedAt }: RoutingChange): string {
  if (!isMoving) return "giữ nguyên";
  return movedAt === null ? "đang chuyển" : "đã chuyển theo";
}

function undoForm(matterId: string, changeId: string): Markup {
  return html`<form method="post" action="/console/routing/${matterId}/undo">
    <input type="hidden" name="change" value="${changeId}" />
    <label>Người hoàn tác <input name="by" required maxlength="80" /></label>
    ${movesBox("Chuyển cả việc đang mở")}
    <button>Lấy lại như trước</button>
  </form>`;
}
