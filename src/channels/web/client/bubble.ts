/** Draws one line of the chat. */
import { aside, make, makeButton } from "./dom.ts";
import { sayTime } from "./moments.ts";
import { word } from "./speech.ts";
import type { BotLine, Line, LineButton, PersonLine, Said, Seat } from "./wire.ts";

export type Drawing = {
  readonly seat: Seat;
  readonly press: (button: LineButton, event: MouseEvent) => void;
};

/** `isSameSpeaker`: the line before is by the same one, so the name is not repeated. */
export function drawLine(
  line: Line,
  isSameSpeaker: boolean,
  drawing: Drawing,
): HTMLLIElement {
  const time = make("time", { attributes: { datetime: line.at } }, sayTime(line.at));
  return line.from === "bot"
    ? drawBot(line, time, isSameSpeaker, drawing)
    : drawPerson(line, time, isSameSpeaker, drawing);
}

function drawBot(
  line: BotLine & Line,
  time: HTMLElement,
  isSameSpeaker: boolean,
  { seat, press }: Drawing,
): HTMLLIElement {
  const name = line.speaker ?? word("product");
  const avatar = make(
    "span",
    {
      class: line.speaker === null ? "avatar" : "avatar agency",
      attributes: { "aria-hidden": "true" },
    },
    line.speaker === null ? null : initials(name),
  );
  const words = make(
    "p",
    { class: "text" },
    ...line.segments.flatMap(({ text, isBold }) =>
      isBold ? [make("strong", {}, ...drawText(text))] : drawText(text),
    ),
  );
  const isNamed = line.speaker !== null && !isSameSpeaker;
  const bubble = make(
    "div",
    { class: "bubble" },
    isNamed ? make("b", { class: "name" }, name) : aside(`${name}: `),
    drawPhotos(line.mediaIds, seat),
    line.segments.length > 0 ? words : null,
    make("p", { class: "meta" }, time),
  );
  const body = make("div", { class: "body" }, bubble);
  if (line.buttons.length > 0) body.append(drawChoices(line.buttons, press));
  return make(
    "li",
    { class: isSameSpeaker ? "line bot same" : "line bot" },
    avatar,
    body,
  );
}

/** Pages of this site can be opened from here; an address anybody else wrote stays text. */
function drawText(text: string): readonly (Node | string)[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+\/viec\/[\w-]+)/u)
    .flatMap((part, index) =>
      index % 2 === 1 && part.startsWith(`${location.origin}/`)
        ? [makeLink(part)]
        : drawWords(part),
    );
}

function makeLink(href: string): HTMLAnchorElement {
  const attributes = { href, target: "_blank", rel: "noopener" };
  return make("a", { class: "link", attributes }, href);
}

/** Codes such as YH-26-4K7Q2 stay in one piece: people read them aloud. */
function drawWords(text: string): readonly (Node | string)[] {
  return text
    .split(/([\p{L}\d]+(?:-[\p{L}\d]+)+)/u)
    .map((part, index) =>
      index % 2 === 1 && part.length <= 16
        ? make("span", { class: "whole" }, part)
        : part,
    );
}

/** The buttons of a message that is no longer the newest: at hand, but not in the way. */
function drawChoices(
  buttons: readonly LineButton[],
  press: Drawing["press"],
): HTMLDetailsElement {
  const choices = make(
    "details",
    { class: "choices", attributes: { hidden: "" } },
    make("summary", {}, word("choices")),
    make(
      "div",
      { class: "chips" },
      ...buttons.map((button) => drawButton(button, press)),
    ),
  );
  return choices;
}

/** A button of a message, as a button or as the link it is. */
export function drawButton(button: LineButton, press: Drawing["press"]): HTMLElement {
  if (button.kind !== "link" || button.url === undefined) {
    return makeButton(button.label, "chip", (event) => press(button, event));
  }
  const attributes = { href: button.url, target: "_blank", rel: "noopener noreferrer" };
  return make("a", { class: "chip", attributes }, button.label);
}

function drawPerson(
  line: PersonLine & Line,
  time: HTMLElement,
  isSameSpeaker: boolean,
  { seat }: Drawing,
): HTMLLIElement {
  const photos = line.kind === "files" ? drawPhotos(line.mediaIds, seat) : null;
  return drawOwn(saidText(line), photos, isSameSpeaker, [
    time,
    make("span", { class: "tick", attributes: { "aria-hidden": "true" } }, "✓"),
    aside(word("sent")),
  ]);
}

/** A line of the person's own, sent or still on its way. */
export function drawOwn(
  text: string,
  photos: HTMLElement | null,
  isSameSpeaker: boolean,
  meta: readonly HTMLElement[],
): HTMLLIElement {
  const bubble = make(
    "div",
    { class: "bubble" },
    aside(`${word("you")}: `),
    photos,
    text === "" ? null : make("p", { class: "text" }, text),
    make("p", { class: "meta" }, ...meta),
  );
  return make(
    "li",
    { class: isSameSpeaker ? "line own same" : "line own" },
    make("div", { class: "body" }, bubble),
  );
}

/** The words of what a person said. */
export function saidText(said: Said): string {
  if (said.kind !== "location") return said.text;
  return `📍 ${word("location")}\n${said.lat.toFixed(5)}, ${said.lon.toFixed(5)}`;
}

function drawPhotos(mediaIds: readonly string[], seat: Seat): HTMLElement | null {
  if (mediaIds.length === 0) return null;
  const photos = mediaIds.map((id, index) => {
    const href = `/chat/${seat}/media/${id}`;
    const name = `${word("photo")} ${index + 1}, ${word("openPhoto")}`;
    const image = make("img", {
      attributes: { src: href, alt: name, loading: "lazy" },
    });
    const link = make("a", { attributes: { href, target: "_blank" } }, image);
    // A voice message or a document: offered to be saved.
    image.onerror = () => {
      link.className = "file";
      link.replaceChildren(word("file"));
    };
    return link;
  });
  return make(
    "div",
    { class: photos.length > 1 ? "photos many" : "photos" },
    ...photos,
  );
}

/** `"UBND phường Yên Hòa"` → `"YH"`. */
function initials(name: string): string {
  return name
    .split(/\s+/)
    .slice(-2)
    .map((part) => part.charAt(0).toUpperCase())
    .join("");
}
