import { html } from "hono/html";
import type { BlockOutcome } from "#workflow/block-chat.ts";
import { layout, type Markup } from "./layout.ts";

export type BlockProblem = Exclude<BlockOutcome, "blocked"> | "code" | "reason" | "day";
export type BlockForm = {
  readonly code: string;
  readonly reason: string;
  readonly until: string;
};
export type BlocksView = {
  readonly blocks: readonly BlockLine[];
  readonly form: BlockForm;
  readonly problem: BlockProblem | null;
  /** The block just lifted, and how many messages are being read now. */
  readonly lifted: { readonly read: number } | null;
};

type BlockLine = {
  readonly chatId: string;
  /** Of the case that led to it; null: there was none. */
  readonly code: string | null;
  readonly reason: string;
  readonly by: string;
  readonly since: string;
  readonly until: string;
  readonly isDue: boolean;
  readonly held: number;
};

const PROBLEMS: Readonly<Record<BlockProblem, string>> = {
  code: "Không có việc nào mang mã này. Hãy chép lại mã từ trang Việc, ví dụ YH-26-4K7Q2.",
  reason: "Hãy ghi lý do, nhiều nhất 200 ký tự. Người bị chặn sẽ đọc được.",
  day: "Ngày xem lại phải từ ngày mai và trong vòng một năm.",
  before: "Người gửi việc này đang bị chặn rồi.",
  staff:
    "Người gửi việc này đang giữ vai trò ở một đơn vị, nên không chặn được. Hãy kết thúc vai trò trước.",
  erased: "Người gửi việc này đã xoá dữ liệu, không còn ai để chặn.",
};

/** Who is blocked, until when, and the way in and out. */
export function blocksPage({ blocks, form, problem, lifted }: BlocksView): Markup {
  return layout(
    blocks.length === 0 ? "Không chặn ai" : `Đang chặn ${blocks.length} người`,
    html`${lifted === null ? "" : html`<p class="note" role="status">${sayLifted(lifted.read)}</p>`}
      <p>
        Tin của người bị chặn được giữ lại, không ai đọc. Họ được báo lý do một lần; báo nguy
        hiểm thì vẫn được chỉ số gọi ngay. Đến ngày xem lại, người điều phối được hỏi; chưa ai
        bỏ chặn thì vẫn chặn.
      </p>
      ${blocks.length === 0 ? "" : table(blocks)} ${blockForm(form, problem)}`,
    "/console/blocks",
  );
}

function sayLifted(read: number): string {
  return read === 0
    ? "Đã bỏ chặn. Người này nhắn tin được ngay."
    : `Đã bỏ chặn. ${read} tin đã giữ đang được đọc lần lượt.`;
}

function table(blocks: readonly BlockLine[]): Markup {
  return html`<table>
    <caption>
      Người phải xem lại trước đứng trước
    </caption>
    <thead>
      <tr>
        <th scope="col">Xem lại</th>
        <th scope="col">Việc</th>
        <th scope="col">Lý do</th>
        <th scope="col">Ai chặn, từ ngày</th>
        <th scope="col">Bỏ chặn</th>
      </tr>
    </thead>
    <tbody>
      ${blocks.map(line)}
    </tbody>
  </table>`;
}

function line({
  chatId,
  code,
  reason,
  by,
  since,
  until,
  isDue,
  held,
}: BlockLine): Markup {
  return html`<tr>
    <td class="${isDue ? "late" : ""}">${until}${isDue ? ", đã đến ngày" : ""}</td>
    <td>${code ?? "không có việc"}</td>
    <td>${reason}</td>
    <td>${by}, từ ${since}</td>
    <td>
      <details>
        <summary>Bỏ chặn${held === 0 ? "" : ` (đang giữ ${held} tin)`}</summary>
        <form method="post" action="/console/blocks/lift">
          <input type="hidden" name="chat" value="${chatId}" />
          ${held === 0 ? "" : readChoice()}
          <button>Bỏ chặn ngay</button>
        </form>
      </details>
    </td>
  </tr>`;
}

function readChoice(): Markup {
  return html`<label
    >Tin đã giữ
    <select name="reads">
      <option value="no">Không đọc</option>
      <option value="yes">Đọc ngay, theo thứ tự đã gửi</option>
    </select>
  </label>`;
}

function blockForm(
  { code, reason, until }: BlockForm,
  problem: BlockProblem | null,
): Markup {
  return html`<h2>Chặn người gửi một việc</h2>
    ${problem === null ? "" : html`<p class="problem" role="alert">${PROBLEMS[problem]}</p>`}
    <form method="post" action="/console/blocks">
      <label>Mã việc <input name="code" value="${code}" required maxlength="20" autocomplete="off" /></label>
      <label>Lý do, người bị chặn đọc được <input name="reason" value="${reason}" required maxlength="200" /></label>
      <label>Ngày xem lại <input type="date" name="until" value="${until}" required /></label>
      <button>Chặn</button>
    </form>`;
}
