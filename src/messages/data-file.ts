/** Writes what is stored about a person as a text they can read and keep. */
import type { Purpose } from "#kernel/purpose.ts";
import type { Bilingual } from "./bilingual.ts";
import { sayMoment } from "./moments.ts";
import { PURPOSES } from "./words-rights.ts";

export type StoredData = {
  readonly channel: string;
  readonly since: Temporal.Instant;
  readonly consents: readonly {
    readonly purpose: Purpose;
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
  /** Names and phones given with cases, by the code of the case. */
  readonly contacts: readonly {
    readonly code: string;
    readonly name: string;
    readonly phone: string;
  }[];
  /** Codes of the cases of others the person follows. */
  readonly follows: readonly string[];
  /** What they said of how things were handled. */
  readonly ratings: readonly {
    readonly at: Temporal.Instant;
    readonly instrument: string;
    readonly levels: readonly (number | null)[];
    /** Reasons in their own words, and the comment. */
    readonly words: readonly string[];
  }[];
  /** Files of procedures that another system reported as theirs. */
  readonly dossiers: readonly {
    readonly code: string;
    readonly procedure: string;
    readonly receivedAt: Temporal.Instant;
  }[];
  /** What is being written and not yet sent; null: nothing. */
  readonly draft: string | null;
  readonly files: readonly { readonly kind: string; readonly isInCase: boolean }[];
  /** For how long what is sent is kept, in days. */
  readonly kept: {
    readonly updateDays: number;
    readonly asideDays: number;
    readonly looseMediaDays: number;
    readonly draftDays: number;
    readonly textDays: number;
  };
};

const CHANNELS: Readonly<Record<string, string>> = {
  telegram: "Telegram",
  "zalo-oa": "Zalo",
};

/** In Vietnamese, as the law asks for something the person can use; lines end with LF. */
export function writeDataFile(data: StoredData, now: Temporal.Instant): string {
  const { consents, cases, contacts, follows, draft, files } = data;
  const inCases = files.filter(({ isInCase }) => isInCase).length;
  return [
    "LẮNG NGHE: DỮ LIỆU VỀ ANH/CHỊ",
    `Lập lúc ${at(now)}`,
    `Kênh: ${CHANNELS[data.channel] ?? "trang chat"}. Lần đầu viết: ${at(data.since)}.`,
    "",
    "ĐỒNG Ý",
    ...listed(consents, ({ purpose, isGiven, textVersion, at: when }) => [
      `- ${at(when)}: ${isGiven ? "đồng ý" : "không đồng ý hoặc rút lại"}, mục đích: ${PURPOSES.vi[purpose]} (bản ${textVersion})`,
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
    "HỌ TÊN VÀ SỐ ĐIỆN THOẠI ĐÃ CHO",
    ...listed(contacts, ({ code, name, phone }) => [`- ${code}: ${name}, ${phone}`]),
    "",
    `VIỆC CỦA NGƯỜI KHÁC ANH/CHỊ THEO DÕI (${follows.length})`,
    ...listed(follows, (code) => [`- ${code}`]),
    "",
    `ĐÁNH GIÁ (${data.ratings.length})`,
    ...listed(data.ratings, (one) => [
      `- ${at(one.at)} · ${one.instrument} · mức đã chọn: ${one.levels.map((level) => level ?? "không ý kiến").join(", ")}`,
      ...one.words.map((words) => `  “${words.replaceAll("\n", "\n    ")}”`),
    ]),
    "",
    `HỒ SƠ THỦ TỤC (${data.dossiers.length})`,
    ...listed(data.dossiers, ({ code, procedure, receivedAt }) => [
      `- ${code} · ${procedure} · nhận lúc ${at(receivedAt)}`,
    ]),
    "",
    "ĐANG VIẾT DỞ",
    draft ?? "Không có.",
    "",
    "ẢNH VÀ TỆP",
    `${files.length}, trong đó ${inCases} theo việc đã gửi.`,
    "",
    "LƯU BAO LÂU",
    ...keptLines(data.kept),
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

function keptLines(kept: StoredData["kept"]): string[] {
  return [
    `- Bản gốc của tin anh/chị gửi: ${kept.updateDays} ngày sau khi xử lý, ${kept.asideDays} ngày nếu chưa xử lý được.`,
    `- Bản viết dở: ${kept.draftDays} ngày không viết tiếp. Ảnh, tệp không theo việc nào: ${kept.looseMediaDays} ngày.`,
    `- Lời trong các tin ở đây: ${kept.textDays} ngày.`,
    "- Việc đã gửi, ảnh theo việc và bằng chứng đồng ý: theo luật lưu trữ.",
  ];
}
