import type { Report } from "#evaluation/schema.ts";
import { type Chart, drawSvg } from "#platform/picture.ts";

const INK = "#1f6f5c";
const PALE = "#eef4f2";
const WARN = "#b3541e";

/** Top-1, top-3 and field of each way of typing. */
export function viewChart({ views }: Report): Promise<string> {
  const shown = ["top1", "top3", "field", "agency"] as const;
  return draw(
    {
      legend: { top: 0 },
      grid: { left: 40, right: 10, top: 40, bottom: 30 },
      xAxis: { type: "category", data: views.map(({ name }) => name) },
      yAxis: { type: "value", min: 0, max: 1 },
      series: shown.map((name) => ({
        name,
        type: "bar",
        data: views.map(({ figures }) => figures[name] ?? 0),
      })),
    },
    320,
  );
}

/** How often an answer of a probability is right; on the diagonal it is as sure as it should be. */
export function reliabilityChart({ bins }: Report): Promise<string> {
  const filled = bins.filter(({ count }) => count > 0);
  return draw(
    {
      grid: { left: 40, right: 20, top: 20, bottom: 40 },
      xAxis: { type: "value", min: 0, max: 1, name: "p" },
      yAxis: { type: "value", min: 0, max: 1 },
      series: [
        {
          type: "line",
          data: [
            [0, 0],
            [1, 1],
          ],
          symbol: "none",
          lineStyle: { type: "dashed", color: "#999999" },
        },
        {
          type: "scatter",
          itemStyle: { color: INK },
          data: filled.map(({ count, meanP, right }) => ({
            value: [meanP, right / count],
            symbolSize: 4 + 3 * Math.sqrt(count),
          })),
        },
      ],
    },
    380,
  );
}

/** True classes downwards, said ones across; the diagonal is right. */
export function confusionChart({
  classes,
  confusions,
}: Report["gates"]): Promise<string> {
  const names = classes.map(({ name }) => name);
  const highest = Math.max(1, ...confusions.map(({ count }) => count));
  return draw(
    {
      grid: { left: 170, right: 20, top: 10, bottom: 170 },
      xAxis: { type: "category", data: names, axisLabel: { rotate: 60, interval: 0 } },
      yAxis: {
        type: "category",
        data: names,
        inverse: true,
        axisLabel: { interval: 0 },
      },
      visualMap: { show: false, min: 0, max: highest, inRange: { color: [PALE, INK] } },
      series: [
        {
          type: "heatmap",
          label: { show: true, fontSize: 10 },
          data: confusions.map(({ truly, said, count }) => ({
            value: [said, truly, count],
            ...(truly === said ? {} : { itemStyle: { borderColor: WARN } }),
          })),
        },
      ],
    },
    200 + 26 * names.length,
  );
}

function draw(chart: Chart, height: number): Promise<string> {
  return drawSvg(chart, { width: 820, height });
}
