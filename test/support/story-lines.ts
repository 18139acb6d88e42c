import { readFileSync } from "node:fs";
import type { InboundEvent } from "#channels/port.ts";

/**
 * A story as written: first `Name = role agency` for everybody but the citizen, then lines:
 *
 *     > text, or [label of a button], or {something else that happens}
 *         what comes back, key by key; others' chats by name
 *     Hà> what an officer does
 *     = where it ends
 */
export type StoryText = { readonly name: string; readonly lines: readonly string[] };

export function readStories(file: URL): readonly StoryText[] {
  const blocks = readFileSync(file, "utf8").split(/^== /mu).slice(1);
  return blocks.map((block) => {
    const [name = "", ...lines] = block.trimEnd().split("\n");
    return { name, lines };
  });
}

/** `"Hà> [Nhận việc]"` → Hà, `[Nhận việc]`; null for a line that says what comes back. */
export function readLine(
  line: string,
): { readonly who: string; readonly does: string } | null {
  const [, who, does] = /^(\p{L}*)> (.*)$/u.exec(line) ?? [];
  return who === undefined || does === undefined ? null : { who, does };
}

const PHOTO = { kind: "photo", fileRef: "photo" } as const;
/** In Yên Hòa, and far from Ha Noi. */
const PIN = { kind: "location", lat: 21.0225, lon: 105.79 } as const;
const FAR = { kind: "location", lat: 10.77, lon: 106.7 } as const;

const HAPPENINGS: Readonly<Record<string, (argument: string) => InboundEvent>> = {
  photo: (caption) => files([PHOTO], caption),
  voice: () => files([{ kind: "voice", fileRef: "voice" }], ""),
  pin: () => PIN,
  "far-pin": () => FAR,
  sticker: () => ({ kind: "unsupported" }),
  contact: (name) => ({ kind: "contact", name, phone: "84912345678" }),
  start: (parameter) => ({
    kind: "start",
    parameter: parameter === "" ? null : parameter,
  }),
  edit: (text) => ({ kind: "edit", text }),
  left: () => ({ kind: "left" }),
  returned: () => ({ kind: "returned" }),
  vi: () => ({ kind: "language", language: "vi" }),
  en: () => ({ kind: "language", language: "en" }),
  long: (text) => ({ kind: "text", text: text.padEnd(8_000, ` ${text}`) }),
};

/** `"{photo with words}"`, or null when it is something said. */
export function readHappening(does: string): InboundEvent | null {
  const [, name = "", argument = ""] = /^\{([\w-]+) ?(.*)\}$/u.exec(does) ?? [];
  return HAPPENINGS[name]?.(argument) ?? null;
}

function files(
  list: Extract<InboundEvent, { kind: "files" }>["files"],
  caption: string,
): InboundEvent {
  return {
    kind: "files",
    files: list,
    caption: caption === "" ? null : caption,
    albumId: null,
  };
}

/** The photos of an album, one update each, the words on the first. */
export function albumOf(argument: string): readonly InboundEvent[] {
  const [, count = "1", caption = ""] = /^(\d) ?(.*)$/u.exec(argument) ?? [];
  return Array.from({ length: Number(count) }, (_, index) => ({
    kind: "files" as const,
    files: [PHOTO],
    caption: index === 0 && caption !== "" ? caption : null,
    albumId: "album",
  }));
}
