/** What people are told about their data and their rights over it (Luật 91/2025). */
import { withoutMarkup as plain } from "#kernel/markup.ts";
import { sayMoment } from "./moments.ts";

export type DataShown = {
  readonly since: Temporal.Instant;
  readonly cases: number;
  readonly photos: number;
  readonly hasConsented: boolean;
};

export const rightsVi = {
  dataShown: (p: DataShown) =>
    `Từ ${sayMoment(p.since, "vi")}, ở đây lưu ${p.cases} việc và ${p.photos} tệp của anh/chị. ${p.hasConsented ? "Anh/chị đang đồng ý chuyển phản ánh." : "Anh/chị chưa đồng ý chuyển phản ánh."} Tất cả nằm trong tệp kèm theo. Muốn xoá: /xoadulieu, rút đồng ý: /rutdongy.`,
  askErase: () =>
    "**Xoá ngay:** tin nhắn ở đây, bản viết dở, ảnh chưa gửi theo việc nào. **Giữ theo luật lưu trữ:** việc đã gửi (không còn gắn với anh/chị) và bằng chứng đồng ý. Anh/chị muốn xoá không ạ?",
  askEraseOpen: (p: { open: number }) =>
    `Anh/chị còn ${p.open} việc chưa xong. Xoá ngay thì đơn vị vẫn làm tiếp, nhưng sẽ không còn tin nào tới anh/chị. Hoặc giữ đến khi xong: việc cuối khép lại thì dữ liệu tự xoá.`,
  dataErased: () =>
    "Đã xoá dữ liệu của anh/chị ở đây. Việc đã gửi không còn gắn với anh/chị và không báo tin về đây nữa. Tin còn trên máy thì anh/chị tự xoá. Cần báo việc mới, anh/chị cứ viết.",
  dataKept: () => "Không xoá gì cả. Dữ liệu của anh/chị vẫn như cũ.",
  eraseWaits: () =>
    "Đã ghi nhận. Anh/chị vẫn nhận tin đến khi việc cuối khép lại, lúc đó dữ liệu tự xoá. Đổi ý thì bấm “Không xoá” ở trên.",
  eraseNotOfficer: () =>
    "Anh/chị đang giữ vai trò ở một đơn vị nên chưa xoá được. Quản trị viên kết thúc vai trò này trước, rồi anh/chị viết lại /xoadulieu.",
  consentWithdrawn: () =>
    "Đã ghi nhận anh/chị rút đồng ý. Từ giờ không có gì mới được chuyển đi khi anh/chị chưa đồng ý lại. Việc đã gửi vẫn được làm tiếp. Muốn xoá dữ liệu: /xoadulieu.",
  paceLimited: () =>
    "Anh/chị gửi nhanh quá, nên các tin sau được đọc dần trong ít phút. Không tin nào mất. Nguy hiểm đến người thì gọi 113, 114 hoặc 115 ngay.",
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
    "**Erased at once:** messages here, drafts, photos of no report. **Kept by archive law:** reports you sent (no longer linked to you) and the proof of consent. Do you want to erase?",
  askEraseOpen: (p) =>
    `Reports still open: ${p.open}. If you erase now, offices go on working but no news will reach you. Or keep it until they are done: it is erased when the last one closes.`,
  dataErased: () =>
    "Your data here is erased. Reports you sent are no longer linked to you, and their news no longer comes here. Messages left on your device are yours to delete. To report something new, just write.",
  dataKept: () => "Nothing is erased. Your data is as it was.",
  eraseWaits: () =>
    "Noted. News still comes until the last report closes, then your data is erased. If you change your mind, press “Do not erase” above.",
  eraseNotOfficer: () =>
    "You hold a role in an office, so this cannot be erased yet. Once an administrator has ended the role, write /xoadulieu again.",
  consentWithdrawn: () =>
    "Your consent is withdrawn. Nothing new is passed on until you agree again. Reports already sent are still worked on. To erase your data: /xoadulieu.",
  paceLimited: () =>
    "That was fast, so the next messages are read over the coming minutes. None is lost. If people are in danger, call 113, 114 or 115 now.",
  chatBlocked: (p) =>
    `Lắng Nghe does not take messages from here for now. Reason: ${plain(p.reason)}. If you think this is wrong, call **(024) 1022**. Danger to people: 113, 114, 115.`,
  eraseNow: () => "Erase my data",
  eraseNot: () => "Do not erase",
  eraseWhenDone: () => "Keep until done",
};
