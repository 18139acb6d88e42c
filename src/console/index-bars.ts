/** Bars and weeks of an index as SVG: drawn by the page itself, so that they follow its width and its colours. */
import { html } from "hono/html";
import { intervalVi, percentVi } from "#messages/words-index.ts";
import type { Rate } from "#ratings/types/indices.ts";

export type Markup = ReturnType<typeof html>;

type Shown = NonNullable<Rate["shown"]>;

/** One row: name, number and people in words, then the bar with its interval and the target. */
export function barRow(name: string, rate: Rate, target: number | null): Markup {
  const { shown, people } = rate;
  const value =
    shown === null
      ? html`<span class="few">${people === 0 ? "chưa có ai trả lời" : `${people} người, chưa đủ 30`}</span>`
      : html`<strong>${percentVi(shown.share)} %</strong> <span class="few">${intervalVi(shown)} · ${people} người</span>`;
  return html`<div class="bar">
    <span class="name">${name}</span><span class="value">${value}</span>
    ${bar(shown, target)}
  </div>`;
}

/** Everything in it is said in the row's words, so it is decoration to a screen reader. */
function bar(shown: Shown | null, target: number | null): Markup {
  const at = (share: number) => (share * 100).toFixed(2);
  const mark =
    target === null
      ? ""
      : html`<line class="target" x1="${target}" x2="${target}" y1="0" y2="16" />`;
  const filled =
    shown === null
      ? ""
      : html`<rect class="${standing(shown, target)}" x="0" y="3" width="${at(shown.share)}" height="10" />
          <line class="interval" x1="${at(shown.low)}" x2="${at(shown.high)}" y1="8" y2="8" />`;
  return html`<svg aria-hidden="true" viewBox="0 0 100 16" preserveAspectRatio="none" height="16">
    <rect class="ground" x="0" y="3" width="100" height="10" />${filled}${mark}
  </svg>`;
}

/** Surely there, perhaps, surely not: never by the share alone. */
export function standing(
  { low, high }: Pick<Shown, "low" | "high">,
  target: number | null,
): "plain" | "good" | "close" | "low" {
  if (target === null) return "plain";
  if (low * 100 >= target) return "good";
  return high * 100 < target ? "low" : "close";
}

type Week = { readonly week: string; readonly rate: Rate };

/** A line through the weeks that are shown, and the same as a table. */
export function weeksChart(weeks: readonly Week[], target: number | null): Markup {
  if (weeks.length < 2) return html``;
  const shares = weeks.flatMap(({ rate }) =>
    rate.shown === null ? [] : [rate.shown.share],
  );
  // Weeks differ by a few points: drawn from a half up, unless one is lower.
  const floor = Math.min(...shares, (target ?? 100) / 100) < 0.5 ? 0 : 50;
  const heightOf = (percent: number) => ((100 - percent) / (100 - floor)) * 100;
  const step = 100 / (weeks.length - 1);
  const points = weeks.map(({ rate }, at) =>
    rate.shown === null ? null : { x: at * step, y: heightOf(rate.shown.share * 100) },
  );
  const lines = points.flatMap((point, at) => {
    const before = points[at - 1];
    return point === null || before == null
      ? []
      : [
          html`<line class="trend" x1="${before.x}" y1="${before.y}" x2="${point.x}" y2="${point.y}" />`,
        ];
  });
  const dots = points.flatMap((point) =>
    point === null
      ? []
      : [
          html`<line class="dot" x1="${point.x}" y1="${point.y}" x2="${point.x}" y2="${point.y}" />`,
        ],
  );
  return html`<h2>Từng tuần, từ ${floor} đến 100 %</h2>
    <svg class="weeks" aria-hidden="true" viewBox="-2 -4 104 108" preserveAspectRatio="none" height="140">
      ${target === null ? "" : html`<line class="target" x1="0" x2="100" y1="${heightOf(target)}" y2="${heightOf(target)}" />`}
      <line class="axis" x1="0" x2="100" y1="100" y2="100" />${lines}${dots}
    </svg>
    <p class="ends"><span>${dayVi(weeks[0])}</span><span>${dayVi(weeks.at(-1))}</span></p>
    <details>
      <summary>Bảng số của từng tuần</summary>
      <table>
        <thead><tr><th scope="col">Tuần từ</th><th scope="col">Hài lòng</th></tr></thead>
        <tbody>
          ${weeks.map((week) => html`<tr><th scope="row">${dayVi(week)}</th><td>${rateOf(week.rate)}</td></tr>`)}
        </tbody>
      </table>
    </details>`;
}

function dayVi(week: Week | undefined): string {
  if (week === undefined) return "";
  const { day, month } = Temporal.PlainDate.from(week.week);
  return `${day}/${month}`;
}

function rateOf({ shown, people }: Rate): string {
  return shown === null
    ? `${people} người, chưa đủ 30`
    : `${percentVi(shown.share)} % (${intervalVi(shown)}), ${people} người`;
}

export const INDEX_STYLE = `
.bar { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 12px; padding: 8px 0; }
.bar svg { flex: 0 0 100%; width: 100%; display: block; }
.few { color: var(--faint, inherit); }
.ground { fill: var(--line); }
rect.plain { fill: #56617a; } rect.good { fill: #1b7f5c; } rect.close { fill: #b7791f; } rect.low { fill: #b3261e; }
svg line { vector-effect: non-scaling-stroke; }
.interval { stroke: var(--ink); stroke-width: 2; }
.target { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 4 3; }
.axis { stroke: var(--line); stroke-width: 1; }
.trend { stroke: var(--ink); stroke-width: 2; }
.dot { stroke: var(--ink); stroke-width: 7; stroke-linecap: round; }
.weeks { width: 100%; display: block; }
.ends { display: flex; justify-content: space-between; margin: 0 0 8px; }
.numbers td { text-align: right; }
blockquote { margin: 8px 0; padding: 4px 12px; border-left: 3px solid var(--line); }
.scroll { overflow-x: auto; }
`;
