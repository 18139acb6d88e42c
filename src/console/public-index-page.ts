import { html } from "hono/html";
import { FEEDBACK_CRITERIA } from "#ratings/rules.ts";
import { agencyName, type House } from "#workflow/house.ts";
import { OPEN_FIELDS } from "#workflow/index-tables.ts";
import type { Published } from "#workflow/publish-index.ts";
import { criterionName } from "#workflow/report-index.ts";
import { barRow, INDEX_STYLE, type Markup } from "./index-bars.ts";

/** What everybody may know of how satisfied people are, by agency; in Vietnamese, the language of the office. */
export function publicIndexPage(view: {
  readonly city: House["city"];
  readonly months: readonly Temporal.PlainYearMonth[];
  readonly published: Published;
}): Markup {
  const { city, months, published } = view;
  const { month, index } = published;
  const title = `Người dân hài lòng đến đâu, ${monthVi(month)}`;
  return html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#ffffff" />
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#161f33" />
<title>${title} · Lắng Nghe</title>
<link rel="icon" href="data:," />
<link rel="stylesheet" href="/viec/-/style.css" />
<link rel="stylesheet" href="/chi-so/-/style.css" />
</head>
<body>
<header>
<p><strong>Lắng Nghe</strong><span>Phản ánh của người dân Hà Nội</span></p>
<a href="/viec">Tra cứu</a>
</header>
<main>
<article>
<h1>${title}</h1>
<p>Sau khi có kết quả hồ sơ hoặc phản ánh, người dân trả lời bốn câu về việc tiếp nhận, xử lý góp ý, phản ánh, kiến nghị. Mỗi con số là phần câu trả lời “hài lòng” và “rất hài lòng”.</p>
${monthForm(months, month)}
${wholePart(published)}
</article>
${index.agencies.map((agency) => agencyPart(city, published, agency))}
${index.agencies.length === 0 ? html`<section><h2>Từng đơn vị</h2><p>Đơn vị có từ 30 người trả lời trong tháng sẽ hiện ở đây.</p></section>` : ""}
${dataPart(month)}
<footer><p>Không nêu tỷ lệ dưới 30 người trả lời, và không nêu gì từ đó có thể suy ra câu trả lời của một nhóm nhỏ hơn. Đánh giá của khách quét mã tại quầy, không kèm hồ sơ, không tính vào đây. Khoảng sau mỗi tỷ lệ là khoảng tin cậy 95 %.</p></footer>
</main>
</body>
</html>`;
}

function monthForm(
  months: readonly Temporal.PlainYearMonth[],
  chosen: Temporal.PlainYearMonth,
): Markup {
  const options = months.map((month) => {
    const isChosen = month.equals(chosen);
    return isChosen
      ? html`<option value="${month.toString()}" selected>${monthVi(month)}</option>`
      : html`<option value="${month.toString()}">${monthVi(month)}</option>`;
  });
  return html`<form method="get" action="/chi-so">
<label for="thang">Tháng</label>
<p class="row"><select id="thang" name="thang">${options}</select><button>Xem</button></p>
</form>`;
}

function wholePart({ index, instruments }: Published): Markup {
  const { whole, isPartial } = index;
  return html`<h2>Toàn thành phố</h2>
${isPartial ? html`<p>Chỉ gồm các đơn vị nêu tên dưới đây.</p>` : ""}
${barRow("Chung bốn tiêu chí", whole.rate, null)}
${whole.criteria.map((rate, at) => barRow(nameAt(instruments, at), rate, null))}`;
}

function agencyPart(
  city: House["city"],
  { instruments }: Published,
  { id, rate, criteria }: Published["index"]["agencies"][number],
): Markup {
  return html`<section>
<h2>${agencyName(city, id).vi}</h2>
${barRow("Chung bốn tiêu chí", rate, null)}
<details><summary>Từng tiêu chí</summary>
${criteria.map((one, at) => barRow(nameAt(instruments, at), one, null))}
</details>
</section>`;
}

function nameAt(instruments: Published["instruments"], at: number): string {
  return criterionName(instruments, FEEDBACK_CRITERIA[at] ?? "").vi;
}

function dataPart(month: Temporal.PlainYearMonth): Markup {
  const query = `?thang=${month.toString()}`;
  return html`<section>
<h2>Dữ liệu mở</h2>
<p><a href="/du-lieu-mo/chi-so.csv${query}">CSV</a> · <a href="/du-lieu-mo/chi-so.json${query}">JSON</a></p>
<details><summary>Các trường dữ liệu</summary>
<dl>${Object.entries(OPEN_FIELDS).map(([field, meaning]) => html`<div><dt><code>${field}</code></dt><dd>${meaning}</dd></div>`)}</dl>
</details>
</section>`;
}

function monthVi({ month, year }: Temporal.PlainYearMonth): string {
  return `tháng ${month}/${year}`;
}

export const PUBLIC_INDEX_STYLE = `${INDEX_STYLE}
h2 { margin-top: 16px; } section > h2:first-child { margin-top: 0; }
select { flex: 1; min-width: 0; font: inherit; color: inherit; padding: 10px 12px; border: 1px solid var(--faint); border-radius: 12px; background: var(--paper); }
summary { min-height: 44px; display: flex; align-items: center; cursor: pointer; color: var(--accent-ink); font-weight: 600; }
summary:focus-visible { outline: 3px solid var(--accent-ink); outline-offset: 2px; }
`;
