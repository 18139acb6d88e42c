import { html, raw } from "hono/html";
import { FACES } from "./public-style.ts";

export type Markup = ReturnType<typeof html>;

/** The pages behind the door, in the order of the menu and under its headings. */
const MENU = [
  [
    "Việc",
    [
      ["/console", "Tổng quan"],
      ["/console/alerts", "Nhắc hạn"],
      ["/console/blocks", "Chặn"],
    ],
  ],
  [
    "Kết quả",
    [
      ["/console/index", "Chỉ số"],
      ["/console/ratings", "Đánh giá"],
      ["/console/dossiers", "Hồ sơ"],
      ["/console/points", "Mã QR tại quầy"],
    ],
  ],
  [
    "Bộ máy",
    [
      ["/console/agencies", "Đơn vị"],
      ["/console/people", "Người"],
      ["/console/routing", "Phân công"],
      ["/console/wards", "Ranh giới phường, xã"],
      ["/console/calendar", "Lịch làm việc"],
      ["/console/simulate", "Thử ngưỡng"],
    ],
  ],
  [
    "Đọc tin",
    [
      ["/console/labels", "Nhãn và mô hình"],
      ["/console/prompts", "Câu lệnh"],
    ],
  ],
] as const;

/** A page of the console; `here` is its address in the menu, null in front of the door. */
export function layout(
  heading: string,
  content: Markup,
  here: (typeof MENU)[number][1][number][0] | null = null,
): Markup {
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${heading} · Lắng Nghe</title>
        <link rel="stylesheet" href="/console/console.css" />
      </head>
      <body>
        ${here === null ? "" : menu(here)}
        <main>
          <h1>${heading}</h1>
          ${content}
        </main>
      </body>
    </html>`;
}

function menu(here: string): Markup {
  const groups = MENU.map(([heading, pages]) => {
    const links = pages.map(
      ([href, name]) =>
        html`<li><a href="${href}" ${href === here ? raw('aria-current="page"') : ""}>${name}</a></li>`,
    );
    return html`<p>${heading}</p><ul>${links}</ul>`;
  });
  return html`<nav aria-label="Các trang">${groups}</nav>`;
}

export const STYLE = `${FACES.join("\n")}
:root { color-scheme: light dark; --ink: #14213d; --paper: #fff; --ground: #f5f7f9; --line: #dde3ea; --accent: #b8336a; --late: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecf2; --paper: #1b2433; --ground: #121925; --line: #33405a; --accent: #e77aa6; --late: #ff8a80; } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 "Be Vietnam Pro", system-ui, sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 72rem; margin: 0 auto; padding: 24px 16px; }
table { width: 100%; border-collapse: collapse; background: var(--paper); }
caption { text-align: left; padding: 8px 0; }
th, td { text-align: left; padding: 8px; border-bottom: 1px solid var(--line); vertical-align: top; }
.late, .problem { color: var(--late); font-weight: 600; }
.note { background: var(--paper); border: 1px solid var(--line); padding: 4px 16px; }
code { overflow-wrap: anywhere; }
.code { font-size: 1.5rem; letter-spacing: .05em; }
.note form { padding: 12px 0; }
.rule label { flex: 1 1 20rem; }
.rule label:nth-of-type(2n) { flex-basis: 28rem; }
details form { display: block; }
form { display: flex; flex-wrap: wrap; gap: 12px; align-items: end; }
label { display: grid; gap: 4px; }
input, select, button { font: inherit; color: inherit; padding: 8px 12px; border: 1px solid var(--line); border-radius: 8px; background: var(--paper); }
button { background: var(--accent); color: #fff; border-color: var(--accent); }
@media (prefers-color-scheme: dark) { button { color: #14213d; } }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
nav { display: grid; grid-template-columns: max-content 1fr; gap: 0 16px; padding: 16px 16px 0; }
nav p { margin: 0; padding: 4px 0; color: var(--ink); opacity: .75; }
nav ul { display: flex; flex-wrap: wrap; gap: 0 16px; list-style: none; margin: 0; padding: 0; }
nav a { display: inline-block; padding: 4px 0; }
@media (max-width: 600px) { nav { grid-template-columns: max-content minmax(0, 1fr); } nav ul { flex-wrap: nowrap; overflow-x: auto; } nav a { white-space: nowrap; } }
summary h2 { display: inline; font-size: 1.125rem; line-height: 2; }
@media (min-width: 72rem) {
  body:has(nav) { display: grid; grid-template-columns: 12rem 1fr; }
  nav { display: block; padding: 24px 16px; border-right: 1px solid var(--line); }
  nav p { padding: 16px 0 4px; }
  nav ul { display: block; }
  main { margin: 0; padding: 24px; min-width: 0; box-sizing: border-box; }
}
a { color: var(--accent); }
a[aria-current] { color: inherit; font-weight: 600; text-decoration: none; }
textarea { font: inherit; color: inherit; padding: 8px 12px; border: 1px solid var(--line); border-radius: 8px; background: var(--paper); width: 100%; box-sizing: border-box; }
label.wide { flex: 1 1 100%; }
form.note { margin: 12px 0; padding: 12px 16px; }
label.check { display: flex; gap: 8px; flex-basis: 100%; }
label.check input { width: auto; }
td .label { display: none; }
@media (max-width: 600px) { td .label { display: inline; } }
.diff { list-style: none; padding: 0; overflow-wrap: anywhere; }
.diff li { padding: 0 8px; white-space: pre-wrap; min-height: 1.5em; }
.diff .sign { display: inline-block; width: 2ch; }
.diff .gone { background: color-mix(in srgb, var(--late) 14%, transparent); }
.diff .new { background: color-mix(in srgb, #1b7f5c 16%, transparent); }
.unseen { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
@media (max-width: 600px) { label, input, select { width: 100%; box-sizing: border-box; } thead { display: none; } td { display: block; border: 0; padding: 2px 8px; } tr { display: block; padding: 8px 0; border-bottom: 1px solid var(--line); } }
`;
