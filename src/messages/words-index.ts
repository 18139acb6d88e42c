/** Indices as people read them: never without how many stand behind them, hidden where they are too few. */
import { withoutMarkup as plain } from "#kernel/markup.ts";
import type { Bilingual } from "./bilingual.ts";
import { sayDay } from "./moments.ts";

type Shown = { readonly share: number; readonly low: number; readonly high: number };
type Rate = { readonly people: number; readonly shown: Shown | null };
type Trend =
  | { readonly kind: "tooFew" }
  | { readonly kind: "up" | "down" | "same"; readonly change: number };

/** The four feedback criteria of SIPAS in few words; their wording is the instrument's. */
export const SHORT_CRITERIA: Readonly<Record<string, Bilingual>> = {
  "sipas-2017:19": { vi: "Có nơi để góp ý", en: "A place to give feedback" },
  "sipas-2017:20": { vi: "Góp ý dễ dàng", en: "Easy to give feedback" },
  "sipas-2017:21": { vi: "Xử lý tích cực", en: "Handled actively" },
  "sipas-2017:22": { vi: "Báo kết quả kịp thời", en: "Result told in time" },
};

const FORMAT = new Intl.NumberFormat("vi-VN", {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** `"83,4"` of 0.8342. */
export function percentVi(share: number): string {
  return FORMAT.format(share * 100);
}

/** `"+1,2"`, `"−0,4"`: points of a hundred. */
export function pointsVi(points: number): string {
  const rounded = FORMAT.format(Math.abs(points));
  return `${points < 0 ? "−" : "+"}${rounded}`;
}

/** `"83,4 % (79,0–86,9), 212 người"`, or that it is hidden. */
export function rateVi({ people, shown }: Rate): string {
  if (people === 0) return "chưa có ai trả lời";
  if (shown === null) return `${people} người, chưa đủ 30 để nêu tỷ lệ`;
  return `${percentVi(shown.share)} % (${intervalVi(shown)}), ${people} người`;
}

/** `"79,0–86,9"`. */
export function intervalVi({ low, high }: Pick<Shown, "low" | "high">): string {
  return `${percentVi(low)}–${percentVi(high)}`;
}

/** `"tăng 2,1 điểm"`; what chance may explain is said to be so. */
export function trendVi(trend: Trend): string {
  if (trend.kind === "tooFew") return "chưa đủ để so với kỳ trước";
  const change = FORMAT.format(Math.abs(trend.change));
  if (trend.kind === "same")
    return `chưa khác rõ kỳ trước (${pointsVi(trend.change)} điểm)`;
  return trend.kind === "up"
    ? `tăng ${change} điểm so với kỳ trước`
    : `giảm ${change} điểm so với kỳ trước`;
}

export const LIGHTS_VI = {
  green: "✓ chắc đạt",
  amber: "◐ chưa chắc",
  red: "! khó đạt",
  unknown: "– chưa đủ số liệu",
} as const;

export type MendLine =
  | { readonly kind: "criterion"; readonly name: Bilingual; readonly share: number }
  | {
      readonly kind: "reason";
      readonly name: Bilingual;
      readonly count: number;
      readonly of: number;
    }
  | {
      readonly kind: "part";
      readonly name: string;
      readonly share: number;
      readonly points: number;
    };

export function mendVi(line: MendLine): string {
  switch (line.kind) {
    case "criterion":
      return `Thấp nhất: ${lower(line.name.vi)}, ${percentVi(line.share)} %`;
    case "reason":
      return `Lý do nêu nhiều nhất: ${lower(line.name.vi)} (${line.count}/${line.of} lượt nêu lý do)`;
    case "part":
      return `Kéo xuống nhiều nhất: ${line.name}, ${percentVi(line.share)} % (${pointsVi(line.points)} điểm)`;
  }
}

function mendEn(line: MendLine): string {
  switch (line.kind) {
    case "criterion":
      return `Lowest: ${lower(line.name.en)}, ${percentEn(line.share)} %`;
    case "reason":
      return `Reason named most: ${lower(line.name.en)} (${line.count} of ${line.of} reasons given)`;
    case "part":
      return `Pulls it down most: ${line.name}, ${percentEn(line.share)} % (${line.points.toFixed(1)} points)`;
  }
}

type Weekly = {
  readonly agency: Bilingual;
  /** First and last day looked at. */
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly share: number;
  readonly people: number;
  /** Of a hundred; null: none holds. */
  readonly target: number | null;
  readonly trend: Trend;
  readonly toMend: readonly MendLine[];
  /** Null: the server has no address people could open. */
  readonly link: string | null;
};

export const indexVi = {
  weeklyIndex: (p: Weekly) =>
    [
      `📊 **${plain(p.agency.vi)}**: ${percentVi(p.share)} % hài lòng về tiếp nhận, xử lý phản ánh (${p.people} người, ${sayDay(p.from)}–${sayDay(p.to)}${p.target === null ? "" : `; mục tiêu ${p.target}`}); ${trendVi(p.trend)}.`,
      ...(p.toMend.length === 0 ? [] : ["Cần sửa tuần này:"]),
      ...p.toMend.map((line, at) => `${at + 1}. ${plain(mendVi(line))}`),
      ...(p.link === null ? [] : [p.link]),
    ].join("\n"),
};

export const indexEn: typeof indexVi = {
  weeklyIndex: (p) =>
    [
      `📊 **${plain(p.agency.en)}**: ${percentEn(p.share)} % satisfied with how feedback is handled (${p.people} people, ${sayDay(p.from)}–${sayDay(p.to)}${p.target === null ? "" : `; target ${p.target}`}); ${trendEn(p.trend)}.`,
      ...(p.toMend.length === 0 ? [] : ["To mend this week:"]),
      ...p.toMend.map((line, at) => `${at + 1}. ${plain(mendEn(line))}`),
      ...(p.link === null ? [] : [p.link]),
    ].join("\n"),
};

function percentEn(share: number): string {
  return (share * 100).toFixed(1);
}

function trendEn(trend: Trend): string {
  if (trend.kind === "tooFew") return "too few to compare with before";
  if (trend.kind === "same") return "no clear change";
  return `${trend.kind} ${Math.abs(trend.change).toFixed(1)} points`;
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
