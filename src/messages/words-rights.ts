/** What people are told about their data and their rights over it (Luật 91/2025). */
import { withoutMarkup as plain } from "#kernel/markup.ts";
import type { Purpose } from "#kernel/purpose.ts";
import { sayMoment } from "./moments.ts";

export type DataShown = {
  readonly since: Temporal.Instant;
  readonly cases: number;
  readonly photos: number;
  readonly hasConsented: boolean;
};

export type ConsentsGiven = {
  readonly purposes: readonly Purpose[];
};

/** What each consent is for. */
export const PURPOSES = {
  vi: {
    feedback: "chuyển phản ánh, báo kết quả",
    contact: "đưa họ tên, số điện thoại cho đơn vị xử lý",
    rating: "nhận lời mời đánh giá",
  },
  en: {
    feedback: "passing reports on and telling you the result",
    contact: "giving your name and phone to the office in charge",
    rating: "invitations to rate",
  },
} as const satisfies Record<string, Record<Purpose, string>>;

export const rightsVi = {
  dataShown: (p: DataShown) =>
    `Từ ${sayMoment(p.since, "vi")}, ở đây lưu ${p.cases} việc và ${p.photos} tệp của anh/chị. ${p.hasConsented ? "Anh/chị đang đồng ý chuyển phản ánh." : "Anh/chị chưa đồng ý chuyển phản ánh."} Tất cả nằm trong tệp kèm theo. Muốn xoá: /xoadulieu, rút đồng ý: /rutdongy.`,
  askErase: () =>
    "**Xoá ngay:** tin nhắn ở đây, bản viết dở, ảnh chưa gửi, họ tên và số điện thoại, việc đang theo dõi. **Giữ theo luật lưu trữ:** nội dung và ảnh của việc đã gửi, không còn gắn với anh/chị; bằng chứng đồng ý. Anh/chị muốn xoá không ạ?",
  askEraseOpen: (p: { open: number }) =>
    `Anh/chị còn ${p.open} việc chưa xong. Xoá ngay thì đơn vị vẫn làm tiếp, nhưng sẽ không còn tin nào tới anh/chị. Hoặc giữ đến khi xong: việc cuối khép lại thì dữ liệu tự xoá.`,
  dataErased: () =>
    "Đã xoá tin nhắn, bản viết dở, ảnh chưa gửi, họ tên, số điện thoại và việc đang theo dõi. Việc đã gửi phải lưu theo luật lưu trữ, nhưng không còn gắn với anh/chị và không báo tin về đây nữa. Tin còn trên máy thì anh/chị tự xoá.",
  dataKept: () => "Không xoá gì cả. Dữ liệu của anh/chị vẫn như cũ.",
  eraseWaits: () =>
    "Đã ghi nhận. Anh/chị vẫn nhận tin đến khi việc cuối khép lại, lúc đó dữ liệu tự xoá. Đổi ý thì bấm “Không xoá” ở trên.",
  eraseNotOfficer: () =>
    "Anh/chị đang giữ vai trò ở một đơn vị nên chưa xoá được. Quản trị viên kết thúc vai trò này trước, rồi anh/chị viết lại /xoadulieu.",
  consentsGiven: (p: ConsentsGiven) =>
    p.purposes.length === 0
      ? "Hiện anh/chị không có đồng ý nào đang hiệu lực, nên không có gì để rút."
      : `Anh/chị đang đồng ý: ${p.purposes.map((purpose) => PURPOSES.vi[purpose]).join("; ")}. Rút cái nào thì bấm cái đó, lúc nào cũng được.`,
  feedbackWithdrawn: () =>
    "Đã rút đồng ý chuyển phản ánh. Từ giờ không có gì mới được chuyển đi khi anh/chị chưa đồng ý lại. Việc đã gửi vẫn được làm tiếp và báo tin. Muốn xoá dữ liệu: /xoadulieu.",
  contactWithdrawn: () =>
    "Đã rút đồng ý dùng họ tên, số điện thoại, và đã xoá chúng khỏi các việc anh/chị gửi. Việc vẫn được làm tiếp, tin vẫn báo tại đây.",
  ratingWithdrawn: () =>
    "Đã rút đồng ý nhận lời mời đánh giá. Từ giờ không có lời mời nào nữa. Những gì anh/chị đã chấm vẫn được tính.",
  withdrawFeedback: () => "Rút: chuyển phản ánh",
  withdrawContact: () => "Rút: tên, điện thoại",
  withdrawRating: () => "Rút: mời đánh giá",
  paceLimited: () =>
    "Anh/chị gửi nhanh quá, nên các tin sau được đọc dần trong ít phút. Không tin nào mất. Nguy hiểm đến người thì gọi 113, 114 hoặc 115 ngay.",
  blockedCall: () =>
    "**Nguy hiểm đến người: gọi 113 (công an), 114 (cháy, cứu nạn) hoặc 115 (cấp cứu) ngay.** Lắng Nghe đang tạm ngừng nhận tin từ đây, nên tin này chưa được chuyển cho ai.",
  chatBlocked: (p: { reason: string }) =>
    `Lắng Nghe tạm ngừng nhận tin từ đây. Lý do: ${plain(p.reason)}. Thấy chưa đúng, anh/chị gọi **(024) 1022** để được xem lại. Nguy hiểm đến người: 113, 114, 115.`,
  eraseNow: () => "Xoá dữ liệu",
  eraseNot: () => "Không xoá",
  eraseWhenDone: () => "Giữ đến khi xong",
};

export const rightsEn: typeof rightsVi = {
  dataShown: (p) =>
    `Since ${sayMoment(p.since, "en")}, ${p.cases} reports and ${p.photos} files of yours are stored here. You have ${p.hasConsented ? "" : "not "}agreed to passing reports on. All of it is in the file. To erase: /xoadulieu, to withdraw consent: /rutdongy.`,
  askErase: () =>
    "**Erased at once:** messages here, drafts, unsent photos, name and phone, reports you follow. **Kept by archive law:** text and photos of reports you sent, no longer linked to you; the proof of consent. Do you want to erase?",
  askEraseOpen: (p) =>
    `Reports still open: ${p.open}. If you erase now, offices go on working but no news will reach you. Or keep it until they are done: it is erased when the last one closes.`,
  dataErased: () =>
    "Messages, drafts, unsent photos, name, phone and follows are erased. Reports you sent must stay by archive law, but are no longer linked to you, and their news no longer comes here. Messages left on your device are yours to delete.",
  dataKept: () => "Nothing is erased. Your data is as it was.",
  eraseWaits: () =>
    "Noted. News still comes until the last report closes, then your data is erased. If you change your mind, press “Do not erase” above.",
  eraseNotOfficer: () =>
    "You hold a role in an office, so this cannot be erased yet. Once an administrator has ended the role, write /xoadulieu again.",
  consentsGiven: (p) =>
    p.purposes.length === 0
      ? "No consent of yours is in force, so there is nothing to withdraw."
      : `You have agreed to: ${p.purposes.map((purpose) => PURPOSES.en[purpose]).join("; ")}. Press the one to withdraw, at any time.`,
  feedbackWithdrawn: () =>
    "Your consent to passing reports on is withdrawn. Nothing new is passed on until you agree again. Reports already sent are still worked on, and you hear of them. To erase your data: /xoadulieu.",
  contactWithdrawn: () =>
    "Your consent to using your name and phone is withdrawn, and both are erased from your reports. Work on them goes on, and news still comes here.",
  ratingWithdrawn: () =>
    "Your consent to invitations to rate is withdrawn. No invitation comes from now on. What you have rated still counts.",
  withdrawFeedback: () => "Withdraw: reports",
  withdrawContact: () => "Withdraw: phone",
  withdrawRating: () => "Withdraw: ratings",
  paceLimited: () =>
    "That was fast, so the next messages are read over the coming minutes. None is lost. If people are in danger, call 113, 114 or 115 now.",
  blockedCall: () =>
    "**Danger to people: call 113 (police), 114 (fire, rescue) or 115 (ambulance) now.** Lắng Nghe does not take messages from here for now, so this one was passed on to nobody.",
  chatBlocked: (p) =>
    `Lắng Nghe does not take messages from here for now. Reason: ${plain(p.reason)}. If you think this is wrong, call **(024) 1022**. Danger to people: 113, 114, 115.`,
  eraseNow: () => "Erase my data",
  eraseNot: () => "Do not erase",
  eraseWhenDone: () => "Keep until done",
};
