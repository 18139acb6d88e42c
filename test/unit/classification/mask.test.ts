import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskPersonal } from "#classification/providers/mask.ts";

describe("what names a person does not leave the house", () => {
  test.each([
    ["a mobile number", "gọi 0912345678 nhé", "gọi [số điện thoại] nhé"],
    ["in groups", "0912 345 678, 091.234.5678", "[số điện thoại], [số điện thoại]"],
    ["stuck to a word", "sđt0912 345 678", "sđt[số điện thoại]"],
    ["with dashes", "sđt:098-765-4321.", "sđt:[số điện thoại]."],
    ["a letter for the zero", "o912 345 678", "[số điện thoại]"],
    ["with the country's code", "+84 912 345 678", "[số điện thoại]"],
    ["the same without plus", "84912345678", "[số điện thoại]"],
    ["a landline", "(024) 3825 1234 gặp chị Hà", "[số điện thoại] gặp chị Hà"],
    ["a digit beside it goes too", "0912345678 2 lần", "[số điện thoại] lần"],
    ["a citizen's id", "CCCD 001085012345", "CCCD [số giấy tờ]"],
    ["the same in groups", "001 085 012 345", "[số giấy tờ]"],
    ["behind a house number", "số 12 0912 345 678", "số 12 [số điện thoại]"],
    ["the old id", "cmnd 123456789 cấp 2010", "cmnd [số giấy tờ] cấp 2010"],
    ["a passport", "hộ chiếu C1234567", "hộ chiếu [số giấy tờ]"],
    ["health insurance", "thẻ GD4010123456789", "thẻ [số giấy tờ]"],
    ["a bank card", "thẻ 4221 1234 5678 9012", "thẻ [số giấy tờ]"],
    ["an account", "stk 19034567890123 techcombank", "stk [số giấy tờ] techcombank"],
    ["a mail address", "mail an.nguyen+1@gmail.com ạ", "mail [email] ạ"],
    ["a car", "xe 30F-123.45 vượt đèn đỏ", "xe [biển số] vượt đèn đỏ"],
    ["a car in one run", "xe 29a12345", "xe [biển số]"],
    ["a motorbike", "biển 29-B1 234.56", "biển [biển số]"],
    ["an electric bike", "29MĐ1-23456", "[biển số]"],
    ["a diplomat", "80-NG-123-45", "[biển số]"],
    ["an older plate", "xe khách 29H-1234", "xe khách [biển số]"],
    [
      "all in one",
      "Xe 30E-456.78, chủ 0987654321, a@b.vn",
      "Xe [biển số], chủ [số điện thoại], [email]",
    ],
  ])("%s", (_, typed, masked) => {
    expect(maskPersonal(typed)).toBe(masked);
  });
});

describe("what the message is about stays", () => {
  test.each([
    "ngõ 12 ngách 34/5 số nhà 102A phố Huế",
    "từ 03.12.2025 10h đến 05-12-2025 17h30",
    "nợ lương 1.500.000.000 đồng, phạt 12,500,000 đ",
    "Quyết định 1234/QĐ-UBND ngày 01/07/2025",
    "Nghị định 168/2024/NĐ-CP",
    "hồ sơ 000.00.19.H26-230101-0001",
    "mã YH-26-4K7Q2",
    "gọi 1900 1234, 115, 113 không ai nghe",
    "từ 22h 30 đến 5h 45 sáng, ồn 85dB",
    "xe buýt 32, tuyến 01, BRT01",
    "căn hộ 120m2 giá 3500 USD, cách 50m 1000 viên gạch",
    "quốc lộ 21B km 12+300",
  ])("%s", (typed) => {
    expect(maskPersonal(typed)).toBe(typed);
  });
});

test("no run of nine digits is left, and masking again changes nothing", () => {
  const typed = fc.string({
    unit: fc.constantFrom(..."0123456789 .-()+@aAoĐhC/,"),
    maxLength: 60,
  });
  fc.assert(
    fc.property(typed, (text) => {
      const masked = maskPersonal(text);
      expect(masked).not.toMatch(/\d{9}/u);
      expect(maskPersonal(masked)).toBe(masked);
    }),
  );
});
