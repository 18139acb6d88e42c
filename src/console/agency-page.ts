import { html } from "hono/html";
import { sayShortCode } from "#kernel/short-code.ts";
import type { Agency } from "#routing/types.ts";
import type { Membership } from "#staff/types.ts";
import type { AgencyProblem } from "#workflow/edit-agency.ts";
import type { LeaveProblem } from "#workflow/note-leave.ts";
import { sayOpen, sayPeople } from "./agencies-page.ts";
import { ROLES } from "./agency-words.ts";
import { layout, type Markup } from "./layout.ts";
import { endForm } from "./people-page.ts";

export type AgencyView = {
  readonly agency: Pick<Agency, "id" | "name">;
  readonly counts: {
    readonly people: number;
    readonly open: number;
    readonly late: number;
  };
  readonly calendarName: string;
  readonly isReceiving: boolean;
  readonly members: readonly (Omit<Membership, "since"> & { readonly since: string })[];
  readonly form: AgencyForm;
  /** Names to choose from. */
  readonly names: readonly string[];
  readonly problem: Problem | null;
  /** Just made, to be copied now: only hashes are kept. */
  readonly invitation: { readonly link: string; readonly code: string } | null;
};

/** The form as it was typed. */
export type AgencyForm = Readonly<
  Record<"parent" | "successor" | "from" | "until", string>
>;

type Problem = AgencyProblem | LeaveProblem | "form" | "ended";

const PROBLEMS: Readonly<Record<Problem, string>> = {
  days: "Chưa ghi: ngày cuối phải từ ngày đầu trở đi và chưa qua.",
  planned: "Chưa ghi: người này đã có một lần nghỉ chưa kết thúc.",
  standIn: "Chưa ghi: người làm thay cũng nghỉ hoặc không còn ở đơn vị.",
  form: "Chưa lưu: hãy chọn đơn vị trong danh sách gợi ý và ghi ngày đầy đủ.",
  ended: "Đơn vị này không tiếp nhận nữa, nên không mời thêm người được.",
  span: "Chưa lưu: ngày cuối phải sau ngày đầu.",
  dispatcher:
    "Chưa lưu: nơi điều phối nhận mọi việc chưa có chủ, nên không thể ngừng tiếp nhận.",
  parentCircle: "Chưa lưu: hai đơn vị không thể cùng đứng trên nhau.",
  successorItself: "Chưa lưu: một đơn vị không thể tự tiếp nhận thay mình.",
  successorEnds: "Chưa lưu: đơn vị tiếp nhận thay ngừng trước hoặc cùng lúc.",
};

/** One agency: its span, what stands above it, who works there and since when. */
export function agencyPage(view: AgencyView): Markup {
  const { agency, counts, isReceiving, problem } = view;
  return layout(
    agency.name,
    html`${problem === null ? "" : html`<p class="problem" role="alert">${PROBLEMS[problem]}</p>`}
      ${invitationNote(view)}
      <p>
        ${sayPeople(counts.people)}, ${sayOpen(counts.open)}${
          counts.late === 0
            ? ""
            : html`,
            <span class="late">${counts.late} quá hạn</span>`
        }.
        ${isReceiving ? "" : html`<strong>Đơn vị không tiếp nhận việc mới.</strong>`}
        Giờ làm việc: ${view.calendarName}.
      </p>
      ${members(view)} ${invitationForm(agency.id)} ${editForm(view)}
      <p><a href="/console/agencies">Tất cả đơn vị</a></p>`,
    "/console/agencies",
  );
}

function members({ members: list, agency }: AgencyView): Markup {
  if (list.length === 0) {
    return html`<p>
      Chưa có ai. Việc gửi đến đây được báo cho người điều phối. Mời người đầu tiên bên dưới.
    </p>`;
  }
  const rows = list.map(
    ({ id, personId, displayName, role, since }) => html`<tr>
      <td>${displayName ?? "chưa có tên"}</td>
      <td>là ${ROLES[role]} từ ${since}</td>
      <td>
        ${leaveForm(agency.id, personId, list)}
        ${endForm(id, `/console/agencies/${encodeURIComponent(agency.id)}`)}
      </td>
    </tr>`,
  );
  return html`<table>
    <caption>
      Ai làm ở đây
    </caption>
    <thead>
      <tr>
        <th scope="col">Người</th>
        <th scope="col">Vai trò</th>
        <th scope="col">Thay đổi</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function leaveForm(
  agencyId: string,
  personId: string,
  list: AgencyView["members"],
): Markup {
  const others = new Map(
    list
      .filter((one) => one.personId !== personId)
      .map((one) => [one.personId, one.displayName ?? "chưa có tên"]),
  );
  return html`<details>
    <summary>Ghi nghỉ phép</summary>
    <form method="post" action="/console/agencies/${encodeURIComponent(agencyId)}/leave">
      <input type="hidden" name="personId" value="${personId}" />
      <label>Từ ngày <input type="date" name="from" required /></label>
      <label>Đến hết ngày <input type="date" name="last" required /></label>
      <label
        >Hỏi ai làm thay
        <select name="standInId">
          <option value="">không hỏi ai</option>
          ${[...others].map(([id, name]) => html`<option value="${id}">${name}</option>`)}
        </select>
      </label>
      <button>Ghi nghỉ phép</button>
    </form>
  </details>`;
}

function invitationForm(agencyId: string): Markup {
  return html`<h2>Mời thêm người</h2>
    <form method="post" action="/console/agencies/${encodeURIComponent(agencyId)}/invitations">
      <label
        >Vai trò
        <select name="role">
          <option value="officer">Cán bộ xử lý</option>
          <option value="head">Lãnh đạo</option>
          <option value="dispatcher">Điều phối</option>
        </select>
      </label>
      <label>Tên hiển thị <input name="displayName" maxlength="80" autocomplete="off" /></label>
      <button>Tạo lời mời</button>
    </form>`;
}

function invitationNote({ invitation, agency }: AgencyView): Markup | string {
  if (invitation === null) return "";
  return html`<section class="note" role="status">
    <p>
      Lời mời vào ${agency.name}, dùng một lần trong 3 ngày. Gửi đường dẫn, hoặc đọc mã cho
      người được mời gõ vào cuộc trò chuyện:
    </p>
    <p class="code">mời <code>${sayShortCode(invitation.code)}</code></p>
    <p><code>${invitation.link}</code></p>
  </section>`;
}

function editForm({ agency, form, names }: AgencyView): Markup {
  return html`<h2>Thời gian và cấp trên</h2>
    <form method="post" action="/console/agencies/${encodeURIComponent(agency.id)}">
      <label
        >Cấp trên, được báo khi lãnh đạo đơn vị để quá hạn
        <input name="parent" list="agencies" autocomplete="off" value="${form.parent}" />
      </label>
      <label>Tiếp nhận từ ngày <input type="date" name="from" value="${form.from}" /></label>
      <label>Đến hết ngày <input type="date" name="until" value="${form.until}" /></label>
      <label
        >Sau đó ai tiếp nhận (bỏ trống: người điều phối)
        <input name="successor" list="agencies" autocomplete="off" value="${form.successor}" />
      </label>
      <datalist id="agencies">
        ${names.map((name) => html`<option value="${name}"></option>`)}
      </datalist>
      <button>Lưu</button>
    </form>
    <p>Hết ngày cuối, việc đang mở chuyển đến người điều phối, kèm lý do.</p>`;
}
