import { html, raw } from "hono/html";
import type { Report } from "#evaluation/schema.ts";
import type { EvaluationOrder } from "#evaluation/types.ts";
import { LEAST_REASON } from "#prompts/rules.ts";
import type { KnownPrompt, Label, Standing, Verdict } from "#prompts/types.ts";
import { layout, type Markup } from "./layout.ts";
import { changesTable, type ReadChanges } from "./prompts-changes.ts";
import { undo } from "./prompts-page.ts";
import { figuresTable, orderForm, type Tried, tryIt } from "./prompts-proof.ts";
import { LABELS, sayGround } from "./prompts-words.ts";

export type VersionView = KnownPrompt & {
  readonly ref: string;
  readonly on: string | null;
  readonly isModelThere: boolean;
  readonly standings: Readonly<Record<Label, Standing>>;
  readonly verdict: Verdict;
  readonly run: Report | null;
  readonly changes: ReadChanges | null;
  readonly order: EvaluationOrder | null;
  /** Of the others, to compare with. */
  readonly others: readonly string[];
  /** What was typed into the editor, when it could not be saved. */
  readonly draft: Draft | null;
  readonly problems: readonly string[];
  readonly tried: Tried | null;
};

export type Draft = Readonly<
  Record<"model" | "temperature" | "maxTokens" | "note" | "body" | "author", string>
>;

/** One version: what it says, what it is worth, where its labels stand, and everything one can do with it. */
export function versionPage(view: VersionView): Markup {
  const { ref, prompt, saved, on, problems } = view;
  const held = (["production", "candidate"] as const).filter(
    (label) => view.standings[label].target === ref,
  );
  const state = held.map((label) => LABELS[label]).join(", ") || "chưa dùng";
  return layout(
    `Câu lệnh ${ref}: ${state}`,
    html`${problems.map((problem) => html`<p class="problem" role="alert">${problem}</p>`)}
      <p>
        ${prompt.note}<br />
        ${saved === null ? "Đi cùng chương trình." : `${saved.author} lưu ngày ${on}, từ ${saved.parent}.`}
        Mô hình ${prompt.model}, độ ngẫu nhiên ${String(prompt.parameters.temperature).replace(".", ",")},
        tối đa ${prompt.parameters.maxTokens} token.
      </p>
      ${compare(view)} ${tryIt(view)} ${worth(view)} ${use(view)} ${editor(view)}
      <p><a href="/console/prompts">Mọi bản câu lệnh</a></p>`,
    "/console/prompts",
  );
}

function compare({ ref, others }: VersionView): Markup | string {
  if (others.length === 0) return "";
  return html`<form method="get" action="/console/prompts/${ref}/diff">
    <label>
      So với
      <select name="with">
        ${others.map((other) => html`<option>${other}</option>`)}
      </select>
    </label>
    <button>Xem khác gì</button>
  </form>`;
}

function worth({
  ref,
  run,
  verdict,
  changes,
  order,
  isModelThere,
}: VersionView): Markup {
  return html`<h2>Đánh giá trên bộ tin chuẩn</h2>
    ${
      verdict.grounds.length === 0
        ? html`<p>✓ Đạt mọi ngưỡng, và không loại tin nào kém bản đang dùng.</p>`
        : html`<ul>
            ${verdict.grounds.map((ground) => html`<li class="late">✗ ${sayGround(ground)}</li>`)}
          </ul>`
    }
    ${run === null ? "" : figuresTable(run)} ${changes === null ? "" : changesTable(changes)}
    ${orderForm({ classifier: ref, order, isPossible: isModelThere })}`;
}

function use(view: VersionView): Markup {
  const { ref, standings } = view;
  const { production, candidate } = standings;
  return html`<h2>Sử dụng</h2>
    ${
      production.target === ref
        ? html`<p>Bản này đang trả lời người dân.</p>
            ${undo("production", production)} ${moveForm(view, "production", null)}`
        : moveForm(view, "production", ref)
    }
    ${
      candidate.target === ref
        ? html`<p>Bản này đang đọc thử một phần tin, không ảnh hưởng tới ai.</p>
            ${moveForm(view, "candidate", null)}`
        : moveForm(view, "candidate", ref)
    }`;
}

const BUTTONS = {
  production: {
    on: "Dùng bản này trả lời người dân",
    off: "Ngừng dùng, để mô hình sẵn có trả lời",
  },
  candidate: { on: "Cho đọc thử bên cạnh", off: "Ngừng đọc thử" },
} as const;

/** Against the verdict only with a reason that says something. */
function moveForm(
  { ref, standings, verdict }: VersionView,
  label: Label,
  to: string | null,
): Markup {
  const isAgainst = label === "production" && to !== null && verdict.grounds.length > 0;
  return html`<form method="post" action="/console/prompts/${ref}/move" class="note">
    <input type="hidden" name="label" value="${label}" />
    <input type="hidden" name="target" value="${to ?? ""}" />
    <input type="hidden" name="seen" value="${standings[label].number}" />
    <label>Người đổi <input name="by" required maxlength="80" autocomplete="name" /></label>
    <label
      >Lý do
      <input
        name="reason"
        required
        maxlength="300"
        ${isAgainst ? raw(`minlength="${LEAST_REASON}"`) : ""}
      />
    </label>
    ${
      isAgainst
        ? html`<label class="check">
            <input type="checkbox" name="override" value="yes" required />
            Tôi biết đánh giá chưa đạt và vẫn dùng (lý do ít nhất ${LEAST_REASON} chữ cái)
          </label>`
        : ""
    }
    <button>${to === null ? BUTTONS[label].off : BUTTONS[label].on}</button>
  </form>`;
}

function editor({ ref, prompt, draft }: VersionView): Markup {
  const given = draft ?? {
    model: prompt.model,
    temperature: String(prompt.parameters.temperature),
    maxTokens: String(prompt.parameters.maxTokens),
    note: "",
    body: prompt.body,
    author: "",
  };
  return html`<h2>Sửa thành bản mới</h2>
    <p>
      Bản này không đổi; bản mới chưa trả lời ai cho tới khi được đưa vào dùng. Các ô:
      <code>{{taxonomy}}</code> danh mục việc, <code>{{shortlist}}</code> việc gần nhất,
      <code>{{examples}}</code> tin tương tự, <code>{{message}}</code> tin cần đọc.
    </p>
    <form method="post" action="/console/prompts/${ref}/save">
      <label class="wide">
        Nội dung
        <textarea name="body" rows="24" required maxlength="20000" spellcheck="false">
${given.body}</textarea
        >
      </label>
      <label>Mô hình <input name="model" value="${given.model}" required maxlength="100" /></label>
      <label
        >Độ ngẫu nhiên
        <input name="temperature" value="${given.temperature}" required inputmode="decimal"
      /></label>
      <label
        >Số token trả lời
        <input name="maxTokens" value="${given.maxTokens}" required inputmode="numeric"
      /></label>
      <label
        >Khác gì, để làm gì
        <input name="note" value="${given.note}" required maxlength="500"
      /></label>
      <label
        >Người sửa
        <input name="author" value="${given.author}" required maxlength="80" autocomplete="name"
      /></label>
      <button>Lưu thành bản mới</button>
    </form>`;
}
