import type { InlineKeyboardButton, ReplyKeyboardMarkup } from "grammy/types";
import type { Button, OutgoingBody } from "#channels/port.ts";
import { type Segment, segmentsOf } from "#kernel/markup.ts";
import { splitText } from "#kernel/text.ts";

/** Bot API: characters after the markup is read; UTF-16 units, which we count, are never fewer. */
export const MAX_TEXT = 4096;
const MAX_CAPTION = 1024;

export type Drawing = {
  /** HTML, each piece short enough for one message; none when there is nothing to say. */
  readonly texts: readonly string[];
  /** Whether all of it can stand under a picture. */
  readonly fitsCaption: boolean;
  readonly buttons: { inline_keyboard: InlineKeyboardButton[][] } | null;
  readonly askForLocation: ReplyKeyboardMarkup | null;
};

/** A message in Telegram's HTML, where `<`, `>` and `&` are all there is to escape. */
export function draw(body: OutgoingBody): Drawing {
  const segments = segmentsOfBody(body);
  const plain = segments.map((segment) => segment.text).join("");
  const texts: string[] = [];
  let cursor = 0;
  for (const piece of splitText(plain, MAX_TEXT)) {
    const from = plain.indexOf(piece, cursor);
    cursor = from + piece.length;
    texts.push(htmlOf(segments, from, cursor));
  }
  const here = body.buttons.filter(isButtonHere);
  const asks = body.requestLocation === true;
  const inline = asks ? here.filter(({ kind }) => kind !== "location") : here;
  return {
    texts,
    fitsCaption: plain.trim().length <= MAX_CAPTION,
    buttons:
      inline.length > 0 ? { inline_keyboard: rowsOf(inline).map(drawRow) } : null,
    askForLocation: asks ? locationKeyboard(body.buttons) : null,
  };
}

/** Bot API: `callback_data` takes 1-64 bytes. Null when every button fits, else what is wrong. */
export function faultOf(body: OutgoingBody): string | null {
  const sizes = body.buttons
    .filter(({ kind }) => kind !== "link")
    .map(({ id }) => Buffer.byteLength(id));
  const bad = sizes.find((size) => size < 1 || size > 64);
  return bad === undefined ? null : `a button id has ${bad} bytes, 1-64 are allowed`;
}

/** The agency that speaks, what it says, and the links that cannot be buttons here. */
function segmentsOfBody(body: OutgoingBody): Segment[] {
  const speaker =
    body.speaker === undefined
      ? []
      : [
          { text: body.speaker, isBold: true },
          { text: "\n", isBold: false },
        ];
  const links = body.buttons
    .filter((button) => !isButtonHere(button))
    .map((button) => ({ text: `\n${lineOf(button)}`, isBold: false }));
  return [...speaker, ...segmentsOf(body.text), ...links];
}

/**
 * Telegram refuses the whole message for a button to `tel:`, or to a host without a dot such as
 * `localhost`; in the text both still work, because apps make numbers and addresses tappable.
 */
function isButtonHere(button: Button): boolean {
  return button.kind !== "link" || /^https?:\/\/[^/:]+\.[^/:]+/.test(button.url ?? "");
}

function lineOf({ label, url = "" }: Button): string {
  const target = url.replace(/^tel:/, "");
  return label.includes(target) ? label : `${label}: ${target}`;
}

/** The part of the text from `from` to `to`, with what is bold in it. */
function htmlOf(segments: readonly Segment[], from: number, to: number): string {
  let html = "";
  let start = 0;
  for (const { text, isBold } of segments) {
    const part = escapeHtml(
      text.slice(Math.max(0, from - start), Math.max(0, to - start)),
    );
    html += isBold && part !== "" ? `<b>${part}</b>` : part;
    start += text.length;
  }
  return html;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** What a phone 360 points wide shows of a row without cutting, in letters. */
const ROW_LETTERS = 33;

/** Fills rows while the labels, which share the width equally, can be read whole. */
function rowsOf(buttons: readonly Button[]): Button[][] {
  const rows: Button[][] = [];
  for (const button of buttons) {
    const wider = [...(rows.at(-1) ?? []), button];
    const longest = Math.max(...wider.map(({ label }) => label.length));
    const isShared = wider.length > 1 && longest * wider.length <= ROW_LETTERS;
    if (isShared) rows[rows.length - 1] = wider;
    else rows.push([button]);
  }
  return rows;
}

function drawRow(row: readonly Button[]): InlineKeyboardButton[] {
  return row.map(({ id, label, kind, url }) =>
    kind === "link" && url !== undefined
      ? { text: label, url }
      : { text: label, callback_data: id },
  );
}

/** The words come with the message; the pin is understood without any. */
function locationKeyboard(buttons: readonly Button[]): ReplyKeyboardMarkup {
  const text = buttons.find(({ kind }) => kind === "location")?.label ?? "📍";
  return {
    keyboard: [[{ text, request_location: true }]],
    one_time_keyboard: true,
    resize_keyboard: true,
  };
}
