import { html } from "hono/html";
import type { Report } from "#evaluation/schema.ts";
import type { EvaluationOrder } from "#evaluation/types.ts";
import type { Markup } from "./layout.ts";
import { EMBEDDED_NAME, sayGate, sayNumber, sayShare } from "./prompts-words.ts";

/** How one classifier reads a message, as words. */
export type Reading = {
  readonly gate: string;
  readonly matter: string;
  /** How sure, `"81 %"`; null where nothing was recognised. */
  readonly sure: string | null;
  readonly decision: string;
  readonly second: string | null;
};

export type Tried = {
  readonly text: string;
  readonly embedded: Reading;
  /** Null: the model was not heeded, and `why` says so. */
  readonly said: Reading | null;
  readonly why: string | null;
  readonly took: string | null;
};

/** A message, read by the embedded model and by this version beside it. */
export function tryIt(view: {
  readonly ref: string;
  readonly isModelThere: boolean;
  readonly tried: Tried | null;
}): Markup {
  const { ref, isModelThere, tried } = view;
  return html`<h2>Thử với một tin</h2>
    <form method="post" action="/console/prompts/${ref}/try">
      <label class="wide"
        >Tin của người dân
        <textarea name="text" rows="3" required maxlength="2000">${tried?.text ?? ""}</textarea>
      </label>
      <button>Đọc thử</button>
      ${
        isModelThere
          ? ""
          : html`<span>Chưa nối mô hình ngôn ngữ: chỉ thấy ${EMBEDDED_NAME} đọc thế nào.</span>`
      }
    </form>
    ${tried === null ? "" : beside(ref, tried)}`;
}

function beside(ref: string, { embedded, said, why, took }: Tried): Markup {
  const rows = [
    ["Loại tin", embedded.gate, said?.gate],
    ["Việc", embedded.matter, said?.matter],
    [
      "Việc thứ hai",
      embedded.second ?? "không",
      said === null ? undefined : (said.second ?? "không"),
    ],
    ["Sẽ làm", embedded.decision, said?.decision],
  ] as const;
  const sure = ["Chắc", embedded.sure ?? "–", said?.sure ?? "–"] as const;
  return html`<table>
      <caption>
        ${why ?? `${ref} trả lời sau ${took ?? ""}`}
      </caption>
      <thead>
        <tr>
          <th scope="col">Điều đọc được</th>
          <th scope="col">${EMBEDDED_NAME}</th>
          <th scope="col">${ref}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([what, own, other]) =>
            html`<tr>
              <th scope="row">${what}</th>
              <td>${own}</td>
              <td>
                ${other === undefined ? "–" : other === own ? other : html`<strong>${other} (khác)</strong>`}
              </td>
            </tr>`,
        )}
        <tr>
          <th scope="row">${sure[0]}</th>
          <td>${sure[1]}</td>
          <td>${sure[2]}</td>
        </tr>
      </tbody>
    </table>`;
}

const VIEWS = {
  asIs: "nguyên văn",
  noDiacritics: "không dấu",
  typos: "gõ nhầm",
  teencode: "viết tắt",
} as const;

/** The figures of a run in four ways of typing. */
export function figuresTable(report: Report): Markup {
  const { views, usage, speed, data, gates } = report;
  const shown = [
    ["đúng việc", "top1"],
    ["việc đúng trong ba", "top3"],
    ["đúng lĩnh vực", "field"],
    ["đúng cơ quan", "agency"],
    ["đúng loại tin", "gate"],
    ["phủ ở 95 % đúng", "coverageAt95"],
  ] as const;
  return html`<table>
      <caption>
        ${data.items} tin có đáp án; p50 ${sayNumber(Math.round(speed.p50Ms))} ms, p95
        ${sayNumber(Math.round(speed.p95Ms))} ms.
        ${
          usage === null
            ? ""
            : `1.000 tin cần ${sayNumber(Math.round(usage.promptTokens))} token đọc và ${sayNumber(Math.round(usage.outputTokens))} token viết${usage.money === null ? "" : `, tối đa ${sayNumber(usage.money)} tiền theo giá đã đặt`}.`
        }
      </caption>
      <thead>
        <tr>
          <th scope="col">Cách gõ</th>
          ${shown.map(([name]) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${views.map(
          ({ name, figures }) =>
            html`<tr>
              <th scope="row">${VIEWS[name]}</th>
              ${shown.map(([what, key]) => html`<td><span class="label">${what} </span>${sayShare(figures[key])}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
    <details>
      <summary>Từng loại tin</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Loại tin</th>
            <th scope="col">Số tin</th>
            <th scope="col">Nhận ra</th>
            <th scope="col">Gọi đúng</th>
          </tr>
        </thead>
        <tbody>
          ${gates.classes.map(
            ({ name, support, recall, precision }) =>
              html`<tr>
                <th scope="row">${sayGate(name)}</th>
                <td>${support}<span class="label"> tin</span></td>
                <td><span class="label">nhận ra </span>${sayShare(recall)}</td>
                <td><span class="label">gọi đúng </span>${sayShare(precision)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </details>`;
}

/** Has a classifier judged now, or says how far that is. */
export function orderForm(given: {
  readonly classifier: string;
  readonly order: EvaluationOrder | null;
  /** False: no language model is set up. */
  readonly isPossible: boolean;
}): Markup {
  const { classifier, order, isPossible } = given;
  if (order?.state === "open") {
    const { answered, total } = order;
    return html`<p role="status">
      Đang đánh giá${total === 0 ? "" : `: ${sayNumber(answered)} trong ${sayNumber(total)} lượt đọc`}.
      <a href="">Xem lại</a>
    </p>`;
  }
  if (!isPossible)
    return html`<p>Nối mô hình ngôn ngữ rồi mới đánh giá được bản này.</p>`;
  return html`${
    order?.state === "failed"
      ? html`<p class="problem">Lần đánh giá gần nhất không xong: ${sayFailure(order.failure)}</p>`
      : ""
  }
    <form method="post" action="/console/prompts/evaluate">
      <input type="hidden" name="classifier" value="${classifier}" />
      <button>Đánh giá ngay trên bộ tin chuẩn</button>
      <span>
        Đọc mỗi tin theo bốn cách gõ; người dân vẫn được trả lời như thường.
        ${classifier === "embedded" ? "" : "Mất vài phút; token không tính vào hạn mức của ngày."}
      </span>
    </form>`;
}

function sayFailure(code: string | null): string {
  switch (code) {
    case "evaluation.serverGone":
      return "máy chủ mô hình không trả lời, hoặc từ chối (sai khóa, sai tên mô hình).";
    case "evaluation.noLanguageModel":
      return "chưa nối mô hình ngôn ngữ.";
    default:
      return "có lỗi, xem nhật ký của chương trình.";
  }
}
