import { html } from "hono/html";
import { sayMoment } from "#messages/moments.ts";
import {
  type BorderFile,
  CODE_PROPERTIES,
  type FileProblem,
  type FlawedRow,
  MAX_FILE_BYTES,
  NAME_PROPERTIES,
  type RowProblem,
} from "#routing/providers/border-file.ts";
import { layout, type Markup } from "./layout.ts";

export type WardBordersView = {
  /** Wards there are in the city. */
  readonly total: number;
  readonly inUse: {
    readonly count: number;
    readonly source: string;
    readonly importedAt: Temporal.Instant;
  } | null;
  /** The file just uploaded; null when none was. */
  readonly checked: Checked | null;
};

export type Checked =
  | Exclude<BorderFile, { kind: "ready" }>
  | {
      readonly kind: "ready";
      readonly count: number;
      /** Names of the wards the file says nothing of. */
      readonly missing: readonly string[];
      readonly source: string;
      /** The file again, to be sent back as it was checked. */
      readonly file: string;
    };

const MEGABYTES = MAX_FILE_BYTES / 1024 / 1024;

const FILE_PROBLEMS: Readonly<Record<FileProblem, string>> = {
  tooLarge: `Tệp lớn quá ${MEGABYTES} MB. Hãy giảm bớt số điểm của ranh giới rồi tải lên lại.`,
  notJson: "Tệp này không đọc được. Cần một tệp GeoJSON.",
  notGeoJson:
    "Tệp này không phải FeatureCollection của GeoJSON, hoặc có quá 2.000 đối tượng. Khi xuất từ phần mềm bản đồ, hãy chọn định dạng GeoJSON.",
  empty: "Tệp này không có đối tượng nào.",
};

const ROW_PROBLEMS: Readonly<Record<Exclude<RowProblem["kind"], "duplicate">, string>> =
  {
    notAFeature: "Không phải một vùng. Cần Polygon hoặc MultiPolygon.",
    unnamed: "Không có thuộc tính nào cho biết đây là phường, xã nào.",
    unknownWard: "Thành phố không có phường, xã này.",
    notClosed: "Đường ranh giới chưa khép kín: điểm cuối phải trùng điểm đầu.",
    tooFewPoints: "Đường ranh giới có ít hơn bốn điểm.",
    swappedAxes: "Kinh độ và vĩ độ bị đảo chỗ. GeoJSON ghi kinh độ trước.",
    outsideCity:
      "Có điểm nằm ngoài thành phố. Tọa độ phải theo WGS 84, tính bằng độ, kinh độ trước.",
  };

/** The borders in use, and the way to new ones: choose a file, see what it says, take it over. */
export function wardBordersPage(view: WardBordersView): Markup {
  return layout(
    "Ranh giới phường, xã",
    html`${inUse(view)} ${view.checked === null ? "" : outcome(view.checked, view.total)}
    ${uploadForm()}`,
    "/console/wards",
  );
}

function inUse({ inUse: found, total }: WardBordersView): Markup {
  if (found === null) {
    return html`<p>
      Chưa có ranh giới nào. Người dân gửi vị trí thì được hỏi lại, để chọn một trong ba
      phường, xã có tâm gần nhất.
    </p>`;
  }
  const { count, source, importedAt } = found;
  return html`<p>
    Đang dùng ranh giới của ${count}/${total} phường, xã, từ tệp <code>${source}</code>, đưa
    vào lúc ${sayMoment(importedAt, "vi")}.
  </p>`;
}

function outcome(checked: Checked, total: number): Markup {
  switch (checked.kind) {
    case "unreadable":
      return html`<p class="problem" role="alert">${FILE_PROBLEMS[checked.problem]}</p>`;
    case "flawed":
      return flaws(checked.rows);
    case "ready":
      return preview(checked, total);
  }
}

function flaws(rows: readonly FlawedRow[]): Markup {
  const lines = rows.map(
    ({ row, name, problem }) => html`<tr>
      <td>${row}</td>
      <td>${name ?? "không rõ"}</td>
      <td>${sayProblem(problem)}</td>
    </tr>`,
  );
  return html`<p class="problem" role="alert">
      Chưa đưa gì vào dùng: ${rows.length} đối tượng trong tệp có lỗi. Hãy sửa rồi tải lên
      lại.
    </p>
    <table>
      <thead>
        <tr>
          <th scope="col">Đối tượng thứ</th>
          <th scope="col">Phường, xã</th>
          <th scope="col">Lỗi</th>
        </tr>
      </thead>
      <tbody>
        ${lines}
      </tbody>
    </table>`;
}

function sayProblem(problem: RowProblem): string {
  return problem.kind === "duplicate"
    ? `Phường, xã này đã có ở đối tượng thứ ${problem.ofRow}.`
    : ROW_PROBLEMS[problem.kind];
}

function preview(
  { count, missing, source, file }: Extract<Checked, { kind: "ready" }>,
  total: number,
): Markup {
  return html`<section class="note" role="status">
    <p>
      Tệp <code>${source}</code> đọc được, có ranh giới của <strong>${count}/${total}</strong>
      phường, xã. ${sayMissing(missing)}
    </p>
    <p>Khi đưa vào dùng, tệp này thay toàn bộ ranh giới đang có.</p>
    <form method="post" action="/console/wards/import" enctype="multipart/form-data">
      <input type="hidden" name="source" value="${source}" />
      <input type="hidden" name="file" value="${file}" />
      <button>Đưa vào dùng</button>
    </form>
  </section>`;
}

/** So many are named; a file of a few wards lacks all the others. */
const NAMED = 10;

function sayMissing(missing: readonly string[]): string {
  if (missing.length === 0) return "";
  const more = missing.length - NAMED;
  const rest = more > 0 ? ` và ${more} nơi khác` : "";
  return `Chưa có: ${missing.slice(0, NAMED).join(", ")}${rest}.`;
}

function uploadForm(): Markup {
  return html`<h2>Tải tệp lên</h2>
    <form method="post" action="/console/wards/check" enctype="multipart/form-data">
      <label
        >Tệp GeoJSON, nhiều nhất ${MEGABYTES} MB
        <input type="file" name="file" accept=".geojson,.json,application/geo+json" required />
      </label>
      <button>Kiểm tra tệp</button>
    </form>
    <p>
      Mỗi đối tượng là một phường, xã, dạng Polygon hoặc MultiPolygon, tọa độ WGS 84. Phường,
      xã được nhận ra theo mã 5 chữ số (thuộc tính ${properties(CODE_PROPERTIES)}), nếu không
      có thì theo tên (${properties(NAME_PROPERTIES)}). Kiểm tra xong mới đưa vào dùng; tệp có
      lỗi thì không đưa vào phần nào.
    </p>`;
}

function properties(names: readonly string[]): Markup[] {
  return names.map(
    (name, index) => html`${index === 0 ? "" : ", "}<code>${name}</code>`,
  );
}
