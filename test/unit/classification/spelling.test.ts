import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { abbreviations } from "#classification/providers/abbreviations.ts";
import {
  foldedWords,
  isMarked,
  spelledWords,
} from "#classification/providers/spelling.ts";
import { fold } from "#kernel/text.ts";

const read = (text: string) => spelledWords(text).join(" ");

describe("a message is read in one spelling", () => {
  test.each([
    ["tone marks typed the new way", "Hoà, khoẻ, uỷ, thuý", "hòa khỏe ủy thúy"],
    ["a tone inside a closed syllable stays", "hoàn toàn xoáy", "hoàn toàn xoáy"],
    ["the u of qu belongs to the consonant", "quý quỳ", "quý quỳ"],
    ["stretched letters", "quáaaaa trờiiii ơi", "quá trời ơi"],
    ["a doubled d after the mark was set", "ddường", "đường"],
    ["chat words", "ko ai sửa, đc mấy hôm r", "không ai sửa được mấy hôm rồi"],
    ["chat words without diacritics", "dc ko", "được không"],
    ["offices", "UBND P. Yên Hoà", "ủy ban nhân dân phường yên hòa"],
    ["numbers with a unit stay whole", "12h30 số 5", "12h30 số 5"],
    ["decomposed characters", "đèn".normalize("NFD"), "đèn"],
    ["nothing to read", "… !!! 😂", ""],
  ])("%s", (_, typed, expected) => {
    expect(read(typed)).toBe(expected);
  });

  test("a marked word is not taken for an abbreviation", () => {
    expect(read("cáp, hẻm, bã")).toBe("cáp hẻm bã");
  });
});

describe("Telex typed with the input method off", () => {
  test.each([
    ["ddenf dduwowngf tawts", "đèn đường tắt"],
    ["nguyeenx traix ngaapj nuwowcs", "nguyễn trãi ngập nước"],
    ["nhaf nuwowcs thuyr bij ddoor", "nhà nước thủy bị đổ"],
  ])("%s", (typed, expected) => {
    expect(read(typed)).toBe(expected);
  });

  test.each(["gas box bus", "xe bus hay gas", "cafe wifi zoom", "den duong tat"])(
    "%s is left as words",
    (typed) => {
      expect(spelledWords(typed)).toHaveLength(typed.split(" ").length);
      expect(read(typed)).toBe(
        fold(read(typed).replace("buýt", "bus")).replace("bus", "buýt"),
      );
    },
  );
});

describe("the table of abbreviations", () => {
  test("has at least 150 entries, all folded single words with a phrase", () => {
    expect(abbreviations.size).toBeGreaterThanOrEqual(150);
    for (const [form, phrase] of abbreviations) {
      expect(form).toMatch(/^[a-z]{1,8}$/u);
      expect(phrase).toBe(phrase.normalize("NFC").trim());
      expect(phrase).not.toBe("");
    }
  });
});

test("short forms that are everyday words without their marks stay", () => {
  expect(read("tui rac hong, duong lun")).toBe("tui rac hong duong lun");
});

test.each([
  ["Đèn đường tắt", true],
  ["den duong TẮT", true],
  ["tắt".normalize("NFD"), true],
  ["den duong tat", false],
  ["đen đuong", false],
  ["ddenf dduwowngf tawts", false],
  ["ko ai sua, дом", false],
  ["", false],
])("%s: written with diacritics: %s", (text, expected) => {
  expect(isMarked(text)).toBe(expected);
});

test("every word has one word without diacritics", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
      const list = spelledWords(text);
      expect(foldedWords(list)).toEqual(list.map(fold));
    }),
  );
});
