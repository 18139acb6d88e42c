import type { Row } from "#test/support/dialogue.ts";

/** The whole way, said here once: other rows start somewhere on it. */
export const LAMP = "đèn tắt ở ngõ 12 Yên Hòa";
export const TO_CONSENT: readonly Row[] = [[LAMP, "consentKeepsText consent"]];
/** From the consent on, whoever was greeted before. */
export const FROM_CONSENT: readonly Row[] = [
  ["[Đồng ý]", "+recordConsent askWardYesNo"],
  ["[Đúng]", "askPhoto"],
  ["[Không có ảnh]", "summary"],
  ["[Gửi phản ánh]", "+openCase receipt"],
];
export const TO_WARD: readonly Row[] = [...TO_CONSENT, ...FROM_CONSENT.slice(0, 1)];
export const TO_PHOTO: readonly Row[] = [...TO_CONSENT, ...FROM_CONSENT.slice(0, 2)];
export const TO_SUMMARY: readonly Row[] = [...TO_CONSENT, ...FROM_CONSENT.slice(0, 3)];
export const TO_RECEIPT: readonly Row[] = [...TO_CONSENT, ...FROM_CONSENT];
