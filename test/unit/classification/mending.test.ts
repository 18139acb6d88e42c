import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codesOf } from "#classification/providers/features.ts";
import { lexiconOf, mendSlips } from "#classification/providers/mending.ts";
import { spelledWords } from "#classification/providers/spelling.ts";
import { buildVocabulary } from "#classification/providers/vocabulary.ts";

const taught = [
  "đèn đường tắt cả tuần",
  "đèn đường tắt ở phường tôi",
  "đèn ngõ tắt cả tuần",
  "rác tồn đọng ở phường tôi",
  "rác tồn đọng không ai dọn",
  "công ty cấp nước cắt nước",
  "công ty cấp nước tăng giá",
  "phố Hàng Bún",
].map(spelledWords);
const vocabulary = buildVocabulary(taught.map((list) => codesOf(list)));
const lexicon = lexiconOf([...new Set(taught.flat())], vocabulary);
const mended = (text: string) =>
  mendSlips(spelledWords(text), lexicon, vocabulary).join(" ");

describe("a slip of the finger is mended to a word of the examples", () => {
  test.each([
    ["a letter lost", "đèn đườg tắt", "đèn đường tắt"],
    ["a letter doubled", "rácc tồn đọng", "rác tồn đọng"],
    ["two letters swapped", "đèn đưnờg tắt", "đèn đường tắt"],
    ["the key beside", "rác tồm đọng", "rác tồn đọng"],
    [
      "without diacritics",
      "den dduong tat, rac ton dpng",
      "den đuong tat rac ton dong",
    ],
    ["the first letter", "ước công ty cấp", "nước công ty cấp"],
    ["two words beside each other", "đèn đườn tăt cả tuần", "đèn đường tắt cả tuần"],
    ["the tone", "đẻn đưởng tắt tuần", "đèn đường tắt tuần"],
  ])("%s", (_, typed, expected) => {
    expect(mended(typed)).toBe(expected);
  });

  test("the neighbours decide between two words", () => {
    expect(mended("đèn đườg tắt")).toBe("đèn đường tắt");
    expect(mended("ở phườg tôi")).toBe("ở phường tôi");
  });
});

describe("what is no slip stays", () => {
  test.each([
    ["words of the examples, once or often", "phố hàng bún rác"],
    ["a known word with two other marks", "đuồng tắt"],
    ["a word like none", "vinhomes xyzzy"],
    ["words of the tables that no example has", "lửa đang bén đèn đường"],
    ["another language", "please mend đèm"],
    ["numbers", "12h30 102a"],
    ["a single letter", "x"],
    ["a word that only one example has is nothing to mend to", "bún búm"],
  ])("%s", (_, typed) => {
    expect(mended(typed)).toBe(typed);
  });
});

test("whatever is typed: as many words, each of them typed or taught", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
      const list = spelledWords(text);
      const result = mendSlips(list, lexicon, vocabulary);
      expect(result).toHaveLength(list.length);
      for (const [place, word] of result.entries()) {
        expect(word === list[place] || lexicon.known.has(word)).toBe(true);
      }
    }),
  );
});
