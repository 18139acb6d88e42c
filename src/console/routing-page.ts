import { html, raw } from "hono/html";
import type { Matter, Routing, RoutingChange } from "#routing/types.ts";
import { PLACES } from "./agency-words.ts";
import { layout, type Markup } from "./layout.ts";

type NameOf = (agencyId: string) => string;

export type RoutingView = {
  readonly nameOf: NameOf;
  readonly fields: readonly {
    readonly name: string;
    readonly matters: readonly Matter[];
  }[];
  /** What was searched for; empty: nothing, and all fields are there, closed. */
  readonly search: string;
  /** The latest first. */
  readonly changes: readonly (RoutingChange & {
    readonly on: string;
    readonly matter: string;
  })[];
};

/** Who owns what: every matter by its field, with its rule in words. */
export function routingPage({ nameOf, fields, search, changes }: RoutingView): Markup {
  const shown = fields.filter(({ matters }) => matters.length > 0);
  const count = shown.reduce((sum, { matters }) => sum + matters.length, 0);
  return layout(
    search === ""
      ? `Ai phụ trách ${count} loại việc`
      : `${count} loại việc có “${search}”`,
    html`<p>Chọn một loại việc để sửa. Trước khi lưu sẽ thấy việc nào bị ảnh hưởng.</p>
      <form method="get">
        <label>Loại việc hoặc đơn vị <input name="q" value="${search}" maxlength="80" /></label>
        <button>Tìm</button>
        ${search === "" ? "" : html`<a href="/console/routing">Xem tất cả</a>`}
      </form>
      ${search === "" ? latest(changes) : ""}
      ${shown.map((field) => fieldTable(field, nameOf, search !== ""))}`,
    "/console/routing",
  );
}

function latest(changes: RoutingView["changes"]): Markup | string {
  if (changes.length === 0) return "";
  return html`<h2>Thay đổi gần đây</h2>
    <ul>
      ${changes
        .slice(0, 5)
        .map(
          ({ matterId, matter, on, by, reason }) =>
            html`<li><a href="/console/routing/${matterId}">${matter}</a>, ngày ${on}, ${by}: ${reason}</li>`,
        )}
    </ul>`;
}

function fieldTable(
  { name, matters }: RoutingView["fields"][number],
  nameOf: NameOf,
  isOpen: boolean,
): Markup {
  return html`<details ${isOpen ? raw("open") : ""}>
    <summary><h2>${name} (${matters.length})</h2></summary>
    <table>
      <thead>
        <tr>
          <th scope="col">Loại việc</th>
          <th scope="col">Ai phụ trách, vì sao</th>
        </tr>
      </thead>
      <tbody>
        ${matters.map(
          (matter) => html`<tr>
            <td><a href="/console/routing/${matter.id}">${matter.name}</a></td>
            <td>${ruleInWords(matter.routing, nameOf)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </details>`;
}

/** `"Sở Xây dựng, vì … Trong ngõ, ngách: UBND phường, xã nơi xảy ra, vì …"` */
export function ruleInWords(routing: Routing, nameOf: NameOf): Markup {
  const { agency, why, exceptions, performers, alternatives } = routing;
  const named = (ids: readonly string[]) => ids.map(nameOf).join(", ");
  return html`<strong>${nameOf(agency)}</strong>, vì ${why}.
    ${exceptions.map(
      (one) => html`<br />Riêng ${PLACES[one.place]}:
          <strong>${nameOf(one.agency)}</strong>, vì ${one.why}.`,
    )}
    ${performers.length === 0 ? "" : html`<br />Thực hiện: ${named(performers)}.`}
    ${alternatives.length === 0 ? "" : html`<br />Gợi ý khi chuyển: ${named(alternatives)}.`}`;
}
