import { describe, expect, it } from "vitest";
import { pick, says } from "#conversations/flows/plain-answers.ts";

describe("says", () => {
  it.each([
    ["greeting", "Xin chào!", true],
    ["greeting", "  HI  ", true],
    ["greeting", "chào ad, đường hỏng", false],
    ["cancel", "/huy", true],
    ["cancel", "Hủy", true],
    ["cancel", "Huỷ bỏ", true],
    ["cancel", "huy động", false],
    ["leave", "Thôi.", true],
    ["leave", "/cancel", true],
    ["leave", "hủy bỏ", true],
    ["yes", "Đúng rồi ~", true],
    ["yes", "đúng nhưng ở ngõ khác", false],
    ["no", "Ko", true],
    ["noPhoto", "không có ảnh.", true],
    ["send", "GỬI ĐI", true],
    ["edit", "Sửa nội dung", true],
    ["sendAnyway", "vẫn gửi", true],
  ] as const)("%s: “%s” is %s", (meaning, text, expected) => {
    expect(says(meaning, text)).toBe(expected);
  });
});

describe("pick", () => {
  const options = [
    { id: "a", name: { vi: "Đống Đa", en: "Dong Da ward" } },
    { id: "b", name: { vi: "Láng", en: "Lang ward" } },
  ];
  it.each([
    ["1", "a"],
    [" 2 ", "b"],
    ["3", undefined],
    ["0", undefined],
    ["12", undefined],
    ["đống đa", "a"],
    ["DONG DA", "a"],
    ["lang ward", "b"],
    ["phường Láng", undefined],
    ["", undefined],
  ])("“%s” → %s", (text, id) => {
    expect(pick(options, text)?.id).toBe(id);
  });
});
