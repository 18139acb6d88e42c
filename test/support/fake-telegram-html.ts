import { ApiFault } from "./fake-telegram-fault.ts";

export type Entity = {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
};
export type ParsedText = { readonly text: string; readonly entities: Entity[] };

/** Text as the Bot API reads it with `parse_mode` HTML, with its complaints. */
export function parseHtml(html: string): ParsedText {
  const open: Open[] = [];
  const entities: Entity[] = [];
  let text = "";
  for (const { 0: token, index } of html.matchAll(TOKEN)) {
    if (!token.startsWith("<")) {
      text += NAMED[token] ?? token;
      continue;
    }
    const fault = readTag(token, text.length, open, entities);
    if (fault === null) continue;
    const at = Buffer.byteLength(html.slice(0, index));
    throw cannotParse(`${fault} at byte offset ${at}`);
  }
  const left = open.at(-1);
  if (left) {
    throw cannotParse(`Can't find end tag corresponding to start tag "${left.tag}"`);
  }
  return trim(text, entities);
}

type Open = { readonly tag: string; readonly offset: number };

/** Null when the tag is in order. */
function readTag(
  token: string,
  offset: number,
  open: Open[],
  entities: Entity[],
): string | null {
  const [, slash, name = ""] = /^<(\/?)([a-z-]*)/i.exec(token) ?? [];
  const tag = name.toLowerCase();
  const type = TAGS[tag];
  if (type === undefined) return `Unsupported start tag "${tag}"`;
  if (slash === "") {
    open.push({ tag, offset });
    return null;
  }
  const start = open.pop();
  if (start?.tag !== tag) return `Unexpected end tag "${tag}"`;
  const length = offset - start.offset;
  if (length > 0) entities.push({ type, offset: start.offset, length });
  return null;
}

const TOKEN = /<\/?[a-z][^>]*>|&(?:lt|gt|amp|quot);|[^<&]+|[<&]/giu;
const NAMED: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
  "&quot;": '"',
};
const TAGS: Readonly<Record<string, string>> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  s: "strikethrough",
  code: "code",
  pre: "pre",
  a: "text_link",
  blockquote: "blockquote",
};

/** White space around a message is not sent. */
function trim(text: string, entities: Entity[]): ParsedText {
  const lead = text.length - text.trimStart().length;
  const trimmed = text.trim();
  return {
    text: trimmed,
    entities: entities.map(({ type, offset, length }) => {
      const from = Math.max(0, offset - lead);
      const to = Math.min(trimmed.length, offset - lead + length);
      return { type, offset: from, length: to - from };
    }),
  };
}

function cannotParse(found: string): ApiFault {
  return new ApiFault(400, `Bad Request: can't parse entities: ${found}`);
}
