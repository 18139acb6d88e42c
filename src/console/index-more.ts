/** The parts of a report on indices for those who check it: official ratios, other forms, remarks, raw counts. */
import { html } from "hono/html";
import { shareText } from "#messages/words-effect.ts";
import { percentVi, rateVi } from "#messages/words-index.ts";
import type { Section } from "#ratings/views/sections.ts";
import type { House } from "#workflow/house.ts";
import { countsTable } from "#workflow/index-tables.ts";
import { criterionName, type IndexReport } from "#workflow/report-index.ts";
import type { Remarks } from "#workflow/report-remarks.ts";
import type { Markup } from "./index-bars.ts";

const WHY_DIFFERENT =
  "Hai con số khác nhau vì cách đếm: QĐ 766 coi người im lặng là hài lòng và mọi việc trễ hạn là không hài lòng; khảo sát chỉ tính người đã trả lời, đúng như họ trả lời.";

export function officialPart({ official, index }: IndexReport): Markup {
  const { cases, dossierCases } = official;
  const rows = [
    [
      "Khảo sát: hài lòng, chung bốn tiêu chí",
      rateVi(index.rate),
      "câu hài lòng / câu có ý kiến",
    ],
    [
      "QĐ 766: phản ánh xử lý đúng hạn",
      shareText(official.onTime),
      "xử lý trước hoặc đúng hạn / phản ánh thuộc thẩm quyền",
    ],
    [
      "QĐ 766: hài lòng về xử lý phản ánh",
      shareText(official.satisfaction),
      `(tất cả ${cases.total} − không hài lòng ${cases.dissatisfied} − phản ánh lại ${cases.reReported} − trễ ${cases.late}) / tất cả; việc thuộc nhiều nhóm chỉ trừ một lần, còn ${cases.total - cases.against}`,
    ],
    [
      "QĐ 766: hài lòng về giải quyết thủ tục",
      shareText(official.dossiers),
      `(tất cả ${dossierCases.total} − không hài lòng ${dossierCases.dissatisfied} − trễ ${dossierCases.late}) / tất cả; hồ sơ có phản ánh chưa nối được nên chưa trừ`,
    ],
    [
      "PAR INDEX: phản ánh về quy định, hành vi hành chính xử lý và công khai đúng hạn",
      shareText(official.parIndex),
      "câu trả lời hiện trên trang công khai của việc ngay khi gửi",
    ],
  ] as const;
  return html`<h2>Cạnh các con số chính thức</h2>
    <p>${WHY_DIFFERENT}</p>
    <table>
      <thead><tr><th scope="col">Con số</th><th scope="col">Kỳ này</th><th scope="col">Công thức</th></tr></thead>
      <tbody>
        ${rows.map(([name, value, formula]) => html`<tr><th scope="row">${name}</th><td>${value}</td><td>${formula}</td></tr>`)}
      </tbody>
    </table>
    <p>
      PAPI hỏi người dân bằng mẫu riêng, không thay được. Số liệu ở đây chỉ gợi chuyện cho hai chỗ: 3.2 giải đáp khiếu nại,
      tố cáo, khúc mắc (phần khúc mắc) và phúc đáp qua cổng điện tử ở trục 8: ${cases.total - cases.late}/${cases.total} phản ánh được trả lời đúng hạn.
    </p>`;
}

export function sectionsPart(report: IndexReport): Markup {
  return html`${report.sections.map((section) => sectionPart(report, section))}`;
}

function sectionPart(report: IndexReport, section: Section): Markup {
  const { instrument, isWalkIn, factors, rate, mean, points } = section;
  const apart = isWalkIn ? ": khách tại quầy, không kèm hồ sơ" : "";
  const note = isWalkIn
    ? "Bằng chứng yếu hơn, vì không biết ai đã làm thủ tục gì; không tính vào chỉ số ở trên."
    : "";
  const grade =
    points === null
      ? ""
      : ` Tổng điểm trung bình ${percentVi(points.sum / 100)}/${points.most}: ${points.grade}.`;
  const second = mean === null ? "" : ` Trung bình các tiêu chí: ${percentVi(mean)} %.`;
  return html`<h2>${instrument.name.vi}${apart}</h2>
    <p>${instrument.authority}. ${note} Chung: ${rateVi(rate)}.${second}${grade}</p>
    <table>
      <thead><tr><th scope="col">Tiêu chí</th><th scope="col">Hài lòng</th><th scope="col">Không ý kiến</th></tr></thead>
      <tbody>
        ${factors.flatMap(({ criteria }) =>
          criteria.map(
            (one) => html`<tr>
              <th scope="row">${criterionName(report.instruments, one.id).vi}</th><td>${rateVi(one.rate)}</td>
              <td><span class="label">không ý kiến </span>${one.noOpinion}</td>
            </tr>`,
          ),
        )}
      </tbody>
    </table>`;
}

export function remarksPart({ count, themes, quotes }: Remarks): Markup {
  if (count === 0) return html``;
  const named = themes.map(({ name, count: times }) => `${name} (${times})`).join("; ");
  return html`<h2>Người dân viết gì</h2>
    <p>
      ${count} lời ghi thêm. ${named === "" ? "Chưa rõ chủ đề nào nổi lên." : `Chủ đề máy nhận ra: ${named}.`} Số điện thoại,
      giấy tờ và lời xúc phạm đã được che.
    </p>
    ${quotes.map(({ text, isLow }) => html`<blockquote>${isLow ? html`<strong>Chưa hài lòng:</strong> ` : ""}${text}</blockquote>`)}`;
}

/** The sums over all agencies; each agency's own rows are in the files. */
export function countsPart(
  { city }: Pick<House, "city">,
  report: IndexReport,
  isOpen: boolean,
): Markup {
  const { rows } = countsTable(report, city);
  if (rows.length === 0) return html``;
  const told = Map.groupBy(rows, (row) => [row[2], row[3], row[5], row[7]].join(" · "));
  return html`<details ${isOpen ? "open" : ""}>
    <summary>Số đếm gốc: ${told.size} dòng</summary>
    <table>
      <thead>
        <tr><th scope="col">Nguồn · phiếu hỏi · tiêu chí · mức</th><th scope="col">Số lượt</th></tr>
      </thead>
      <tbody>
        ${[...told].map(
          ([name, own]) =>
            html`<tr><td>${name}</td><td>${own.reduce((sum, row) => sum + Number(row[8]), 0)}</td></tr>`,
        )}
      </tbody>
    </table>
    <p>Từng đơn vị: trong tệp CSV và Excel.</p>
  </details>`;
}
