import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { segmentsOf, withoutMarkup } from "#kernel/markup.ts";

describe("bold", () => {
  it.each([
    ["Đã nhận. Mã **YH-26**.", ["Đã nhận. Mã ", "[YH-26]", "."]],
    ["**a** và **b**", ["[a]", " và ", "[b]"]],
    ["**hai\ndòng**", ["[hai\ndòng]"]],
    ["hai ** sao", ["hai ** sao"]],
    ["2*3*4", ["2*3*4"]],
    ["", []],
  ])("“%s”", (text, expected) => {
    const segments = segmentsOf(text).map((segment) =>
      segment.isBold ? `[${segment.text}]` : segment.text,
    );
    expect(segments).toEqual(expected);
  });
});

describe("what a person typed", () => {
  const typed = fc.string({ unit: fc.constantFrom("*", "*", "a", " ", "\n") });

  it("holds no markup, however many asterisks", () => {
    fc.assert(
      fc.property(typed, (text) => {
        expect(withoutMarkup(text)).not.toContain("**");
      }),
    );
  });

  it("reads as it was typed", () => {
    fc.assert(
      fc.property(typed, (text) => {
        expect(withoutMarkup(text).replaceAll("\u200b", "")).toBe(text);
      }),
    );
  });
});
