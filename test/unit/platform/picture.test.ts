import { describe, expect, it } from "vitest";
import { type Chart, drawPng, drawSvg } from "#platform/picture.ts";

const SIZE = { width: 200, height: 80 };
const saying = (text: string): Chart => ({ title: { text } });
const bytesOf = async (text: string) => Buffer.from(await drawPng(saying(text), SIZE));

describe("a picture for a chat", () => {
  it("is a PNG at twice the size, for sharp screens", async () => {
    const png = await bytesOf("Việc đang mở");
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([400, 160]);
  });

  it("draws every Vietnamese letter with its marks, whatever fonts the machine has", async () => {
    const letters = [..."aăâeêioôơuưyđ"].flatMap((vowel) =>
      vowel === "đ"
        ? [vowel]
        : ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"].map((tone) =>
            `${vowel}${tone}`.normalize("NFC"),
          ),
    );
    const unknown = await bytesOf("x\u{13000}x");
    const drawn = await Promise.all(letters.map((letter) => bytesOf(`x${letter}x`)));
    expect(new Set(drawn.map((png) => png.toString("base64"))).size).toBe(
      letters.length,
    );
    expect(drawn.some((png) => png.equals(unknown))).toBe(false);
  });

  it("is the same for the same chart", async () => {
    expect(await bytesOf("Tuần này")).toEqual(await bytesOf("Tuần này"));
  });
});

it("on a page a chart's words are text", async () => {
  expect(await drawSvg(saying("Việc đang mở"), SIZE)).toContain("Việc đang mở");
});
