import type { Row } from "#test/support/dialogue.ts";

/** The whole way, said here once: other rows start somewhere on it. */
export const LAMP = "đèn tắt ở ngõ 12 Yên Hòa";
export const TO_CONSENT: readonly Row[] = [[LAMP, "consentKeepsText consent"]];
export const TO_WARD: readonly Row[] = [
  ...TO_CONSENT,
  ["[Đồng ý]", "+recordConsent askWardYesNo"],
];
export const TO_PHOTO: readonly Row[] = [...TO_WARD, ["[Đúng]", "askPhoto"]];
export const TO_SUMMARY: readonly Row[] = [...TO_PHOTO, ["[Không có ảnh]", "summary"]];
export const TO_RECEIPT: readonly Row[] = [
  ...TO_SUMMARY,
  ["[Gửi phản ánh]", "+openCase receipt"],
];
