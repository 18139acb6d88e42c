/** What a citizen is asked after an answer: is it solved, and the four criteria of factor 5 of SIPAS. */
import { sayMoment } from "./moments.ts";

type Unsolved = { readonly code: string; readonly verdict: "partly" | "notSolved" };

export const afterAnswerVi = {
  handedOver: (p: Unsolved) =>
    `**Người dân báo ${p.verdict === "partly" ? "mới giải quyết một phần" : "chưa giải quyết"}** · ${p.code}\nViệc đã mở lại hai lần, nên nay chuyển cho người điều phối của Thành phố.`,
  reopenTooLate: (p: { code: string }) =>
    `Việc **${p.code}** đã khép lại, không mở lại được nữa. Nếu vẫn còn vướng, anh/chị cứ viết tại đây, Lắng Nghe gửi thành việc mới.`,
  confirmReminder: (p: { code: string; closesAt: Temporal.Instant }) =>
    `Việc **${p.code}** đã có trả lời. Anh/chị xem giúp đã được giải quyết chưa ạ? Nếu chưa có xác nhận, việc tự khép lại lúc ${sayMoment(p.closesAt, "vi")}; sau đó vẫn báo lại được.`,
  closedSilently: (p: { code: string; until: Temporal.Instant }) =>
    `Chưa có xác nhận của anh/chị nên việc **${p.code}** tạm khép lại. Nếu còn vướng, anh/chị bấm hoặc gõ “chưa giải quyết” trước **${sayMoment(p.until, "vi")}**, việc sẽ được mở lại.`,
  mayRate: (p: { code: string }) =>
    `Khi nào tiện, anh/chị trả lời giúp bốn câu ngắn về việc **${p.code}**.`,
  rateFirst: (p: { code: string }) =>
    `Bốn câu ngắn về việc **${p.code}**: bấm một nút hoặc gõ số từ 1 (rất không hài lòng) đến 5 (rất hài lòng).
1/4. Anh/chị hài lòng đến mức nào với hình thức nhận phản ánh mà cơ quan bố trí?`,
  rate20: () => "2/4. Anh/chị hài lòng đến mức nào về sự dễ dàng khi gửi phản ánh này?",
  rate21: () =>
    "3/4. Anh/chị hài lòng đến mức nào với sự tích cực của cơ quan khi tiếp nhận, xử lý phản ánh này?",
  rate22: () =>
    "4/4. Anh/chị hài lòng đến mức nào về việc cơ quan báo kết quả kịp thời?",
  ratingChanged: () => "Đã sửa câu trả lời đó. Câu đang hỏi vẫn chờ anh/chị.",
  ratingThanks: (p: { code: string }) =>
    `Cảm ơn anh/chị. Ý kiến về việc **${p.code}** đã được ghi lại.`,
  ratingStopped: () => "Dừng ở đây ạ. Những câu đã trả lời vẫn được ghi nhận.",
  alreadyRated: (p: { code: string }) =>
    `Ý kiến của anh/chị về việc **${p.code}** đã được ghi lại từ trước.`,
  partly: () => "Mới một phần",
  rate: () => "Đánh giá",
  level1: () => "Rất không hài lòng",
  level2: () => "Không hài lòng",
  level3: () => "Bình thường",
  level4: () => "Hài lòng",
  level5: () => "Rất hài lòng",
  noOpinion: () => "Không ý kiến",
};

export const afterAnswerEn: typeof afterAnswerVi = {
  handedOver: (p) =>
    `**Citizen says ${p.verdict === "partly" ? "only partly solved" : "not solved"}** · ${p.code}\nIt was reopened twice, so the City's dispatcher takes it now.`,
  reopenTooLate: (p) =>
    `**${p.code}** is closed and cannot be opened again. If something is still wrong, just write it here and it becomes a new case.`,
  confirmReminder: (p) =>
    `**${p.code}** has been answered. Has it been solved? Without your word it closes by itself at ${sayMoment(p.closesAt, "en")}; you can still object after that.`,
  closedSilently: (p) =>
    `You have not said whether **${p.code}** is solved, so it closes for now. If something is still wrong, press or type “not solved” before **${sayMoment(p.until, "en")}** and it opens again.`,
  mayRate: (p) =>
    `When you have a moment, please answer four short questions about **${p.code}**.`,
  rateFirst: (p) =>
    `Four short questions about **${p.code}**: press a button or type 1 (very dissatisfied) to 5 (very satisfied).
1/4. How satisfied are you with the ways the office offers to receive feedback?`,
  rate20: () => "2/4. How satisfied are you with how easy it was to send this report?",
  rate21: () =>
    "3/4. How satisfied are you with how actively the office received and handled it?",
  rate22: () =>
    "4/4. How satisfied are you with how promptly the office told you the result?",
  ratingChanged: () =>
    "That answer was changed. The open question still waits for you.",
  ratingThanks: (p) => `Thank you. Your opinion about **${p.code}** is recorded.`,
  ratingStopped: () => "Stopped. The answers you gave are kept.",
  alreadyRated: (p) => `Your opinion about **${p.code}** was recorded before.`,
  partly: () => "Partly",
  rate: () => "Give an opinion",
  level1: () => "Very dissatisfied",
  level2: () => "Dissatisfied",
  level3: () => "Neutral",
  level4: () => "Satisfied",
  level5: () => "Very satisfied",
  noOpinion: () => "No opinion",
};
