import { html } from "hono/html";
import type { Report } from "#evaluation/schema.ts";
import type { EvaluationOrder } from "#evaluation/types.ts";
import type { KnownPrompt, Label, LabelMove, Standing } from "#prompts/types.ts";
import { layout, type Markup } from "./layout.ts";
import { orderForm } from "./prompts-proof.ts";
import {
  EMBEDDED_NAME,
  LABELS,
  sayClassifier,
  sayNumber,
  sayShare,
  sayTarget,
} from "./prompts-words.ts";

export type PromptsView = {
  /** False: no language model is set up. */
  readonly isModelThere: boolean;
  readonly standings: Readonly<Record<Label, Standing>>;
  readonly versions: readonly (KnownPrompt & {
    readonly ref: string;
    readonly on: string | null;
    readonly run: Report | null;
  })[];
  readonly moves: readonly (LabelMove & { readonly on: string })[];
  readonly runs: readonly (Report & { readonly on: string })[];
  readonly paths: readonly { readonly name: string; readonly count: number }[];
  /** That the embedded model be judged. */
  readonly order: EvaluationOrder | null;
  readonly shadow: Shadow | null;
  readonly problem: string | null;
};

export type Shadow = {
  readonly candidate: string;
  readonly readings: number;
  /** Of the readings: where the candidate said otherwise. */
  readonly differing: number;
  readonly rows: readonly {
    readonly on: string;
    readonly text: string | null;
    readonly said: string;
    readonly answered: string;
  }[];
};

/** Which prompt answers citizens, which there are, and what each is worth. */
export function promptsPage(view: PromptsView): Markup {
  return layout(
    headingOf(view),
    html`${view.problem === null ? "" : html`<p class="problem" role="alert">${view.problem}</p>`}
    ${view.isModelThere ? "" : setUp()} ${standing(view)} ${paths(view)} ${versions(view)}
    ${shadow(view.shadow)} ${runs(view)} ${history(view)}`,
    "/console/prompts",
  );
}

function headingOf({ standings, isModelThere }: PromptsView): string {
  const { target: ref } = standings.production;
  if (ref === null) return "Mô hình sẵn có đang trả lời người dân";
  return isModelThere
    ? `Câu lệnh ${ref} đang trả lời người dân`
    : `Mô hình sẵn có đang trả lời người dân, vì ${ref} chưa có mô hình ngôn ngữ`;
}

function setUp(): Markup {
  return html`<section class="note">
    <p>
      <strong>Chưa nối mô hình ngôn ngữ nào</strong>, nên ${EMBEDDED_NAME} đọc mọi tin. Muốn nối, đặt
      <code>LLM_API_KEY</code> (hoặc <code>LLM_BASE_URL</code> cho máy chủ riêng) rồi khởi động lại chương
      trình. Các bản câu lệnh dưới đây vẫn xem, so sánh và sửa được.
    </p>
  </section>`;
}

function standing({ standings }: PromptsView): Markup {
  const { production, candidate } = standings;
  return html`<p>
      Câu lệnh là lời dặn mô hình ngôn ngữ cách đọc một tin. Bản <strong>đang dùng</strong> trả lời người
      dân; bản <strong>đang thử</strong> đọc một phần tin bên cạnh mà không ảnh hưởng tới ai.
    </p>
    <ul>
      <li>Đang dùng: ${target(production.target)} ${undo("production", production)}</li>
      <li>
        Đang thử: ${candidate.target === null ? "chưa có bản nào" : target(candidate.target)}
        ${undo("candidate", candidate)}
      </li>
    </ul>`;
}

function target(ref: string | null): Markup {
  return ref === null
    ? html`<strong>${EMBEDDED_NAME}</strong>`
    : html`<a href="/console/prompts/${ref}"><strong>${ref}</strong></a>`;
}

/** One click: nothing to fill in, nothing to confirm; what answered before answers again. */
export function undo(label: Label, { undo: back, number }: Standing): Markup | string {
  if (back === null) return "";
  const to =
    label === "candidate" && back.target === null
      ? "ngừng đọc thử"
      : `về ${sayTarget(back.target)}`;
  return html`<form method="post" action="/console/prompts/undo">
    <input type="hidden" name="label" value="${label}" />
    <input type="hidden" name="seen" value="${number}" />
    <button>Hoàn tác, ${to}</button>
  </form>`;
}

function paths({ paths: counted }: PromptsView): Markup {
  const n = counted.reduce((sum, { count }) => sum + count, 0);
  if (n === 0) return html``;
  return html`<h2>Ai đã đọc tin trong 7 ngày qua</h2>
    <table>
      <caption>
        ${n} lượt đọc từ khi có mô hình ngôn ngữ
      </caption>
      <tbody>
        ${counted.map(
          ({ name, count }) =>
            html`<tr><th scope="row">${name}</th><td>${count}</td><td>${sayShare(count / n)}</td></tr>`,
        )}
      </tbody>
    </table>`;
}

function versions(view: PromptsView): Markup {
  return html`<h2>Các bản câu lệnh</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Bản</th>
          <th scope="col">Khác gì, để làm gì</th>
          <th scope="col">Đánh giá gần nhất</th>
        </tr>
      </thead>
      <tbody>
        ${view.versions.toReversed().map((version) => row(version, view.standings))}
      </tbody>
    </table>`;
}

function row(
  { ref, prompt, saved, on, run }: PromptsView["versions"][number],
  standings: PromptsView["standings"],
): Markup {
  const labels = (["production", "candidate"] as const).filter(
    (label) => standings[label].target === ref,
  );
  return html`<tr>
    <td>
      <a href="/console/prompts/${ref}">${ref}</a>
      ${labels.map((label) => html`<strong>· ${LABELS[label]}</strong>`)}
    </td>
    <td>
      ${prompt.note}<br />
      ${saved === null ? "đi cùng chương trình" : `${saved.author} lưu ngày ${on}, từ ${saved.parent}`}
    </td>
    <td>
      ${run === null ? "chưa đánh giá" : html`đúng việc ${sayShare(figure(run, "top1"))}, đúng cơ quan ${sayShare(figure(run, "agency"))}`}
    </td>
  </tr>`;
}

type Figure = "top1" | "top3" | "agency" | "gate" | "cost";

function figure({ views }: Report, name: Figure): number | null {
  return views.find((view) => view.name === "asIs")?.figures[name] ?? null;
}

function shadow(view: Shadow | null): Markup {
  if (view === null) return html``;
  const { candidate, readings, differing, rows } = view;
  if (readings === 0) {
    return html`<h2>Bản đang thử nói khác ở đâu</h2>
      <p>${candidate} chưa đọc tin nào. Chỗ nó nói khác bản đang dùng sẽ hiện ở đây.</p>`;
  }
  return html`<h2>Bản đang thử nói khác ở đâu</h2>
    <p>
      ${candidate} đã đọc ${readings} tin và nói khác ở ${differing} tin (${sayShare(differing / readings)}).
      Chữ của tin đã che thông tin riêng, và chỉ còn khi cuộc trò chuyện còn được giữ.
    </p>
    ${
      rows.length === 0
        ? ""
        : html`<table>
            <caption>${rows.length} tin mới nhất</caption>
            <thead>
              <tr>
                <th scope="col">Tin</th>
                <th scope="col">Đã trả lời</th>
                <th scope="col">Bản đang thử nói</th>
              </tr>
            </thead>
            <tbody>
              ${rows.map(
                ({ on, text, said, answered }) =>
                  html`<tr><td>${on}: ${text ?? "(chữ đã xóa)"}</td><td>${answered}</td><td>${said}</td></tr>`,
              )}
            </tbody>
          </table>`
    }`;
}

function runs({ runs: all, order }: PromptsView): Markup {
  const form = orderForm({ classifier: "embedded", order, isPossible: true });
  if (all.length === 0) {
    return html`<h2>Các lần đánh giá</h2>
      <p>Chưa có lần nào trên bộ tin chuẩn hiện nay; kết quả sẽ hiện ở đây. Hãy bắt đầu với ${EMBEDDED_NAME}:</p>
      ${form}`;
  }
  return html`<h2>Các lần đánh giá</h2>
    <table>
      <caption>
        Trên ${all[0]?.data.name} ${all[0]?.data.version}, ${all[0]?.data.items} tin có đáp án. Chi phí nhầm: 1 là một lần sai cơ quan.
      </caption>
      <thead>
        <tr>
          <th scope="col">Ngày, bản</th>
          <th scope="col">Đúng việc</th>
          <th scope="col">Trong ba</th>
          <th scope="col">Đúng cơ quan</th>
          <th scope="col">Đúng loại tin</th>
          <th scope="col">Chi phí nhầm</th>
          <th scope="col">p95</th>
        </tr>
      </thead>
      <tbody>
        ${all.map(runRow)}
      </tbody>
    </table>
    <h3>Đánh giá lại ${EMBEDDED_NAME}</h3>
    ${form}`;
}

function runRow(run: PromptsView["runs"][number]): Markup {
  const { id, on, classifier, speed } = run;
  return html`<tr>
    <td>
      ${on}: ${sayClassifier(classifier)}
      (<a href="/console/prompts/runs/${id}" download>báo cáo đầy đủ</a>)
    </td>
    <td><span class="label">đúng việc </span>${sayShare(figure(run, "top1"))}</td>
    <td><span class="label">trong ba </span>${sayShare(figure(run, "top3"))}</td>
    <td><span class="label">đúng cơ quan </span>${sayShare(figure(run, "agency"))}</td>
    <td><span class="label">đúng loại </span>${sayShare(figure(run, "gate"))}</td>
    <td><span class="label">chi phí </span>${sayNumber(figure(run, "cost") ?? 0)}</td>
    <td>${sayNumber(Math.round(speed.p95Ms))} ms</td>
  </tr>`;
}

function history({ moves }: PromptsView): Markup {
  if (moves.length === 0) {
    return html`<h2>Ai đã đổi bản</h2>
      <p>Chưa ai đổi bản nào. Mỗi lần đổi sẽ hiện ở đây, cùng lý do.</p>`;
  }
  return html`<h2>Ai đã đổi bản</h2>
    <ol class="history">
      ${moves.map(
        ({ on, label, kind, target: to, by, reason, isOverride }) =>
          html`<li>
            ${on}: ${by} ${kind === "rollback" ? "hoàn tác" : "chuyển"} nhãn “${LABELS[label]}” về
            <strong>${sayTarget(to)}</strong>${isOverride ? html`, <span class="late">trái kết luận đánh giá</span>` : ""}: ${reason}
          </li>`,
      )}
    </ol>`;
}
