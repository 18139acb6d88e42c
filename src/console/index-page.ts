/** The page of indices behind the door, and the same as a report to print. */
import { html, raw } from "hono/html";
import { agencyName, type House } from "#workflow/house.ts";
import type { IndexReport } from "#workflow/report-index.ts";
import type { Remarks } from "#workflow/report-remarks.ts";
import { INDEX_STYLE, type Markup } from "./index-bars.ts";
import { countsPart, officialPart, remarksPart, sectionsPart } from "./index-more.ts";
import {
  agenciesPart,
  dayVi,
  headingOf,
  mendPart,
  movesPart,
  planPart,
  summaryPart,
} from "./index-parts.ts";
import { layout } from "./layout.ts";
import { FACES } from "./public-style.ts";

type Office = Pick<House, "city">;

export function indexPage(
  house: Office,
  report: IndexReport,
  remarks: Remarks,
): Markup {
  return layout(
    headingOf(report),
    html`${filters(house, report)} ${bodyOf(house, report)} ${remarksPart(remarks)} ${countsPart(house, report, false)}`,
    "/console/index",
  );
}

/** For A4, paper and PDF. `stylesheet` is the address of its style; null: it is in the page, which is then one file to keep. */
export function reportPage(
  house: Office,
  report: IndexReport,
  stylesheet: string | null,
): Markup {
  const style =
    stylesheet === null
      ? html`<style>${raw(PRINT_STYLE)}</style>`
      : html`<link rel="stylesheet" href="${stylesheet}" />`;
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${headingOf(report)} · ${whoOf(house, report)}</title>
        ${style}
      </head>
      <body>
        <main>
          <p class="kicker">Lắng Nghe · Báo cáo chỉ số hài lòng</p>
          <h1>${whoOf(house, report)}: ${headingOf(report)}</h1>
          <p>Từ ${dayVi(report.question.from)} đến hết ${dayVi(report.question.to)}.</p>
          ${bodyOf(house, report)} ${countsPart(house, report, true)}
        </main>
      </body>
    </html>`;
}

function bodyOf(house: Office, report: IndexReport): Markup {
  return html`${summaryPart(report)} ${mendPart(house, report)} ${planPart(report)}
  ${agenciesPart(house, report)} ${movesPart(house, report)} ${officialPart(report)} ${sectionsPart(report)}`;
}

function whoOf({ city }: Office, { question }: IndexReport): string {
  return question.agencyId === null
    ? "Toàn thành phố"
    : agencyName(city, question.agencyId).vi;
}

function filters({ city }: Office, { question }: IndexReport): Markup {
  const { from, to, agencyId } = question;
  const agency = agencyId === null ? "" : (city.agencies.get(agencyId)?.name ?? "");
  const query = new URLSearchParams({
    from: `${from}`,
    to: `${to}`,
    agency: agencyId ?? "",
  });
  return html`<form method="get" action="/console/index">
      <label>Từ ngày <input type="date" name="from" value="${from.toString()}" /></label>
      <label>Đến hết ngày <input type="date" name="to" value="${to.toString()}" /></label>
      <label>Đơn vị <input name="agency" list="agencies" value="${agency}" placeholder="toàn thành phố" /></label>
      <datalist id="agencies">
        ${[...city.agencies.values()].map(({ name }) => html`<option value="${name}"></option>`)}
      </datalist>
      <button>Xem</button>
    </form>
    <p>
      <a href="/console/index/report?${query}">Bản in</a> · <a href="/console/index/report.csv?${query}">CSV</a> ·
      <a href="/console/index/report.xlsx?${query}">Excel</a> · <a href="/console/index/report.png?${query}">Ảnh</a> ·
      <a href="/chi-so">Trang công khai</a>
    </p>`;
}

export const PRINT_STYLE = `${FACES.join("\n")}
@page { size: A4; margin: 16mm 14mm; }
:root { --ink: #14213d; --line: #dde3ea; --faint: #56617a; }
body { margin: 0; color: var(--ink); background: #fff; font: 11pt/1.45 "Be Vietnam Pro", system-ui, sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 182mm; margin: 0 auto; padding: 16px; }
@media print { main { padding: 0; max-width: none; } a { color: inherit; text-decoration: none; } }
h1 { font-size: 17pt; line-height: 1.3; } h2 { font-size: 12.5pt; margin: 20px 0 6px; break-after: avoid; }
.kicker { color: var(--faint); margin: 0; }
table { width: 100%; border-collapse: collapse; font-size: 9.5pt; }
caption { text-align: left; color: var(--faint); padding: 4px 0; }
th, td { text-align: left; vertical-align: top; padding: 4px 6px; border-bottom: 1px solid var(--line); }
tr, .bar { break-inside: avoid; }
thead { display: table-header-group; }
td .label { display: none; }
* { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
${INDEX_STYLE}`;
