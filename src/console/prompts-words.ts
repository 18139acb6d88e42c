/** How the console says labels, verdicts and faults of prompts. */
import type { Outcome } from "#classification/types/language-model.ts";
import type { DraftFault, Ground, Label } from "#prompts/types.ts";

export const EMBEDDED_NAME = "mô hình sẵn có";

export const LABELS: Readonly<Record<Label, string>> = {
  production: "đang dùng",
  candidate: "đang thử",
};

/** `classify@1`, or the embedded model. */
export function sayTarget(target: string | null): string {
  return target ?? EMBEDDED_NAME;
}

/** As the reports name what was judged. */
export function sayClassifier(classifier: string): string {
  return classifier === "embedded" ? EMBEDDED_NAME : classifier;
}

const GATES: Readonly<Record<string, string>> = {
  "phan-anh": "phản ánh, kiến nghị",
  "khan-cap": "khẩn cấp",
  "to-giac-toi-pham": "tố giác tội phạm",
  "khieu-nai": "khiếu nại",
  "to-cao": "tố cáo",
  "tranh-chap-dan-su": "tranh chấp dân sự",
  "ngoai-tham-quyen": "ngoài thẩm quyền",
  "hoi-dap": "hỏi đáp",
  spam: "quảng cáo, chửi bới",
  "khong-ro": "chưa rõ",
};

export function sayGate(gate: string): string {
  return GATES[gate] ?? gate;
}

/** The floors of a report, in its words. */
const FLOORS: Readonly<Record<string, string>> = {
  "matter top-1": "đúng việc ngay lần đầu",
  "matter top-3": "việc đúng nằm trong ba việc đầu",
  "field top-1": "đúng lĩnh vực",
  "agency acceptable": "đúng cơ quan sau khi phân công",
  "loss without diacritics": "mất đi khi gõ không dấu",
  "loss with typos": "mất đi khi gõ nhầm",
  ECE: "sai lệch của độ chắc chắn (ECE)",
  "emergency recall": "nhận ra tin khẩn cấp",
  "complaint and denunciation recall": "nhận ra khiếu nại, tố cáo",
  "complaint and denunciation precision": "gọi đúng khiếu nại, tố cáo",
  "milliseconds, p95": "thời gian trả lời p95, mili giây",
  "asked and answered": "mô hình tự trả lời được",
};

/** A reason of the gate, as a sentence. */
export function sayGround(ground: Ground): string {
  switch (ground.kind) {
    case "notEvaluated":
      return "Bản này chưa được đánh giá trên bộ tin chuẩn hiện nay.";
    case "productionNotEvaluated":
      return "Bản đang dùng chưa được đánh giá trên bộ tin chuẩn hiện nay, nên chưa có gì để so sánh.";
    case "floor": {
      const { what, bound, floor, reached } = ground;
      const need = bound === "atLeast" ? "ít nhất" : "nhiều nhất";
      return `Dưới ngưỡng: ${FLOORS[what] ?? what} cần ${need} ${sayNumber(floor)}, mới ${reached === null ? "chưa đo được" : `là ${sayNumber(reached)}`}.`;
    }
    case "gateWorse": {
      const what = ground.figure === "recall" ? "nhận ra" : "gọi đúng";
      return `Kém bản đang dùng: ${what} tin “${sayGate(ground.gate)}” ${sayShare(ground.now)}, trước là ${sayShare(ground.before)}.`;
    }
  }
}

const FIELDS = {
  model: "Tên mô hình: chỉ gồm chữ không dấu, số và . / : @ -, không để trống.",
  temperature: "Độ ngẫu nhiên: một số từ 0 đến 2.",
  maxTokens: "Số token trả lời: một số nguyên từ 50 đến 4000.",
  note: "Ghi chú: hãy viết bản này khác gì, để làm gì (tối đa 500 chữ cái).",
  body: "Nội dung: không để trống, tối đa 20.000 chữ cái.",
} as const;

/** What is wrong with a draft; a slot is named with its line. */
export function sayFault(fault: DraftFault): string {
  switch (fault.kind) {
    case "field":
      return FIELDS[fault.field];
    case "unknown":
      return `Dòng ${fault.line}: không có ô {{${fault.slot}}}. Các ô là {{taxonomy}}, {{shortlist}}, {{examples}}, {{message}}.`;
    case "twice":
      return `Dòng ${fault.line}: ô {{${fault.slot}}} lặp lại; mỗi ô chỉ đặt một lần.`;
    case "missing":
      return `Thiếu ô {{${fault.slot}}}: nội dung phải có chỗ cho ${fault.slot === "message" ? "tin của người dân" : "danh mục việc"}.`;
  }
}

/** `"95,2 %"`; a dash where nothing was measured. */
export function sayShare(value: number | null): string {
  return value === null ? "–" : `${sayNumber(Math.round(value * 1_000) / 10)} %`;
}

const NUMBERS = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 3 });

/** At most three decimals, as Vietnamese writes them: `"1.220"`, `"0,749"`. */
export function sayNumber(value: number): string {
  return NUMBERS.format(value);
}

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  answered: "mô hình ngôn ngữ trả lời",
  timeout: "mô hình ngôn ngữ trả lời quá chậm",
  rateLimited: "máy chủ mô hình đang quá tải",
  error: "không gọi được máy chủ mô hình",
  refusal: "mô hình ngôn ngữ từ chối",
  truncated: "câu trả lời bị cắt ngang",
  schema: "câu trả lời sai mẫu",
  quote: "đoạn trích không có trong tin",
  emergency: "tin khẩn cấp không chờ mô hình ngôn ngữ",
  withheld: "tố cáo, tố giác không gửi ra ngoài",
  unreadable: "tin không có chữ",
  breaker: "máy chủ mô hình vừa lỗi liên tiếp",
  budget: "đã hết số token của ngày",
  busy: "quá nhiều tin đang chờ",
  late: "chưa ai kịp hỏi mô hình ngôn ngữ",
};

export function sayOutcome(outcome: Outcome): string {
  return OUTCOMES[outcome];
}

const DECISIONS = {
  route: "chuyển ngay",
  ask: "hỏi lại người dân",
  dispatch: "giao người điều phối",
} as const;

export function sayDecision(decision: keyof typeof DECISIONS): string {
  return DECISIONS[decision];
}
