import { html } from "hono/html";
import type { Role } from "#kernel/role.ts";
import { ROLES } from "./agency-words.ts";
import { layout, type Markup } from "./layout.ts";

export type PeopleView = {
  readonly query: string;
  readonly people: readonly PersonRow[];
  readonly total: number;
};

type PersonRow = {
  readonly name: string | null;
  readonly roles: readonly {
    readonly id: string;
    readonly agencyId: string;
    readonly agency: string;
    readonly role: Role;
    readonly since: string;
  }[];
};

/** Everybody with a role, and since when. */
export function peoplePage({ query, people, total }: PeopleView): Markup {
  return layout(
    total === 0 ? "Chưa tìm thấy ai" : `${total} người đang có vai trò`,
    html`<form method="get" action="/console/people" role="search">
        <label
          >Tên người hoặc đơn vị
          <input type="search" name="q" value="${query}" maxlength="100" />
        </label>
        <button>Tìm</button>
      </form>
      <p>
        Mời người mới ở trang của từng đơn vị: <a href="/console/agencies">chọn đơn vị</a>.
      </p>
      ${people.length === 0 ? html`<p>Người nhận lời mời sẽ hiện ở đây, với vai trò và ngày bắt đầu.</p>` : table(people, total)}`,
    "/console/people",
  );
}

function table(people: readonly PersonRow[], total: number): Markup {
  return html`<table>
    <caption>
      ${people.length < total ? `${people.length} người đầu; tìm theo tên để thấy người khác` : `${total} người`}
    </caption>
    <thead>
      <tr>
        <th scope="col">Người</th>
        <th scope="col">Vai trò</th>
        <th scope="col">Kết thúc</th>
      </tr>
    </thead>
    <tbody>
      ${people.map(rows)}
    </tbody>
  </table>`;
}

function rows({ name, roles }: PersonRow): Markup[] {
  return roles.map(
    ({ id, agencyId, agency, role, since }) => html`<tr>
      <td>${name ?? "chưa có tên"}</td>
      <td>
        là ${ROLES[role]} của
        <a href="/console/agencies/${encodeURIComponent(agencyId)}">${agency}</a> từ ${since}
      </td>
      <td>${endForm(id, "/console/people")}</td>
    </tr>`,
  );
}

/** Ends a role: opened first, pressed second, as it works at once. */
export function endForm(membershipId: string, back: string): Markup {
  return html`<details>
    <summary>Kết thúc vai trò</summary>
    <form method="post" action="/console/people/end">
      <input type="hidden" name="membership" value="${membershipId}" />
      <input type="hidden" name="back" value="${back}" />
      <p>Có hiệu lực ngay: việc đang làm trở lại đơn vị, tin đang chờ không gửi nữa.</p>
      <button>Kết thúc ngay</button>
    </form>
  </details>`;
}
