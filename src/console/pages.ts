import { html } from "hono/html";
import type { StoredCase } from "#cases/types.ts";
import { type CaseState, isCaseOpen, isLate } from "#kernel/case-state.ts";
import { sayShortCode } from "#kernel/short-code.ts";
import { sayMoment } from "#messages/moments.ts";
import { layout, type Markup } from "./layout.ts";

export type Overview = {
  readonly now: Temporal.Instant;
  readonly cases: readonly (StoredCase & {
    readonly matter: string;
    readonly agency: string;
  })[];
  /** What of the next year's calendar is open; null: nothing yet. */
  readonly undecided: {
    readonly year: number;
    readonly dates: readonly string[];
  } | null;
  readonly inbox: { readonly pending: number; readonly aside: number };
  readonly outbox: Readonly<Record<string, number>>;
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  /** The link just made, to be copied now: only its hash is kept. */
  readonly invitation: {
    readonly agency: string;
    readonly link: string;
    readonly code: string;
  } | null;
  readonly problem: string | null;
};

const STATES: Readonly<Record<CaseState, string>> = {
  submitted: "chờ nhận",
  accepted: "đang xử lý",
  answered: "đã trả lời",
  lapsed: "khép vì không hồi âm",
  closed: "đã khép",
};

/** The first page: what is open, what is stuck, and invitations. */
export function overviewPage(view: Overview): Markup {
  return layout(
    title(view),
    html`
      ${view.problem === null ? "" : html`<p class="problem" role="alert">${view.problem}</p>`}
      ${calendarAlarm(view)} ${invitationNote(view)} ${health(view)} ${caseTable(view)} ${invitationForm(view)}
    `,
    "/console",
  );
}

export function signInPage(): Markup {
  return layout(
    "Cần đường dẫn đăng nhập",
    html`<p>
      Đường dẫn này đã dùng hoặc đã hết hạn. Khởi động lại máy chủ để có đường dẫn mới;
      không có dữ liệu nào mất đi.
    </p>`,
  );
}

/** A link is used by a press, not by being opened: previews in chat apps open links too. */
export function enterPage(key: string): Markup {
  return layout(
    "Vào bảng điều hành",
    html`<form method="post" action="/console/enter">
      <input type="hidden" name="key" value="${key}" />
      <button>Vào</button>
    </form>`,
  );
}

function title({ cases, now }: Overview): string {
  const open = cases.filter(({ state }) => isCaseOpen(state));
  const late = open.filter((one) => isLate(one, now));
  if (open.length === 0) return "Không có việc nào đang mở";
  return `${open.length} việc đang mở${late.length > 0 ? `, ${late.length} việc quá hạn` : ""}`;
}

function health({ inbox, outbox }: Overview): Markup {
  const stuck = Object.entries(outbox).map(([state, count]) => `${count} ${state}`);
  return html`<p>
    Tin đến: ${inbox.pending} đang chờ, ${inbox.aside} để riêng chờ xem. Tin đi:
    ${stuck.length === 0 ? "không tin nào kẹt" : stuck.join(", ")}.
  </p>`;
}

function calendarAlarm({ undecided }: Overview): Markup | string {
  if (undecided === null) return "";
  const { year, dates } = undecided;
  return html`<p class="problem" role="alert">
    Lịch nghỉ năm ${year} chưa xong: ${dates.length} ngày chờ xác nhận.
    <a href="/console/calendar?year=${year}">Xem lịch năm ${year}</a>
  </p>`;
}

function caseTable({ cases, now }: Overview): Markup {
  if (cases.length === 0) {
    return html`<p>Việc người dân gửi sẽ hiện ở đây, việc mới nhất trước.</p>`;
  }
  const rows = cases.map(
    (one) => html`<tr>
      <td>${one.code}</td>
      <td>${one.matter}</td>
      <td>${one.agency}</td>
      <td class="${isLate(one, now) ? "late" : ""}">
        ${isLate(one, now) ? "quá hạn" : STATES[one.state]}
      </td>
      <td>${sayMoment(one.answerDueAt, "vi")}</td>
    </tr>`,
  );
  return html`<table>
    <caption>
      ${cases.length} việc mới nhất
    </caption>
    <thead>
      <tr>
        <th scope="col">Mã</th>
        <th scope="col">Việc</th>
        <th scope="col">Đơn vị</th>
        <th scope="col">Tình trạng</th>
        <th scope="col">Hạn trả lời</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function invitationForm({ agencies }: Overview): Markup {
  return html`<h2>Mời cán bộ</h2>
    <form method="post" action="/console/invitations">
      <label
        >Đơn vị
        <input name="agency" list="agencies" required autocomplete="off" />
      </label>
      <datalist id="agencies">
        ${agencies.map(({ name }) => html`<option value="${name}"></option>`)}
      </datalist>
      <label
        >Vai trò
        <select name="role">
          <option value="officer">Cán bộ xử lý</option>
          <option value="head">Lãnh đạo</option>
          <option value="dispatcher">Điều phối</option>
        </select>
      </label>
      <label>Tên hiển thị <input name="displayName" maxlength="80" /></label>
      <button>Tạo đường dẫn mời</button>
    </form>`;
}

function invitationNote({ invitation }: Overview): Markup | string {
  if (invitation === null) return "";
  return html`<section class="note" role="status">
    <p>
      Gửi đường dẫn này cho người được mời vào ${invitation.agency}, hoặc đọc mã để người đó
      gõ vào cuộc trò chuyện. Lời mời dùng một lần, trong 3 ngày.
    </p>
    <p class="code">mời <code>${sayShortCode(invitation.code)}</code></p>
    <p><code>${invitation.link}</code></p>
  </section>`;
}
