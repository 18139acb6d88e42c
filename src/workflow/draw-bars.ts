/** Draws the bars of an overview: overdue, due today, later, each with its number. */
import { barsSchema } from "#alerts/schema.ts";
import type { Bar } from "#alerts/types.ts";
import { type Chart, drawPng } from "#platform/picture.ts";

/** The channel of files we draw ourselves; where they come from is what is to be drawn. */
export const DRAWN = "drawn";

const WIDTH = 480;
const HEAD = 56;
const ROW = 34;
const INK = "#14213D";
/** Of one bar's length, below which a number does not fit beside its neighbour's. */
const PARTS = [
  { part: "late", name: "Quá hạn", colour: "#B3261E", text: "#FFFFFF" },
  { part: "today", name: "Hạn hôm nay", colour: "#B7791F", text: "#FFFFFF" },
  { part: "later", name: "Còn thời gian", colour: "#DDE3EA", text: INK },
] as const;

/** `json` as `digest-picture.ts` makes it; throws when it is something else. */
export async function drawBars(
  json: string,
): Promise<{ readonly bytes: Uint8Array; readonly contentType: string }> {
  const bars = barsSchema.parse(JSON.parse(json));
  const size = { width: WIDTH, height: HEAD + ROW * bars.length };
  return { bytes: await drawPng(chartOf(bars), size), contentType: "image/png" };
}

export function chartOf(bars: readonly Bar[]): Chart {
  const present = PARTS.filter(({ part }) => bars.some((bar) => bar[part] > 0));
  return {
    title: {
      text: headOf(bars),
      left: 12,
      top: 10,
      textStyle: { ...HEADING, rich: RICH },
    },
    grid: { left: 12, right: 16, top: HEAD, bottom: 4, containLabel: true },
    xAxis: { type: "value", show: false },
    yAxis: {
      type: "category",
      inverse: true,
      data: bars.map(({ label }) => label),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: INK, fontSize: 14, width: 170, overflow: "truncate" },
    },
    series: present.map(({ part, colour, text }) => ({
      type: "bar",
      stack: "open",
      barWidth: 22,
      itemStyle: { color: colour },
      label: { show: true, color: text, fontSize: 13, fontWeight: 600 },
      // No bar, no number.
      data: bars.map((bar) => (bar[part] === 0 ? "-" : bar[part])),
    })),
  };
}

const HEADING = { fontSize: 14, fontWeight: 600, color: INK } as const;
const RICH = {
  late: { color: "#B3261E", fontSize: 15, fontWeight: 600 },
  today: { color: "#8A5A12", fontSize: 15, fontWeight: 600 },
  later: { color: INK, fontSize: 15, fontWeight: 400 },
} as const;

/** The sums in the colours of the bars: what a legend would say. */
function headOf(bars: readonly Bar[]): string {
  return PARTS.map(({ part, name }) => ({
    part,
    name,
    sum: bars.reduce((sum, bar) => sum + bar[part], 0),
  }))
    .filter(({ sum }) => sum > 0)
    .map(({ part, name, sum }) => `{${part}|${name} ${sum}}`)
    .join("   ");
}
