import type { Button, FetchedFile, OutgoingBody } from "#channels/port.ts";
import { segmentsOf } from "#kernel/markup.ts";
import { splitText } from "#kernel/text.ts";
import { sayNotCarried } from "#messages/not-carried.ts";

/** Longer is refused, not cut (-210). */
export const MAX_TEXT = 2000;
/** The v3 API takes no more under one text. */
const MAX_BUTTONS = 5;
const MAX_TITLE = 100;

/** Before the id of a button, so that a press is not taken for something typed. */
export const PRESS_PREFIX = "#b:";

export type ZaloButton = {
  readonly title: string;
  /** Sends its payload without showing it in the chat. */
  readonly type: "oa.query.hide";
  readonly payload: string;
};

/** One message of Zalo's. */
export type Part =
  | {
      readonly kind: "text";
      readonly text: string;
      readonly buttons: readonly ZaloButton[];
    }
  /** `text` may be empty. */
  | { readonly kind: "image"; readonly file: FetchedFile; readonly text: string }
  | { readonly kind: "document"; readonly file: FetchedFile };

/** A message as the calls that carry it: pictures, documents, words, and buttons at their end. */
export function partsOf(
  body: OutgoingBody,
  files: readonly FetchedFile[],
): readonly Part[] {
  const images = files.filter(isImage);
  const documents = files.filter((file) => !isImage(file) && isDocument(file));
  const texts = splitText(wordsOf(body, files), MAX_TEXT);
  const buttons = buttonsOf(body.buttons);
  const [image] = images;
  const [caption = ""] = texts;
  const isCaption = images.length === 1 && texts.length === 1 && buttons.length === 0;
  if (image !== undefined && isCaption) {
    return [
      { kind: "image", file: image, text: caption },
      ...documents.map(documentPart),
    ];
  }
  return [
    ...images.map((file) => ({ kind: "image" as const, file, text: "" })),
    ...documents.map(documentPart),
    ...texts.map((text, index) => ({
      kind: "text" as const,
      text,
      buttons: index === texts.length - 1 ? buttons : [],
    })),
  ];
}

function documentPart(file: FetchedFile): Part {
  return { kind: "document", file };
}

/** `/upload/image`: JPEG and PNG up to 1 MB. */
function isImage({ contentType, bytes }: FetchedFile): boolean {
  return (
    ["image/jpeg", "image/png"].includes(contentType) && bytes.byteLength <= 1024 * 1024
  );
}

/** `/upload/file`: PDF, Word and CSV up to 5 MB. */
function isDocument({ contentType, bytes }: FetchedFile): boolean {
  return DOCUMENTS.includes(contentType) && bytes.byteLength <= 5 * 1024 * 1024;
}

const DOCUMENTS = [
  "application/pdf",
  "application/msword",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "text/csv",
];

/** Who speaks, what is said, the links, the text of text files, and what cannot be carried. */
function wordsOf(body: OutgoingBody, files: readonly FetchedFile[]): string {
  const plain = segmentsOf(body.text).map(({ text }) => text);
  const links = body.buttons.filter(({ kind }) => kind === "link");
  const written = files.filter(isText);
  const left = files.filter(
    (file) => !isImage(file) && !isDocument(file) && !isText(file),
  ).length;
  return [
    ...(body.speaker === undefined ? [] : [body.speaker]),
    plain.join(""),
    ...links.map(({ label, url = "" }) => `${label}: ${url.replace(/^tel:/, "")}`),
    ...written.map(({ bytes }) => `\n${new TextDecoder().decode(bytes)}`),
    ...(left === 0 ? [] : [`\n${sayNotCarried(left)}`]),
  ]
    .join("\n")
    .normalize("NFC");
}

function isText({ contentType }: FetchedFile): boolean {
  return contentType.startsWith("text/plain");
}

/** None rather than some: a list that ends early hides a choice, and the numbers in the text name all. */
function buttonsOf(buttons: readonly Button[]): readonly ZaloButton[] {
  const pressed = buttons.filter(({ kind }) => kind !== "link");
  const fits =
    pressed.length <= MAX_BUTTONS &&
    pressed.every(({ label }) => label.length <= MAX_TITLE);
  if (!fits) return [];
  return pressed.map(({ id, label }) => ({
    title: label.normalize("NFC"),
    type: "oa.query.hide",
    payload: `${PRESS_PREFIX}${id}`,
  }));
}
