import fc from "fast-check";
import { expect, it } from "vitest";
import type { Button, OutgoingBody } from "#channels/port.ts";
import { partsOf } from "#channels/telegram/parts.ts";
import { draw, faultOf } from "#channels/telegram/render.ts";
import { withoutMarkup } from "#kernel/markup.ts";
import { parseHtml } from "#test/support/fake-telegram-html.ts";

const body = (changes: Partial<OutgoingBody>): OutgoingBody => ({
  text: "Đã nhận.",
  buttons: [],
  mediaIds: [],
  ...changes,
});
const press = (label: string): Button => ({ id: label, label, kind: "press" });
const link = (label: string, url: string): Button => ({
  id: "l",
  label,
  kind: "link",
  url,
});
const png = { bytes: new Uint8Array(4), contentType: "image/png" };

it.each([
  ["Mã **YH-26**.", ["Mã <b>YH-26</b>."]],
  ["a < b & c > d", ["a &lt; b &amp; c &gt; d"]],
  ["**a < b**", ["<b>a &lt; b</b>"]],
  ["chỉ ** thôi", ["chỉ ** thôi"]],
  ["  \n ", []],
])("writes %j in HTML", (text, html) => {
  expect(draw(body({ text })).texts).toEqual(html);
});

it("puts the agency that speaks in a bold line above", () => {
  const { texts } = draw(body({ text: "Đã sửa.", speaker: "Sở Xây dựng" }));
  expect(texts).toEqual(["<b>Sở Xây dựng</b>\nĐã sửa."]);
});

it("keeps bold bold across a cut", () => {
  const { texts } = draw(body({ text: `**${"một câu dài. ".repeat(400)}**` }));
  expect(texts.length).toBe(2);
  for (const html of texts) {
    expect(html.startsWith("<b>")).toBe(true);
    expect(html.endsWith("</b>")).toBe(true);
  }
});

it("is always readable and loses no letter, whatever a person typed", () => {
  const typed = fc.string({
    unit: fc.constantFrom(...'<>&*_b/ "đ👨‍👩‍👧;amp'),
    maxLength: 200,
  });
  fc.assert(
    fc.property(fc.array(typed), (pieces) => {
      const text = pieces.map((piece) => `${withoutMarkup(piece)} **x** `).join("");
      const plain = draw(body({ text })).texts.map((html) => parseHtml(html).text);
      const letters = (value: string) => value.replace(/\s+/gu, "");
      const expected = pieces.map((piece) => `${withoutMarkup(piece)}x`).join("");
      expect(letters(plain.join(""))).toBe(letters(expected));
    }),
  );
});

it.each([
  [["Đúng", "Chỗ khác", "Gửi vị trí"], [3]],
  [
    ["Gửi phản ánh", "Sửa", "Không đúng cơ quan"],
    [2, 1],
  ],
  [
    ["Thu gom rác thải sinh hoạt", "Vỉa hè"],
    [1, 1],
  ],
])("lays the buttons %j in rows of %j", (labels, lengths) => {
  const { buttons } = draw(body({ buttons: labels.map(press) }));
  expect(buttons?.inline_keyboard.map((row) => row.length)).toEqual(lengths);
  expect(buttons?.inline_keyboard.flat().map(({ text }) => text)).toEqual(labels);
});

it.each([
  [
    "a page",
    link("Xem", "https://hanoi.gov.vn/a"),
    { text: "Xem", url: "https://hanoi.gov.vn/a" },
  ],
  ["a press", press("Đúng"), { text: "Đúng", callback_data: "Đúng" }],
  [
    "a place, while no keyboard asks for it",
    { id: "p", label: "Gửi vị trí", kind: "location" as const },
    { text: "Gửi vị trí", callback_data: "p" },
  ],
])("draws a button for %s", (_, button, drawn) => {
  const { buttons, texts } = draw(body({ buttons: [button] }));
  expect(buttons?.inline_keyboard).toEqual([[drawn]]);
  expect(texts).toEqual(["Đã nhận."]);
});

it.each([
  ["a number", link("Gọi 114", "tel:114"), "Gọi 114"],
  [
    "a number the label does not name",
    link("Gọi phường", "tel:02412345"),
    "Gọi phường: 02412345",
  ],
  [
    "a page on this machine",
    link("Mở", "http://localhost:3000/a"),
    "Mở: http://localhost:3000/a",
  ],
])(
  "writes out the link to %s, which Telegram takes on no button",
  (_, button, line) => {
    const { buttons, texts } = draw(body({ buttons: [button] }));
    expect(buttons).toBeNull();
    expect(texts).toEqual([`Đã nhận.\n${line}`]);
  },
);

it("asks for a place with a bare pin when nobody gave words", () => {
  expect(draw(body({ requestLocation: true })).askForLocation?.keyboard).toEqual([
    [{ text: "📍", request_location: true }],
  ]);
});

it.each([
  ["1 byte", "a", true],
  ["64 bytes", "ă".repeat(32), true],
  ["65 bytes in 33 letters", `${"ă".repeat(32)}a`, false],
  ["nothing", "", false],
])("knows whether a button can carry an id of %s", (_, id, isFine) => {
  const fault = faultOf(body({ buttons: [{ id, label: "x", kind: "press" }] }));
  expect(fault === null).toBe(isFine);
});

it.each([
  ["words", 0, {}, ["0 Đã nhận."]],
  ["a picture with its words", 1, {}, ["1 Đã nhận."]],
  [
    "words too long for a caption",
    1,
    { text: "a".repeat(1025) },
    ["1 ", `0 ${"a".repeat(1025)}`],
  ],
  ["pictures and words", 3, {}, ["3 ", "0 Đã nhận."]],
  ["more pictures than an album takes", 11, {}, ["10 ", "1 ", "0 Đã nhận."]],
  ["a picture alone", 1, { text: "" }, ["1 "]],
  ["nothing", 0, { text: "" }, []],
  [
    "an album with a button and no words",
    2,
    { text: "", buttons: [press("a")] },
    ["2 ", "0 👇"],
  ],
])("sends %s in calls", (_, count, changes, calls) => {
  const parts = partsOf(body(changes), Array(count).fill(png));
  expect(parts.map(({ files, html }) => `${files.length} ${html}`)).toEqual(calls);
  const keyboards = parts.map(({ markup }) => markup !== undefined);
  expect(keyboards.slice(0, -1)).not.toContain(true);
});
