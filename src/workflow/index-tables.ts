/** Lays the indices out as tables: raw counts for those who work with them, and what is open to everybody. */
import type { Evidence } from "#kernel/instrument.ts";
import type { Sheet } from "#platform/sheet.ts";
import { FEEDBACK_CRITERIA } from "#ratings/rules.ts";
import type { Rate } from "#ratings/types/indices.ts";
import type { Group } from "#ratings/views/public-index.ts";
import { agencyName, type City } from "./house.ts";
import { criterionName, type IndexReport } from "./report-index.ts";

export const EVIDENCE_VI: Readonly<Record<Evidence, string>> = {
  dossier: "hồ sơ đã trả kết quả",
  case: "phản ánh đã trả lời",
  walkIn: "khách tại quầy, không kèm hồ sơ",
};

/** Every answer of the period, counted: what all figures can be computed from again. */
export function countsTable(report: IndexReport, city: City): Sheet {
  const named = report.counts.map((row) => ({
    ...row,
    agency: nameOf(city, row.agencyId),
    criterion: wordingOf(report, row),
    label: levelOf(report, row),
  }));
  return {
    name: "Số đếm gốc",
    head: [
      "don_vi_ma",
      "don_vi",
      "nguon",
      "phieu_hoi",
      "tieu_chi_ma",
      "tieu_chi",
      "muc",
      "muc_ten",
      "so_luot",
    ],
    rows: named
      .map(
        (row) =>
          [
            row.agencyId,
            row.agency,
            EVIDENCE_VI[row.evidence],
            row.instrumentId,
            row.criterionId,
            row.criterion,
            row.level,
            row.label,
            row.count,
          ] as const,
      )
      .sort((one, other) =>
        compare(one.slice(0, 7).join("|"), other.slice(0, 7).join("|")),
      ),
  };
}

/** One line of the open data: an agency and a criterion. Null: fewer than 30 people. */
export type OpenLine = Readonly<
  Record<keyof typeof OPEN_FIELDS, string | number | null>
>;

/** The fields of the open data, as they are documented. */
export const OPEN_FIELDS = {
  don_vi_ma: "Mã đơn vị; toan-thanh-pho là tất cả gộp lại",
  don_vi: "Tên đơn vị",
  tieu_chi_ma: "Mã tiêu chí; chung là cả bốn gộp lại",
  tieu_chi: "Tên ngắn của tiêu chí (QĐ 2640/QĐ-BNV, tiêu chí 19 đến 22)",
  so_nguoi:
    "Số người đã cho ý kiến; với cả bốn tiêu chí là số của tiêu chí nhiều người nhất",
  so_y_kien: "Số câu trả lời có ý kiến; không ý kiến thì không tính",
  hai_long: "Số câu “hài lòng” và “rất hài lòng”",
  ty_le: "hai_long / so_y_kien, phần trăm",
  thap_nhat: "Cận dưới của khoảng tin cậy 95 % (Wilson, tính theo so_nguoi), phần trăm",
  cao_nhat: "Cận trên của khoảng đó, phần trăm",
} as const;

/** The whole first, then every agency: the index of the four criteria and each of them. */
export function openLines(
  {
    whole,
    agencies,
  }: {
    readonly whole: Group;
    readonly agencies: readonly (Group & { readonly id: string })[];
  },
  instruments: IndexReport["instruments"],
  city: City,
): OpenLine[] {
  const groups = [
    { ...whole, id: "toan-thanh-pho", name: "Toàn thành phố" },
    ...agencies.map((group) => ({ ...group, name: nameOf(city, group.id) })),
  ];
  return groups.flatMap(({ id, name, rate, criteria }) => [
    openLine({ id, name }, { id: "chung", name: "Chung bốn tiêu chí" }, rate),
    ...FEEDBACK_CRITERIA.flatMap((criterionId, at) => {
      const own = criteria[at];
      const criterion = {
        id: criterionId,
        name: criterionName(instruments, criterionId).vi,
      };
      return own === undefined ? [] : [openLine({ id, name }, criterion, own)];
    }),
  ]);
}

export function openTable(lines: readonly OpenLine[]): Sheet {
  return {
    name: "Chỉ số",
    head: Object.keys(OPEN_FIELDS),
    rows: lines.map((line) => Object.values(line)),
  };
}

/** The same lines of a report behind the door, where every agency is named. */
export function reportTable(
  { index, instruments, question }: IndexReport,
  city: City,
): Sheet {
  const whole = { rate: index.rate, criteria: index.criteria.map(({ rate }) => rate) };
  const agencies = question.agencyId === null ? index.agencies : [];
  const table = openTable(openLines({ whole, agencies }, instruments, city));
  if (question.agencyId === null) return table;
  const name = nameOf(city, question.agencyId);
  return {
    ...table,
    rows: table.rows.map((row) => [question.agencyId, name, ...row.slice(2)]),
  };
}

type Named = { readonly id: string; readonly name: string };

function openLine(
  agency: Named,
  criterion: Named,
  { people, n, satisfied, shown }: Rate,
): OpenLine {
  const isShown = shown !== null;
  return {
    don_vi_ma: agency.id,
    don_vi: agency.name,
    tieu_chi_ma: criterion.id,
    tieu_chi: criterion.name,
    so_nguoi: isShown ? people : null,
    so_y_kien: isShown ? n : null,
    hai_long: isShown ? satisfied : null,
    ty_le: isShown ? percent(shown.share) : null,
    thap_nhat: isShown ? percent(shown.low) : null,
    cao_nhat: isShown ? percent(shown.high) : null,
  };
}

/** Of a hundred, to two places. */
function percent(share: number): number {
  return Math.round(share * 10_000) / 100;
}

function nameOf(city: City, agencyId: string): string {
  return agencyName(city, agencyId).vi;
}

type Answered = IndexReport["counts"][number];

function wordingOf(
  { instruments }: IndexReport,
  { instrumentId, criterionId }: Answered,
): string {
  const criteria = instruments
    .get(instrumentId)
    ?.factors.flatMap((factor) => factor.criteria);
  return criteria?.find(({ id }) => id === criterionId)?.wording.vi ?? criterionId;
}

function levelOf(
  { instruments }: IndexReport,
  { instrumentId, level }: Answered,
): string {
  if (level === null) return "Không ý kiến";
  const levels = instruments.get(instrumentId)?.scale.levels;
  return levels?.find(({ value }) => value === level)?.label.vi ?? String(level);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
