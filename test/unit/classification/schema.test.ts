import { expect, test } from "vitest";
import { parseExamples } from "#classification/schema.ts";

test("headings give the label of the lines below; blank lines and Windows line ends do not matter", () => {
  expect(
    parseExamples("# den.tat\r\n  Đèn tắt \r\n\r\n# gate:spam\nMua ngay\n"),
  ).toEqual([
    {
      text: "Đèn tắt",
      label: { kind: "matter", matterId: "den.tat" },
      source: "message",
    },
    { text: "Mua ngay", label: { kind: "gate", gate: "spam" }, source: "message" },
  ]);
});

test("keywords are marked as phrases", () => {
  expect(parseExamples("# den.tat\nđèn đường", "phrase")[0]?.source).toBe("phrase");
});

test("an unknown gate is named with its line and what is allowed", () => {
  expect(() => parseExamples("# den.tat\nx\n# gate:chao-hoi\ny")).toThrow(
    /Line 3.*chao-hoi.*phan-anh/su,
  );
});

test("a line before the first heading has no label", () => {
  expect(() => parseExamples("\nĐèn tắt")).toThrow(/Line 2/u);
});
