import type { FetchedFile, OutgoingBody } from "#channels/port.ts";
import { type Drawing, draw } from "./render.ts";

/** One call of the Bot API: words alone, one file with a caption, or an album of pictures. */
export type Part = {
  readonly files: readonly FetchedFile[];
  /** HTML; may be empty when there are files. */
  readonly html: string;
  readonly markup?: NonNullable<Drawing["buttons"] | Drawing["askForLocation"]>;
};

/**
 * A message as the calls that carry it: pictures first, words below them, buttons last, where the
 * thumb is. One file takes words that fit as its caption. None when there is nothing to send.
 */
export function partsOf(
  body: OutgoingBody,
  files: readonly FetchedFile[],
): readonly Part[] {
  const { texts, fitsCaption, buttons, askForLocation } = draw(body);
  let parts: readonly Part[] =
    files.length === 1 && fitsCaption
      ? [{ files, html: texts[0] ?? "" }]
      : [
          ...fileGroups(files).map((group) => ({ files: group, html: "" })),
          ...texts.map((html) => ({ files: [], html })),
        ];
  for (const markup of [buttons, askForLocation]) {
    if (markup !== null) parts = withMarkup(parts, markup);
  }
  return parts;
}

/** Bot API: an album holds 2-10 and does not mix pictures with documents. */
function fileGroups(files: readonly FetchedFile[]): FetchedFile[][] {
  const pictures = files.filter(isShown);
  const albums = Array.from({ length: Math.ceil(pictures.length / 10) }, (_, index) =>
    pictures.slice(index * 10, index * 10 + 10),
  );
  const documents = files.filter((file) => !isShown(file)).map((file) => [file]);
  return [...albums, ...documents];
}

/** What `sendPhoto` takes and shows as a picture; Bot API: at most 10 MB. */
export function isShown({ contentType, bytes }: FetchedFile): boolean {
  return (
    ["image/jpeg", "image/png", "image/webp"].includes(contentType) &&
    bytes.byteLength <= 10 * 1024 * 1024
  );
}

/** A message carries one keyboard and an album none; a hand that points down carries what is left. */
function withMarkup(
  parts: readonly Part[],
  markup: NonNullable<Part["markup"]>,
): readonly Part[] {
  const last = parts.at(-1);
  const canCarry = last && last.files.length < 2 && last.markup === undefined;
  return canCarry
    ? [...parts.slice(0, -1), { ...last, markup }]
    : [...parts, { files: [], html: "👇", markup }];
}
