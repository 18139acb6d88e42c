/** Writes what is stored about a person as a text they can read and keep. */
import type { Bilingual } from "./bilingual.ts";
import { sayMoment } from "./moments.ts";

export type StoredData = {
  readonly channel: string;
  readonly since: Temporal.Instant;
  readonly consents: readonly {
    readonly purpose: string;
    readonly isGiven: boolean;
    readonly textVersion: string;
    readonly at: Temporal.Instant;
  }[];
  readonly cases: readonly {
    readonly code: string;
    readonly matter: Bilingual;
    readonly place: string;
    readonly text: string;
    readonly agency: Bilingual;
    readonly createdAt: Temporal.Instant;
  }[];
  /** What is being written and not yet sent; null: nothing. */
  readonly draft: string | null;
  readonly files: readonly { readonly kind: string; readonly isInCase: boolean }[];
};

/** In Vietnamese, as the law asks for something the person can use; lines end with LF. */
export function writeDataFile(data: StoredData, now: Temporal.Instant): string {
  const { consents, cases, draft, files } = data;
  const inCases = files.filter(({ isInCase }) => isInCase).length;
  return [
    "LẮNG NGHE: DỮ LIỆU VỀ ANH/CHỊ",
    `Lập lúc ${at(now)}`,
    `Kênh: ${data.channel === "telegram" ? "Telegram" : "trang chat"}. Lần đầu viết: ${at(data.since)}.`,
    "Tên và số điện thoại: không lưu.",
    "",
    "ĐỒNG Ý",
    ...listed(consents, ({ purpose, isGiven, textVersion, at: when }) => [
      `- ${at(when)}: ${isGiven ? "đồng ý" : "không đồng ý hoặc rút lại"}, mục đích: ${purposeOf(purpose)} (bản ${textVersion})`,
    ]),
    "",
    `VIỆC ĐÃ GỬI (${cases.length})`,
    ...listed(cases, (one) => [
      `- ${one.code} · ${one.matter.vi} · gửi lúc ${at(one.createdAt)}`,
      `  Nơi: ${one.place === "" ? "chưa rõ" : one.place}`,
      `  Nơi xử lý: ${one.agency.vi}`,
      `  Nội dung: ${one.text.replaceAll("\n", "\n    ")}`,
    ]),
    "",
    "ĐANG VIẾT DỞ",
    draft ?? "Không có.",
    "",
    "ẢNH VÀ TỆP",
    `${files.length}, trong đó ${inCases} theo việc đã gửi.`,
    "",
    "Muốn xoá: viết /xoadulieu. Rút đồng ý: viết /rutdongy. Hỏi thêm: (024) 1022.",
    "",
  ].join("\n");
}

const at = (moment: Temporal.Instant) =>
  `${sayMoment(moment, "vi")}/${moment.toZonedDateTimeISO("Asia/Ho_Chi_Minh").year}`;

function listed<T>(rows: readonly T[], lines: (row: T) => string[]): string[] {
  return rows.length === 0 ? ["Không có."] : rows.flatMap(lines);
}

function purposeOf(purpose: string): string {
  return purpose === "feedback" ? "chuyển phản ánh, báo kết quả" : purpose;
}
