/** Vietnamese text as people type it: one accented view, one folded view. */

/** NFC, lower case, single spaces. `"  Đèn   ĐƯỜNG "` → `"đèn đường"`. */
export function normalise(text: string): string {
  return text.normalize("NFC").toLowerCase().replace(/\s+/gu, " ").trim();
}

/** The same without diacritics: `"Đèn đường"` → `"den duong"`. Length may differ from the input's. */
export function fold(text: string): string {
  return normalise(text)
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/đ/gu, "d");
}

/** Words of a text: runs of letters and digits. */
export function words(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Splits a long text at sentence ends (else spaces) into pieces of at most `max` characters. */
export function splitText(text: string, max: number): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > max) {
    const window = rest.slice(0, max);
    const cut = lastBreak(window) || max;
    pieces.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  return rest === "" ? pieces : [...pieces, rest];
}

function lastBreak(window: string): number {
  const half = window.length / 2;
  const ends = [...window.matchAll(/[.!?…\n](?=\s|$)/gu)].map((m) => m.index + 1);
  const sentence = ends.findLast((end) => end > half);
  return sentence ?? window.lastIndexOf(" ");
}
