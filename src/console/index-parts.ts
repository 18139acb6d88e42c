/** The parts of a report on indices that a head reads first: the four bars, what to mend, the plan, the agencies. */
import { html } from "hono/html";
import { capital } from "#messages/case-words.ts";
import {
  LIGHTS_VI,
  mendVi,
  percentVi,
  pointsVi,
  rateVi,
  trendVi,
} from "#messages/words-index.ts";
import { FEEDBACK_CRITERIA } from "#ratings/rules.ts";
import type { Contribution } from "#ratings/types/indices.ts";
import type { Dimension } from "#ratings/views/index-report.ts";
import type { Tracked } from "#ratings/views/tracker.ts";
import { agencyName, type House } from "#workflow/house.ts";
import { criterionName, type IndexReport, mendLine } from "#workflow/report-index.ts";
import { barRow, type Markup, weeksChart } from "./index-bars.ts";

type Office = Pick<House, "city">;

/** The sentence a report begins with. */
export function headingOf({ index }: IndexReport): string {
  const { shown, people } = index.rate;
  if (people === 0) return "Chưa có ai đánh giá trong kỳ này";
  return shown === null
    ? `${people} người đã đánh giá, chưa đủ 30 để nêu chỉ số`
    : `${percentVi(shown.share)} % hài lòng về tiếp nhận, xử lý phản ánh`;
}

export function summaryPart(report: IndexReport): Markup {
  const { index, tracked } = report;
  const target = tracked[0]?.target.percent ?? null;
  const names = index.criteria.map(
    ({ id }) => criterionName(report.instruments, id).vi,
  );
  const mean =
    index.mean === null ? "" : ` Trung bình bốn tỷ lệ: ${percentVi(index.mean)} %.`;
  return html`<p>${capital(trendVi(index.trend))}.${mean} Nguồn: ${sourcesVi(report)}.</p>
    ${barRow("Chung bốn tiêu chí", index.rate, target)}
    ${index.criteria.map(({ id, rate }, at) => barRow(names[at] ?? id, rate, target))}
    <p class="few">
      Tỷ lệ là số câu trả lời “hài lòng” và “rất hài lòng” trên số câu có ý kiến. Vạch ngang là khoảng tin cậy 95 %
      (Wilson, tính theo số người)${target === null ? "" : `, vạch đứng là mục tiêu ${target}`}. Dưới 30 người thì không nêu tỷ lệ.
    </p>
    ${weeksChart(report.weeks, target)}`;
}

function sourcesVi({ index }: IndexReport): string {
  const [dossiers = 0, cases = 0] = index.byEvidence.map(({ rate }) => rate.people);
  return `${dossiers} người làm thủ tục, ${cases} người gửi phản ánh; khách quét mã tại quầy tính riêng ở dưới`;
}

export function mendPart(house: Office, report: IndexReport): Markup {
  const lines = report.toMend.map((thing) => mendVi(mendLine(house, report, thing)));
  return html`<h2>Ba điều cần sửa tuần này</h2>
    ${
      lines.length === 0
        ? html`<p>Khi có từ 30 người đánh giá hoặc 3 người nêu cùng một lý do, việc nên sửa trước sẽ hiện ở đây.</p>`
        : html`<ol>${lines.map((line) => html`<li>${line}</li>`)}</ol>`
    }`;
}

export function planPart(report: IndexReport): Markup {
  if (report.tracked.length === 0) return html``;
  const nameOf = (id: string | null) =>
    id === null ? "Chung bốn tiêu chí" : criterionName(report.instruments, id).vi;
  const [first] = report.tracked;
  return html`<h2>Kế hoạch đến ${dayVi(first?.target.to ?? "")}</h2>
    <table>
      <caption>
        Dự báo: số đã có, cộng những ngày còn lại với nhịp và tỷ lệ của 56 ngày gần nhất. ${
          first?.target.confirmed === true ? "" : "Mục tiêu chờ thành phố xác nhận."
        }
      </caption>
      <thead>
        <tr>
          <th scope="col">Tiêu chí</th><th scope="col">Từ đầu kỳ</th><th scope="col">Dự báo cuối kỳ</th
          ><th scope="col">Mục tiêu</th><th scope="col">Đèn</th>
        </tr>
      </thead>
      <tbody>
        ${report.tracked.map((one) => planRow(nameOf(one.criterionId), one))}
      </tbody>
    </table>`;
}

function planRow(name: string, { soFar, forecast, target, light }: Tracked): Markup {
  const ahead =
    forecast === null
      ? "chưa đủ số liệu"
      : `${percentVi(forecast.share)} % (${percentVi(forecast.low)}–${percentVi(forecast.high)})`;
  return html`<tr>
    <th scope="row">${name}</th><td>${rateVi(soFar)}</td><td>${ahead}</td><td>${target.percent}</td>
    <td class="light ${light}">${LIGHTS_VI[light]}</td>
  </tr>`;
}

export function agenciesPart({ city }: Office, report: IndexReport): Markup {
  const { agencies } = report.index;
  if (report.question.agencyId !== null || agencies.length === 0) return html``;
  const names = FEEDBACK_CRITERIA.map((id) => criterionName(report.instruments, id).vi);
  return html`<h2>Từng đơn vị</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="Từng đơn vị">
      <table>
        <thead>
          <tr>
            <th scope="col">Đơn vị</th><th scope="col">Chung</th>
            ${names.map((name) => html`<th scope="col">${name}</th>`)}
            <th scope="col">So với kỳ trước</th>
          </tr>
        </thead>
        <tbody>
          ${agencies.map(
            ({ id, rate, criteria, trend }) => html`<tr>
              <th scope="row"><a href="?${queryOf(report, id)}">${agencyName(city, id).vi}</a></th>
              <td>${rateVi(rate)}</td>
              ${criteria.map((one, at) => html`<td><span class="label">${names[at]}: </span>${one.shown === null ? "–" : `${percentVi(one.shown.share)} %`}</td>`)}
              <td>${trendVi(trend)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

/** The same period of one agency. */
function queryOf({ question }: IndexReport, agency: string): string {
  const { from, to } = question;
  return new URLSearchParams({ from: `${from}`, to: `${to}`, agency }).toString();
}

const DIMENSIONS_VI: Readonly<Record<Dimension, string>> = {
  criterion: "Tiêu chí",
  agency: "Đơn vị",
  procedure: "Thủ tục",
  counter: "Quầy",
};

/** So many of each end are told; those between move little. */
const TOLD = 5;

export function movesPart({ city }: Office, report: IndexReport): Markup {
  const { moves } = report.index;
  const nameOf = (dimension: Dimension, id: string | null) => {
    if (id === null) return "Các nơi dưới 30 người, gộp lại";
    if (dimension === "agency") return agencyName(city, id).vi;
    return dimension === "criterion" ? criterionName(report.instruments, id).vi : id;
  };
  const rows = (["criterion", "agency", "procedure", "counter"] as const)
    .filter((dimension) => moves[dimension].length > 1)
    .flatMap((dimension) =>
      endsOf(moves[dimension]).map(
        ({ id, rate, points }) => html`<tr>
          <td>${DIMENSIONS_VI[dimension]}</td><th scope="row">${nameOf(dimension, id)}</th>
          <td>${rateVi(rate)}</td><td>${pointsVi(points)} điểm</td>
        </tr>`,
      ),
    );
  if (rows.length === 0) return html``;
  return html`<h2>Điều gì kéo chỉ số lên, xuống</h2>
    <table>
      <caption>Tỷ trọng nhân với khoảng cách tới mức chung; cộng cả nhóm lại thì bằng 0.</caption>
      <thead>
        <tr><th scope="col">Theo</th><th scope="col">Nơi</th><th scope="col">Hài lòng</th><th scope="col">Tác động</th></tr>
      </thead>
      <tbody>${rows}</tbody>
    </table>`;
}

function endsOf(all: readonly Contribution[]): readonly Contribution[] {
  return all.length <= 2 * TOLD ? all : [...all.slice(0, TOLD), ...all.slice(-TOLD)];
}

/** `"31/12/2026"` of `"2026-12-31"`. */
export function dayVi(date: string | Temporal.PlainDate): string {
  const { day, month, year } = Temporal.PlainDate.from(date);
  return `${day}/${month}/${year}`;
}
