/** What people type where a button would do, read without diacritics. */
import type { Action, ReplyButton } from "#conversations/types.ts";
import { fold } from "#kernel/text.ts";

/** Folded, so that "Đúng rồi", "dung roi" and "ĐÚNG RỒI" are one. */
const SAYS = {
  greeting: "hi|hello|hey|alo|a lo|chao|xin chao|chao ban|chao ad|chao shop",
  track:
    "/tracuu|tra cuu|/cuatoi|cua toi|viec cua toi|phan anh cua toi|my reports|/status",
  follow: "theo doi|theo doi viec nay|theo doi nhe|follow",
  followAlong: "theo doi|theo doi cung|theo doi luon|follow|follow along",
  wrongAgency:
    "khong dung co quan|ko dung co quan|sai co quan|nham co quan|khong phai co quan nay|khong dung noi|khong dung don vi|sai don vi|nham don vi|wrong office|wrong agency",
  whyLate:
    "vi sao tre|vi sao tre the|vi sao tre vay|sao tre the|vi sao cham|vi sao cham the|sao cham the|sao lau the|sao lau vay|sao lau qua|vi sao lau the|why late|why so late|why is it late",
  showData: "/dulieucuatoi|du lieu cua toi|my data",
  eraseData: "/xoadulieu|xoa du lieu|xoa du lieu cua toi|delete my data",
  withdrawConsent: "/rutdongy|rut dong y|rut lai dong y|withdraw consent",
  noInvitations:
    "/ngungmoi|ngung moi|dung moi|khong hoi nua|dung moi danh gia|stop invitations",
  takeLeave: "nghi phep|/nghiphep|xin nghi phep|toi nghi phep|dang ky nghi phep|leave",
  linkChats: "/ketnoi|ket noi|ket noi chat|link chats|/link",
  mainChat: "/chatchinh|chat chinh|main chat|/mainchat",
  cancel: "/huy|huy|huy bo|cancel|/cancel",
  leave: "/huy|huy|huy bo|/cancel|cancel|thoi|bo qua|never mind",
  yes: "dung|dung roi|dung the|vang|da|u|uh|ok|oke|co|phai|chuan|dong y|yes|right|i agree",
  no: "khong|ko|k|khong dung|sai|sai roi|khong dong y|cho khac|no",
  noPhoto:
    "khong|ko|k|khong co|ko co|khong co anh|ko co anh|chua co|thoi|bo qua|no|no photo",
  send: "gui|gui di|gui phan anh|ok|oke|dong y|dung|dung roi|send",
  edit: "sua|sua noi dung|sua lai|viet lai|/sua|edit",
  back: "quay lai|lui lai|tro lai|cau truoc|buoc truoc|back|go back",
  later: "de sau|lat nua|luc khac|mai viet tiep|/desau|later",
  human:
    "gap nguoi|gap nguoi that|gap can bo|gap nhan vien|cho gap nguoi|noi chuyen voi nguoi|/gapnguoi|human|talk to a person",
  resume: "tiep tuc|viet tiep|lam tiep|/tieptuc|continue|go on",
  skip: "bo qua|khong biet|khong ro|ko biet|ko ro|gui|gui di|gui luon|cu gui|van gui|skip|next|send",
  notSure: "khong ro|ko ro|khong biet|ko biet|chiu|khong nho|not sure|no idea",
  solved:
    "xong|xong roi|da xong|da xong roi|giai quyet roi|da giai quyet|da giai quyet roi|on roi|solved|done",
  partly:
    "mot phan|moi mot phan|duoc mot phan|moi duoc mot phan|giai quyet mot phan|moi giai quyet mot phan|partly",
  notSolved:
    "chua xong|van chua xong|chua giai quyet|van chua giai quyet|chua giai quyet xong|chua duoc|not solved",
  sendAnyway: "van gui|van gui phan anh|cu gui|send it anyway",
} as const;

export type Meaning = keyof typeof SAYS;

/** True when the whole text is one of the ways to say `meaning`, however it is typed or softened ("đúng rồi ạ"). */
export function says(meaning: Meaning, text: string): boolean {
  const plain = fold(text)
    .replace(/[\s.!,?~]+$/u, "")
    .replace(/ (?:a|nhe|nha)$/u, "");
  return SAYS[meaning].split("|").includes(plain);
}

/** The button a text names by its whole label, in either language; null when none. */
export function named(buttons: readonly ReplyButton[], text: string): Action | null {
  const plain = fold(text);
  const button = buttons.find(({ label }) =>
    [label.in("vi"), label.in("en")].some((words) => fold(words) === plain),
  );
  return button?.action ?? null;
}

/** The option a text names: by its number ("2") or by its name; null when by none. */
export function pick<
  T extends { readonly name: { readonly vi: string; readonly en: string } },
>(options: readonly T[], text: string): T | null {
  const plain = fold(text);
  const byNumber = /^\d$/.test(plain) ? options[Number(plain) - 1] : undefined;
  const byName = options.find(({ name }) =>
    [name.vi, name.en].some((n) => fold(n) === plain),
  );
  return byNumber ?? byName ?? null;
}
