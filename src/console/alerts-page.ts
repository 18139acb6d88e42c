import { html } from "hono/html";
import type { Effect, EffectGroup } from "#alerts/views/effect.ts";
import { shareText } from "#messages/words-effect.ts";
import { agencyName, type House } from "#workflow/house.ts";
import { NOT_CAUSAL, reasonText } from "#workflow/report-effect.ts";
import { layout, type Markup } from "./layout.ts";

export type AlertsView = {
  readonly effect: Effect;
  readonly agencies: readonly string[];
  readonly chosen: {
    readonly from: string;
    readonly to: string;
    readonly agency: string;
  };
};

/** What nudges did in a period, with n everywhere; below thirty only the counts. */
export function alertsPage(city: House["city"], view: AlertsView): Markup {
  const { effect } = view;
  const { ignored } = effect;
  const nameOf = (id: string) => agencyName(city, id).vi;
  return layout(
    ignored.count === 0
      ? "Không có lời nhắc nào bị bỏ qua"
      : `${ignored.count} lời nhắc không ai làm trước hạn`,
    html`${filters(view)} ${summary(effect)}
    ${groups("Theo đơn vị", effect.byAgency, nameOf)}
    ${groups("Theo mốc nhắc", effect.byThreshold, (id) => id)} ${skipped(effect)}`,
    "/console/alerts",
  );
}

function filters({ agencies, chosen }: AlertsView): Markup {
  const { from, to, agency } = chosen;
  return html`<form method="get" action="/console/alerts">
    <label>Từ ngày <input type="date" name="from" value="${from}" /></label>
    <label>Đến hết ngày <input type="date" name="to" value="${to}" /></label>
    <label>Đơn vị <input name="agency" list="agencies" value="${agency}" placeholder="tất cả" /></label>
    <datalist id="agencies">${agencies.map((name) => html`<option value="${name}"></option>`)}</datalist>
    <button>Xem</button>
  </form>`;
}

function summary(effect: Effect): Markup {
  const { nudged, unnudged, ignored, medianMinutes, acted } = effect;
  const rows = [
    ["Trả lời đúng hạn, việc có nhắc", shareText(nudged)],
    ["Trả lời đúng hạn, việc không nhắc", shareText(unnudged)],
    ["Nhắc mà không ai làm trước hạn", shareText(ignored)],
    [
      "Từ lúc nhắc đến lúc làm, trung vị",
      medianMinutes === null
        ? "chưa có"
        : `${Math.round(medianMinutes)} phút làm việc (n = ${acted})`,
    ],
  ];
  return html`<table>
      <caption>
        ${NOT_CAUSAL} “Khoảng” là khoảng tin cậy 95 %.
      </caption>
      <tbody>
        ${rows.map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`)}
      </tbody>
    </table>`;
}

function groups(
  title: string,
  all: readonly EffectGroup[],
  nameOf: (id: string) => string,
): Markup {
  if (all.length === 0) return html``;
  return html`<h2>${title}</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">${title}</th>
          <th scope="col">Bị bỏ qua</th>
          <th scope="col">Không nhắc</th>
        </tr>
      </thead>
      <tbody>
        ${all.map(
          ({ id, ignored, skipped: left }) =>
            html`<tr>
              <td>${nameOf(id)}</td>
              <td>bỏ qua ${shareText(ignored)}</td>
              <td>không nhắc ${left}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}

function skipped(effect: Effect): Markup {
  const rows = effect.skipped;
  if (rows.length === 0) {
    return html`<p>Lời nhắc nào không gửi sẽ hiện ở đây, cùng lý do.</p>`;
  }
  return html`<h2>Không nhắc, vì sao</h2>
    <ul>
      ${rows.map(({ reason, count }) => html`<li>${count} lần: ${reasonText(reason)}</li>`)}
    </ul>`;
}
