import { html } from "hono/html";
import type { AlertPolicy, Recipient } from "#alerts/types.ts";
import { sayMoment } from "#messages/moments.ts";
import type { SimulatedMessage } from "#workflow/simulate-alerts.ts";
import type { MessageSums } from "#workflow/sum-up-messages.ts";
import { layout, type Markup } from "./layout.ts";

export type SimulateView = {
  readonly from: string;
  readonly to: string;
  /** Thresholds as the form has them; an amount as it was typed. */
  readonly thresholds: readonly (AlertPolicy & { readonly typed: string })[];
  readonly problem: string | null;
  /** Null: not asked yet. */
  readonly result: {
    readonly today: MessageSums;
    readonly tried: MessageSums;
    readonly messages: readonly SimulatedMessage[];
    readonly agencyName: (id: string) => string;
  } | null;
};

const SHOWN = 50;

const LEVELS: Readonly<Record<string, string>> = {
  normal: "thường",
  urgent: "khẩn",
  complex: "phức tạp",
};
const DEADLINES: Readonly<Record<AlertPolicy["deadline"], string>> = {
  accept: "nhận việc",
  answer: "trả lời",
};
const UNITS: Readonly<Record<AlertPolicy["unit"], string>> = {
  minutes: "phút làm việc",
  days: "ngày làm việc",
  percent: "% thời hạn",
};
const RECIPIENTS: Readonly<Record<Recipient, string>> = {
  officer: "cán bộ",
  head: "lãnh đạo",
  parentHead: "lãnh đạo cấp trên",
  centre: "điều phối",
};

/** What would be told under changed thresholds, beside what is told under those of today. */
export function simulatePage(view: SimulateView): Markup {
  const { problem, result } = view;
  return layout(
    "Thử ngưỡng nhắc hạn",
    html`${problem === null ? "" : html`<p class="problem" role="alert">${problem}</p>`}
    <p>
      Tính trên các việc đang mở, coi như không ai làm gì thêm. Không có tin nào được gửi,
      không có gì được lưu.
    </p>
    ${result === null ? "" : resultOf(result)} ${form(view)}`,
    "/console/simulate",
  );
}

function resultOf(result: NonNullable<SimulateView["result"]>): Markup {
  const { today, tried, messages } = result;
  return html`<section class="note" role="status">
      <p>
        Ngưỡng đang thử: <strong>${tried.total} tin</strong> cho ${tried.people} người,
        ${tried.atNight} tin ban đêm. Ngưỡng hiện nay: ${today.total} tin cho ${today.people} người,
        ${today.atNight} tin ban đêm.
      </p>
    </section>
    ${dayTable(today, tried)} ${messages.length === 0 ? "" : messageTable(result)}`;
}

function dayTable(today: MessageSums, tried: MessageSums): Markup {
  const dates = [...new Set([...today.days, ...tried.days].map(({ date }) => date))];
  const cells = ({ days }: MessageSums, date: string) => {
    const day = days.find((one) => one.date === date);
    return html`<td>${day?.count ?? 0}</td>
      <td>${day?.most ?? 0}</td>`;
  };
  const rows = dates.toSorted().map(
    (date) => html`<tr>
      <th scope="row">${sayDate(date)}</th>
      ${cells(today, date)} ${cells(tried, date)}
    </tr>`,
  );
  return html`<table>
    <caption>
      Số tin mỗi ngày
    </caption>
    <thead>
      <tr>
        <th scope="col">Ngày</th>
        <th scope="col">Hiện nay</th>
        <th scope="col">Nhiều nhất cho một người</th>
        <th scope="col">Đang thử</th>
        <th scope="col">Nhiều nhất cho một người</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function messageTable({
  messages,
  agencyName,
}: NonNullable<SimulateView["result"]>): Markup {
  const lines = messages.flatMap(({ at, name, said }) =>
    said.map(({ found, policy }) => ({ at, name, found, policy })),
  );
  const rows = lines.slice(0, SHOWN).map(
    ({ at, name, found, policy }) => html`<tr>
      <td>${sayMoment(at, "vi")}</td>
      <td>${name ?? "chưa có tên"}</td>
      <td>${found.code}</td>
      <td>${agencyName(found.agencyId)}</td>
      <td>${sayThreshold(policy)}</td>
    </tr>`,
  );
  return html`<table>
    <caption>
      ${lines.length > SHOWN ? `${SHOWN} dòng đầu trong ${lines.length}` : `${lines.length} dòng`}, theo ngưỡng đang thử
    </caption>
    <thead>
      <tr>
        <th scope="col">Lúc</th>
        <th scope="col">Người nhận</th>
        <th scope="col">Việc</th>
        <th scope="col">Đơn vị</th>
        <th scope="col">Ngưỡng</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function form({ from, to, thresholds }: SimulateView): Markup {
  const rows = thresholds.map(
    (policy) => html`<tr>
      <td>${LEVELS[policy.level] ?? policy.level}</td>
      <td>${sayThreshold(policy)}</td>
      <td>
        <input
          name="amount:${policy.id}"
          value="${policy.typed}"
          inputmode="numeric"
          size="5"
          aria-label="Ngưỡng ${policy.id}"
        />
        ${UNITS[policy.unit]}
      </td>
    </tr>`,
  );
  return html`<h2>Thử với ngưỡng khác</h2>
    <form method="post" action="/console/simulate">
      <label>Từ ngày <input type="date" name="from" required value="${from}" /></label>
      <label>Đến trước ngày <input type="date" name="to" required value="${to}" /></label>
      <button>Tính thử</button>
      <table>
        <caption>
          Để trống một ô là bỏ ngưỡng đó.
        </caption>
        <thead>
          <tr>
            <th scope="col">Mức</th>
            <th scope="col">Ngưỡng hiện nay</th>
            <th scope="col">Ngưỡng thử</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </form>`;
}

/** `"trước hạn nhận việc 240 phút làm việc, báo cán bộ"` */
function sayThreshold(policy: AlertPolicy): string {
  const { direction, deadline, amount, unit, recipient } = policy;
  const side = direction === "before" ? "trước" : "quá";
  const told = `báo ${RECIPIENTS[recipient]}`;
  if (unit === "percent" && direction === "before")
    return `đã dùng ${amount}% thời hạn ${DEADLINES[deadline]}, ${told}`;
  return `${side} hạn ${DEADLINES[deadline]} ${amount} ${UNITS[unit]}, ${told}`;
}

function sayDate(date: string): string {
  const { day, month } = Temporal.PlainDate.from(date);
  return `${day}/${month}`;
}
