import { html } from "hono/html";
import type { Fall } from "#classification/flows/learning.ts";
import type { ModelState, ModelVersion } from "#classification/types.ts";
import type { Markup } from "./layout.ts";

export type ModelsView = {
  /** The latest first. */
  readonly versions: readonly (ModelVersion & {
    readonly on: string;
    /** Why it was rejected. */
    readonly falls: readonly Fall[];
    /** People can go back to it. */
    readonly isOffered: boolean;
  })[];
  /** Reviewed labels until the next training; 0: it comes this night. */
  readonly missing: number;
};

const STATES: Readonly<Record<ModelState, string>> = {
  training: "đang học",
  promoted: "đang dùng",
  retired: "đã dùng trước đây",
  rejected: "không đạt, không dùng",
  failed: "học không xong",
};

/** Who promoted it, where that was no person. */
const NOBODY: Readonly<Record<string, string>> = {
  nightly: "tự động ban đêm",
  seed: "bản có sẵn",
};

const FIGURES: Readonly<Record<string, string>> = {
  top1: "đúng loại việc",
  macroF1: "F1 trung bình các loại",
  "phan-anh": "nhận ra phản ánh",
  "khan-cap": "nhận ra khẩn cấp",
  "to-giac-toi-pham": "nhận ra tố giác tội phạm",
  "khieu-nai": "nhận ra khiếu nại",
  "to-cao": "nhận ra tố cáo",
  "tranh-chap-dan-su": "nhận ra tranh chấp dân sự",
  "ngoai-tham-quyen": "nhận ra việc ngoài thẩm quyền",
  "hoi-dap": "nhận ra câu hỏi",
  spam: "nhận ra tin rác",
  "khong-ro": "nhận ra tin không rõ",
};

/** The models of this house, their figures, who let them answer, and the way back. */
export function modelsPart({ versions, missing }: ModelsView): Markup {
  const next =
    missing > 0
      ? `Còn ${missing} nhãn được duyệt nữa thì mô hình học lại, lúc 2 giờ sáng.`
      : "Mô hình học lại lúc 2 giờ sáng tới.";
  return html`<h2>Các mô hình</h2>
    <p>
      ${next} Mô hình mới chỉ được dùng khi không kém mô hình đang dùng trên bộ thử cố định:
      đúng loại việc và F1 không giảm quá nửa điểm; không nhận ra kém đi tin khẩn cấp, khiếu
      nại, tố cáo, tố giác, tranh chấp. Năm mô hình gần nhất được giữ.
    </p>
    ${versions.length === 0 ? html`<p>Chưa học lần nào: mô hình có sẵn đang trả lời. Các lần học sẽ hiện ở đây.</p>` : table(versions)}`;
}

function table(versions: ModelsView["versions"]): Markup {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Mô hình</th>
        <th scope="col">Trên bộ thử</th>
        <th scope="col">Tình trạng</th>
        <th scope="col">Dùng lại</th>
      </tr>
    </thead>
    <tbody>
      ${versions.map(
        (one) => html`<tr>
          <td>
            ${one.on}, ${one.labels === 0 ? "bản có sẵn" : `học thêm ${one.labels} nhãn`}
            ${one.hash === null ? "" : html`<br /><code>${one.hash.slice(0, 12)}</code>`}
          </td>
          <td>${figures(one)}</td>
          <td>${state(one)}</td>
          <td>${one.isOffered ? useForm(one.id) : ""}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

function figures({ figures: found }: ModelVersion): Markup | string {
  if (found === null) return "";
  const { top1, macroF1, items, gates } = found;
  const [lowest] = Object.entries(gates)
    .filter(([gate]) => gate !== "phan-anh")
    .toSorted(([, one], [, other]) => one - other);
  return html`đúng loại việc ${percent(top1)}, F1 ${percent(macroF1)} (n = ${items})${
    lowest === undefined
      ? ""
      : html`<br />cổng thấp nhất: ${FIGURES[lowest[0]] ?? lowest[0]} ${percent(lowest[1])}`
  }`;
}

function state(one: ModelsView["versions"][number]): Markup {
  const by = one.promotedBy;
  const who = by === null ? "" : `, ${NOBODY[by] ?? `do ${by}`}`;
  return html`${STATES[one.state]}${who}${one.falls.map(
    ({ what, from, to }) =>
      html`<br />${FIGURES[what] ?? what}: ${percent(from)} còn ${percent(to)}`,
  )}`;
}

/** Opened first, pressed second, as it works at once. */
function useForm(id: string): Markup {
  return html`<details>
    <summary>Dùng lại</summary>
    <form method="post" action="/console/labels/models/${id}/use">
      <p>Có hiệu lực ngay với tin nhắn mới.</p>
      <label
        >Người quyết định
        <input name="by" required maxlength="80" autocomplete="name" />
      </label>
      <button>Dùng mô hình này</button>
    </form>
  </details>`;
}

/** `"95,8 %"` */
function percent(share: number): string {
  return `${(share * 100).toFixed(1).replace(".", ",")} %`;
}
