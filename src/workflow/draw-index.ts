/** Draws the index of a period for a chat: four bars with their intervals against the target, the weeks, what to mend. */
import { percentVi } from "#messages/words-index.ts";
import { type Chart, drawPng, type Size } from "#platform/picture.ts";
import { type IndexPicture, pictureSchema } from "#ratings/schema/picture.ts";

/** The channel of these files; where they come from is what is to be drawn. */
export const DRAWN_INDEX = "drawnIndex";

const WIDTH = 480;
const SIDE = 16;
const BARS_TOP = 84;
const ROW = 38;
const WEEKS_HEIGHT = 132;
const LINE = 19;
/** Letters of a line, at the least; a little room too much is better than a word cut off. */
const LETTERS = 56;

const INK = "#14213D";
const FAINT = "#56617A";
const RULE = "#DDE3EA";
const GOOD = "#1B7F5C";
const CLOSE = "#B7791F";
const LOW = "#B3261E";

/** `json` as `raise-weekly.ts` makes it; throws when it is something else. */
export async function drawIndex(
  json: string,
): Promise<{ readonly bytes: Uint8Array; readonly contentType: string }> {
  const picture = pictureSchema.parse(JSON.parse(json));
  const { chart, size } = indexChart(picture);
  return { bytes: await drawPng(chart, size), contentType: "image/png" };
}

export function indexChart(picture: IndexPicture): {
  readonly chart: Chart;
  readonly size: Size;
} {
  const weeksTop = BARS_TOP + ROW * picture.bars.length + 40;
  const hasWeeks = picture.weeks.length > 1;
  const mendTop = weeksTop + (hasWeeks ? WEEKS_HEIGHT : -20);
  const height =
    mendTop + (picture.toMend.length === 0 ? 0 : 36 + LINE * linesOf(picture));
  const chart: Chart = {
    title: headings(picture, { weeksTop, mendTop, hasWeeks }),
    grid: [
      { left: 196, right: 60, top: BARS_TOP, height: ROW * picture.bars.length },
      {
        left: 48,
        right: 40,
        top: weeksTop + 34,
        height: hasWeeks ? WEEKS_HEIGHT - 74 : 0,
      },
    ],
    xAxis: [
      { type: "value", min: 0, max: 100, show: false },
      {
        type: "category",
        gridIndex: 1,
        show: hasWeeks,
        data: picture.weeks.map(({ label }) => label),
        axisLine: { lineStyle: { color: RULE } },
        axisTick: { show: false },
        axisLabel: { color: FAINT, fontSize: 12 },
      },
    ],
    yAxis: [
      {
        type: "category",
        inverse: true,
        data: picture.bars.map(({ name }) => name),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { color: INK, fontSize: 14, width: 176, overflow: "truncate" },
      },
      { type: "value", gridIndex: 1, min: floorOf(picture), max: 100, show: false },
    ],
    series: [...barSeries(picture), ...(hasWeeks ? [weekSeries(picture)] : [])],
  };
  return { chart, size: { width: WIDTH, height } };
}

type Series = Extract<NonNullable<Chart["series"]>, readonly unknown[]>;

function barSeries({ bars, target }: IndexPicture): Series {
  const of = (share: number) => share * 100;
  return [
    {
      type: "bar",
      barWidth: 20,
      data: bars.map(({ shown }) => ({
        value: shown === null ? 0 : of(shown.share),
        itemStyle: { color: colourOf(shown, target) },
      })),
      label: { show: false },
      markLine: targetLine(target, "xAxis"),
    },
    {
      // The interval as a thin line through the end of its bar.
      type: "custom",
      z: 3,
      data: bars.map(({ shown }, at) => [
        of(shown?.low ?? 0),
        of(shown?.high ?? 0),
        at,
      ]),
      renderItem: (_, api) => {
        const from = api.coord([api.value(0), api.value(2)]);
        const to = api.coord([api.value(1), api.value(2)]);
        const [x1 = 0, y1 = 0] = from;
        const [x2 = 0, y2 = 0] = to;
        return {
          type: "line",
          shape: { x1, y1, x2, y2 },
          style: { stroke: INK, lineWidth: 2 },
        };
      },
    },
    {
      // The numbers stand in one column, clear of bars and intervals.
      type: "scatter",
      symbolSize: 0,
      itemStyle: { opacity: 1 },
      data: bars.map((_, at) => [100, at]),
      label: {
        show: true,
        position: "right",
        color: INK,
        fontSize: 14,
        fontWeight: 600,
        formatter: ({ dataIndex }) => numberOf(bars[dataIndex]?.shown ?? null),
      },
    },
  ];
}

function weekSeries({ weeks, target }: IndexPicture): Series[number] {
  const last = weeks.findLastIndex(({ shown }) => shown !== null);
  return {
    type: "line",
    xAxisIndex: 1,
    yAxisIndex: 1,
    symbol: "circle",
    symbolSize: 6,
    lineStyle: { color: INK, width: 2 },
    itemStyle: { color: INK },
    data: weeks.map(({ shown }, at) => ({
      value: shown === null ? "-" : shown.share * 100,
      label: {
        show: at === last,
        formatter: numberOf(shown),
        color: INK,
        fontSize: 13,
        fontWeight: 600,
        position: "bottom" as const,
      },
    })),
    markLine: targetLine(target, "yAxis"),
  };
}

function targetLine(target: number | null, axis: "xAxis" | "yAxis") {
  return {
    silent: true,
    symbol: "none",
    lineStyle: { color: FAINT, type: "dashed" as const, width: 1 },
    label: {
      show: true,
      formatter: axis === "xAxis" ? `mục tiêu ${target}` : `${target}`,
      color: FAINT,
      fontSize: 12,
      position: "end" as const,
    },
    data: target === null ? [] : [{ [axis]: target }],
  };
}

function numberOf(shown: IndexPicture["bars"][number]["shown"]): string {
  return shown === null ? "ít quá" : percentVi(shown.share);
}

/** Sure to reach it, perhaps, surely not: the same as the lights of the plan, and always with its number. */
function colourOf(
  shown: IndexPicture["bars"][number]["shown"],
  target: number | null,
): string {
  if (shown === null || target === null) return FAINT;
  if (shown.low * 100 >= target) return GOOD;
  return shown.high * 100 < target ? LOW : CLOSE;
}

function headings(
  { title, subtitle, toMend }: IndexPicture,
  at: {
    readonly weeksTop: number;
    readonly mendTop: number;
    readonly hasWeeks: boolean;
  },
): NonNullable<Chart["title"]> {
  const head = { fontSize: 14, fontWeight: 600, color: INK } as const;
  const width = WIDTH - 2 * SIDE;
  const text = (words: string, top: number, style: object) => ({
    text: words,
    left: SIDE,
    top,
    padding: 0,
    textStyle: { width, overflow: "break" as const, ...style },
  });
  return [
    text(title, 14, { ...head, fontSize: 17, overflow: "truncate" }),
    text(subtitle, 40, { fontSize: 12, fontWeight: 400, color: FAINT }),
    ...(at.hasWeeks ? [text("Từng tuần, %", at.weeksTop, head)] : []),
    ...(toMend.length === 0 ? [] : [text("Cần sửa tuần này", at.mendTop, head)]),
    text(numbered(toMend).join("\n"), at.mendTop + 26, {
      fontSize: 13,
      fontWeight: 400,
      color: INK,
      lineHeight: LINE,
    }),
  ];
}

function numbered(lines: readonly string[]): string[] {
  return lines.map((line, nth) => `${nth + 1}. ${line}`);
}

/** How many lines the things to mend take. */
function linesOf({ toMend }: IndexPicture): number {
  return numbered(toMend).reduce(
    (sum, line) => sum + Math.ceil(line.length / LETTERS),
    0,
  );
}

/** Weeks differ by a few points: drawn from a half up, unless one is lower. */
function floorOf({ weeks }: IndexPicture): number {
  const shares = weeks.flatMap(({ shown }) =>
    shown === null ? [] : [shown.share * 100],
  );
  return Math.max(0, Math.min(50, Math.floor(Math.min(...shares, 60) / 10) * 10 - 10));
}
