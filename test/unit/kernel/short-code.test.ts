import { describe, expect, it } from "vitest";
import { isShortCode, sayShortCode, shortCodeIn } from "#kernel/short-code.ts";
import { newShortCode } from "#platform/ids.ts";

describe("a code is read from", () => {
  it.each([
    ["mời 7K2Q-9MXT", true],
    ["moi 7k2q9mxt", true],
    ["Mã mời: 7K2Q 9MXT", true],
    ["/ketnoi 7K2Q-9MXT", true],
    ["7K2Q-9MXT", false],
    [" 7k2q9mxt. ", false],
  ])("%s", (text, isNamed) => {
    expect(shortCodeIn(text)).toEqual({ code: "7K2Q9MXT", isNamed });
  });
});

describe("no code is read from", () => {
  it.each([
    ["a word", "phuongnga"],
    ["eight letters", "datdanhn"],
    ["a number", "23456789"],
    ["years", "2024-2025"],
    ["a letter people confuse", "7K2O-9MXT"],
    ["two words and a number", "hang 2345"],
    ["the code of a case", "YH-26-4K7Q2"],
    ["a sentence with one in it", "xe 7K2Q-9MXT đỗ trên vỉa hè"],
    ["nothing", ""],
  ])("%s", (_, text) => {
    expect(shortCodeIn(text)).toBeNull();
  });
});

it("every new code is read back from how it is said", () => {
  for (let count = 0; count < 500; count += 1) {
    const code = newShortCode();
    expect(isShortCode(code)).toBe(true);
    expect(shortCodeIn(sayShortCode(code))?.code).toBe(code);
  }
});
