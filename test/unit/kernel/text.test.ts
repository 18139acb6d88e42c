import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold, normalise, splitText, words } from "#kernel/text.ts";

const family = "👨‍👩‍👧";

describe("normalise keeps the accents", () => {
  it.each([
    ["capitals and stray spaces", "  Đèn   ĐƯỜNG ", "đèn đường"],
    [
      "line breaks, tabs and no-break spaces",
      "ngõ\t12\n\nYên\u00a0Hòa",
      "ngõ 12 yên hòa",
    ],
    ["letters and marks typed apart", "Đường".normalize("NFD"), "đường"],
    ["marks in the other order", "Viê\u0323t", "việt"],
    [
      "a soft hyphen and a zero-width space in a word",
      "đè\u200bn đư\u00adờng",
      "đèn đường",
    ],
    ["a byte order mark in front of the text", "\ufeffRác", "rác"],
    ["the parts of one emoji", `Nhà ${family}`, `nhà ${family}`],
    ["nothing but space", " \n ", ""],
  ])("%s", (_, typed, expected) => {
    expect(normalise(typed)).toBe(expected);
  });
});

describe("fold takes the accents away", () => {
  it.each([
    ["every tone and hat", "Ẳ ẵ Ậ Ễ Ộ Ỡ Ự ỹ", "a a a e o o u y"],
    ["the stroke of đ, which is no mark", "ĐƯỜNG Đê", "duong de"],
    ["old and new tone places alike", "hoà hòa thuý thúy", "hoa hoa thuy thuy"],
    ["digits and signs stay", "Ngõ 12/5, P. Yên Hòa!", "ngo 12/5, p. yen hoa!"],
  ])("%s", (_, typed, expected) => {
    expect(fold(typed)).toBe(expected);
  });

  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({
      unit: fc.constantFrom("đ", "Ế", "o\u0323\u0302", " ", "\u200b", "İ", "Σ"),
    }),
  );

  it("changes nothing the second time, as normalise does", () => {
    fc.assert(
      fc.property(text, (typed) => {
        expect(fold(fold(typed))).toBe(fold(typed));
        expect(normalise(normalise(typed))).toBe(normalise(typed));
      }),
    );
  });

  it("is the same for a text typed in letters and marks", () => {
    fc.assert(
      fc.property(text, (typed) => {
        expect(fold(typed.normalize("NFD"))).toBe(fold(typed));
      }),
    );
  });
});

describe("words are runs of letters and digits", () => {
  it.each([
    ["a sentence", "Đèn tắt, 3 ngày rồi!", ["Đèn", "tắt", "3", "ngày", "rồi"]],
    ["letters and marks typed apart", "Đèn đường".normalize("NFD"), ["Đèn", "đường"]],
    ["an address", "ngõ 12/5, Q.7", ["ngõ", "12", "5", "Q", "7"]],
    ["emoji are none", "🔥❤️ cháy", ["cháy"]],
    ["nothing", "…", []],
  ])("%s", (_, text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});

describe("splitText", () => {
  it.each([
    ["a short text stays whole", "Đã nhận.", 20, ["Đã nhận."]],
    ["an empty text has no pieces", "  ", 20, []],
    ["at a sentence end", "Đèn tắt rồi. Tối lắm ạ", 16, ["Đèn tắt rồi.", "Tối lắm ạ"]],
    [
      "behind a closing quote",
      "Họ bảo “Chờ.” Tôi chờ",
      15,
      ["Họ bảo “Chờ.”", "Tôi chờ"],
    ],
    ["at a line break", "Đèn tắt rồi\nTối lắm ạ", 16, ["Đèn tắt rồi", "Tối lắm ạ"]],
    ["not inside a number", "Còn nợ lại 3.5 triệu", 13, ["Còn nợ lại", "3.5 triệu"]],
    [
      "not at a sentence end in the first half",
      "Vâng. Đèn đường tắt",
      16,
      ["Vâng. Đèn đường", "tắt"],
    ],
    [
      "at a space when a word ends just at the limit",
      "Đèn đường tắt",
      9,
      ["Đèn đường", "tắt"],
    ],
    [
      "inside a word longer than a piece",
      "a".repeat(25),
      10,
      ["a".repeat(10), "a".repeat(10), "aaaaa"],
    ],
    ["never through an emoji", "🔥🔥🔥", 3, ["🔥", "🔥", "🔥"]],
    ["never through a joined emoji", `aa${family}`, 9, ["aa", family]],
    ["never between a letter and its mark", "đươ\u0300ng", 3, ["đư", "ơ\u0300n", "g"]],
  ])("%s", (_, text, max, expected) => {
    expect(splitText(text, max)).toEqual(expected);
  });

  it("keeps every piece within the limit and loses nothing but space", () => {
    const unit = fc.constantFrom(
      "a",
      "ữ",
      " ",
      ".",
      "\n",
      "”",
      "🔥",
      family,
      "e\u0301",
    );
    const long = fc.string({ unit, maxLength: 200 });
    fc.assert(
      fc.property(long, fc.integer({ min: 1, max: 40 }), (text, max) => {
        const pieces = splitText(text, max);
        expect(pieces.filter((piece) => piece === "" || piece.length > max)).toEqual(
          [],
        );
        expect(pieces.join("").replace(/\s/gu, "")).toBe(text.replace(/\s/gu, ""));
      }),
    );
  });
});
