import fc from "fast-check";
import { expect, it } from "vitest";
import type { Button, OutgoingBody } from "#channels/port.ts";
import { MAX_TEXT, type Part, partsOf } from "#channels/zalo-oa/draw.ts";

const body = (changes: Partial<OutgoingBody>): OutgoingBody => ({
  text: "Đã nhận.",
  buttons: [],
  mediaIds: [],
  ...changes,
});
const press = (label: string): Button => ({ id: `id-${label}`, label, kind: "press" });
const file = (contentType: string, size = 4) => ({
  bytes: new Uint8Array(size),
  contentType,
});
const png = file("image/png");
const MB = 1024 * 1024;

const textOf = (part: Part | undefined) =>
  part === undefined || part.kind === "document" ? "" : part.text;
const buttonsOf = (part: Part | undefined) =>
  part?.kind === "text" ? part.buttons : [];

it.each<[string, Partial<OutgoingBody>, string]>([
  ["bold as nothing", { text: "Mã **YH-26**." }, "Mã YH-26."],
  ["who speaks above", { speaker: "Sở Xây dựng" }, "Sở Xây dựng\nĐã nhận."],
  ["a letter and its mark as one", { text: "Đa\u0303 nhâ\u0323n." }, "Đã nhận."],
  [
    "a link in the text",
    { buttons: [{ id: "l", label: "Xem", kind: "link", url: "https://hanoi.gov.vn" }] },
    "Đã nhận.\nXem: https://hanoi.gov.vn",
  ],
])("writes %s", (_, changes, text) => {
  expect(partsOf(body(changes), [])).toEqual([{ kind: "text", text, buttons: [] }]);
});

it("gives a button an id that no person types", () => {
  const [part] = partsOf(body({ buttons: [press("Đúng")] }), []);
  expect(buttonsOf(part)).toEqual([
    { title: "Đúng", type: "oa.query.hide", payload: "#b:id-Đúng" },
  ]);
});

it.each([
  ["five buttons", ["1", "2", "3", "4", "5"], 5],
  ["none of six, because Zalo takes five", ["1", "2", "3", "4", "5", "6"], 0],
  ["none when a title is longer than 100", ["1", "x".repeat(101)], 0],
])("shows %s", (_, labels, count) => {
  const [part] = partsOf(body({ buttons: labels.map(press) }), []);
  expect(buttonsOf(part)).toHaveLength(count);
});

it.each<[string, Partial<OutgoingBody>, ReturnType<typeof file>[], string[]]>([
  ["a picture with words", {}, [png], ["image"]],
  [
    "a picture whose words have buttons",
    { buttons: [press("Đúng")] },
    [png],
    ["image", "text"],
  ],
  ["two pictures", {}, [png, png], ["image", "image", "text"]],
  ["a picture without words", { text: "" }, [png], ["image"]],
  ["a picture of a megabyte", {}, [file("image/jpeg", MB)], ["image"]],
  ["a larger one", {}, [file("image/jpeg", MB + 1)], ["text"]],
  ["a document", {}, [file("application/pdf", 5 * MB)], ["document", "text"]],
  ["a larger one", {}, [file("application/pdf", 5 * MB + 1)], ["text"]],
  ["nothing at all", { text: " " }, [], []],
])("carries %s", (_, changes, files, kinds) => {
  expect(partsOf(body(changes), files).map(({ kind }) => kind)).toEqual(kinds);
});

it("loses no letter of a long text and never says more than Zalo takes at once", () => {
  const words = fc.array(fc.constantFrom("đường", "ngập.", "👨‍👩‍👧", "**x**", "\n"), {
    maxLength: 1500,
  });
  const letters = (text: string) => text.replace(/[\s*]+/gu, "");
  fc.assert(
    fc.property(words, (typed) => {
      const text = typed.join(" ");
      const parts = partsOf(body({ text, buttons: [press("Đúng")] }), []);
      expect(letters(parts.map(textOf).join(""))).toBe(letters(text));
      for (const part of parts)
        expect(textOf(part).length).toBeLessThanOrEqual(MAX_TEXT);
      expect(parts.slice(0, -1).flatMap((part) => [...buttonsOf(part)])).toEqual([]);
    }),
  );
});
