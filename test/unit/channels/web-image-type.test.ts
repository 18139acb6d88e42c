import { expect, it } from "vitest";
import { imageType } from "#channels/web/image-type.ts";

it.each([
  ["\xff\xd8\xff\xe0\0\x10JFIF", "image/jpeg"],
  ["\xff\xd8\xff\xe1\0\x10Exif", "image/jpeg"],
  ["\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image/png"],
  ["RIFF\x24\0\0\0WEBPVP8 ", "image/webp"],
  ["GIF87a", "image/gif"],
  ["GIF89a", "image/gif"],
  ["RIFF\x24\0\0\0WAVEfmt ", null],
  ["RIFF WEBP", null],
  ["\0\0\0\x18ftypheic", null],
  ["<svg xmlns='http://www.w3.org/2000/svg'>", null],
  ["%PDF-1.7", null],
  ["x\xff\xd8\xff", null],
  ["", null],
])("%j is %s", (start, type) => {
  expect(imageType(Buffer.from(start, "latin1"))).toBe(type);
});
