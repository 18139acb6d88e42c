import { html } from "hono/html";
import type { StoredCase } from "#cases/types.ts";
import { type CaseState, isCaseOpen, isLate } from "#kernel/case-state.ts";
import { sayMoment } from "#messages/moments.ts";

type Markup = ReturnType<typeof html>;

export type Overview = {
  readonly now: Temporal.Instant;
  readonly cases: readonly (StoredCase & {
    readonly matter: string;
    readonly agency: string;
  })[];
  readonly inbox: { readonly pending: number; readonly aside: number };
  readonly outbox: Readonly<Record<string, number>>;
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  /** The link just made, to be copied now: only its hash is kept. */
  readonly invitation: {
    readonly agency: string;
    readonly link: string;
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

/** The only page so far: what is open, what is stuck, and invitations. */
export function overviewPage(view: Overview): Markup {
  return layout(
    title(view),
    html`
      ${view.problem === null ? "" : html`<p class="problem" role="alert">${view.problem}</p>`}
      ${invitationNote(view)} ${health(view)} ${caseTable(view)} ${invitationForm(view)}
    `,
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
      Gửi đường dẫn này cho người được mời vào ${invitation.agency}. Lời mời dùng một
      lần, trong 72 giờ.
    </p>
    <p><code>${invitation.link}</code></p>
  </section>`;
}

function layout(heading: string, content: Markup): Markup {
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${heading} · Lắng Nghe</title>
        <link rel="stylesheet" href="/console/console.css" />
      </head>
      <body>
        <main>
          <h1>${heading}</h1>
          ${content}
        </main>
      </body>
    </html>`;
}

export const STYLE = `
:root { color-scheme: light dark; --ink: #14213d; --paper: #fff; --ground: #f5f7f9; --line: #dde3ea; --accent: #b8336a; --late: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecf2; --paper: #1b2433; --ground: #121925; --line: #33405a; --accent: #e77aa6; --late: #ff8a80; } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 72rem; margin: 0 auto; padding: 24px 16px; }
table { width: 100%; border-collapse: collapse; background: var(--paper); }
caption { text-align: left; padding: 8px 0; }
th, td { text-align: left; padding: 8px; border-bottom: 1px solid var(--line); vertical-align: top; }
.late, .problem { color: var(--late); font-weight: 600; }
.note { background: var(--paper); border: 1px solid var(--line); padding: 4px 16px; }
code { overflow-wrap: anywhere; }
form { display: flex; flex-wrap: wrap; gap: 12px; align-items: end; }
label { display: grid; gap: 4px; }
input, select, button { font: inherit; color: inherit; padding: 8px 12px; border: 1px solid var(--line); border-radius: 8px; background: var(--paper); }
button { background: var(--accent); color: #fff; border-color: var(--accent); }
@media (prefers-color-scheme: dark) { button { color: #14213d; } }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
@media (max-width: 600px) { thead { display: none; } td { display: block; border: 0; padding: 2px 8px; } tr { display: block; padding: 8px 0; border-bottom: 1px solid var(--line); } }
`;
