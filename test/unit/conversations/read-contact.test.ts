import { expect, test } from "vitest";
import { readContact } from "#conversations/flows/read-contact.ts";
import { maskPhone } from "#kernel/phone.ts";

test.each([
  ["Nguyễn Thị Lan 0912 345 678", "Nguyễn Thị Lan", "0912345678"],
  ["Tôi là Trần Văn Bình, sđt 0983.123.456", "Trần Văn Bình", "0983123456"],
  ["+84 912-345-678 Lê Hoa", "Lê Hoa", "0912345678"],
  ["84912345678, họ tên: Phạm Minh", "Phạm Minh", "0912345678"],
  ["Lan\n024 3825 1234", "Lan", "02438251234"],
  ["ten toi la Nguyen Lan so dien thoai 0355555555", "Nguyen Lan", "0355555555"],
])("%s: read", (text, name, phone) => {
  expect(readContact(text)).toMatchObject({ kind: "read", phone });
  expect(readContact(text)).toHaveProperty("name", name);
});

test.each([
  ["0912345678", "name"],
  ["Nguyễn Thị Lan", "phone"],
  ["Lan 12345", "phone"],
  ["Lan 0123456789", "phone"],
  ["Lan 091234567890123", "phone"],
])("%s: the %s is missing", (text, what) => {
  expect(readContact(text)).toEqual({ kind: "missing", what });
});

test("a phone in a message shows its first two and last three digits", () => {
  expect(maskPhone("0912345123")).toBe("09•• ••• 123");
});
