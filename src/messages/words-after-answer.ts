/** What a citizen is asked after an answer: is it solved? */
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
  partly: () => "Mới một phần",
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
  partly: () => "Partly",
};
