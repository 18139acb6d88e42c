/** Vietnamese text as people type it: one accented view, one folded view. */

/**
 * NFC, lower case, single spaces, no invisible characters (pasted text has them inside words).
 * `"  Đèn   ĐƯỜNG "` → `"đèn đường"`.
 */
export function normalise(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\u00ad\u200b\u2060\ufeff]/gu, "")
    .toLowerCase()
    .replace(/\s+/gu, " ")
    .trim();
}

/** The same without diacritics: `"Đèn đường"` → `"den duong"`. Length may differ from the input's. */
export function fold(text: string): string {
  return normalise(text)
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/đ/gu, "d");
}

/** Words of a text, in NFC: runs of letters and digits. `"3 ngày, chưa ai dọn"` has five. */
export function words(text: string): string[] {
  return text.normalize("NFC").match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * Splits a long text into pieces of at most `max` UTF-16 units (as the channels count; at least 1):
 * at the last sentence or line end of the second half, else at a space, else between two characters
 * as a reader sees them, so that no emoji and no accent is torn.
 */
export function splitText(text: string, max: number): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > max) {
    const cut = lastBreak(rest, max);
    pieces.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return rest === "" ? pieces : [...pieces, rest];
}

/** Where the first piece ends, from 1 to `max`. */
function lastBreak(text: string, max: number): number {
  // One unit more than fits: what follows the last one tells whether a word or sentence ends there.
  const window = text.slice(0, max + 1);
  const ends = [...window.matchAll(SENTENCE_END)].map((m) => m.index + m[0].length);
  const sentence = ends.findLast((end) => end > max / 2);
  if (sentence !== undefined) return sentence;
  const space = window.search(/\s\S*$/u);
  if (space > 0) return space;
  // 0 when one character, such as a family emoji, is longer than a piece.
  return new Intl.Segmenter().segment(text).containing(max)?.index || max;
}

/** With the quotes and brackets that close behind it; a line break ends a sentence too. */
const SENTENCE_END = /[.!?…]["'”’»)\]]*(?=\s)|(?=\n)/gu;
