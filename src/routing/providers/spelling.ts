import { fold } from "#kernel/text.ts";

/** One written word with its place in the original text. */
export type Token = {
  readonly start: number;
  readonly end: number;
  /** Lower case, composed, tone mark on one fixed vowel: `Hoà` and `Hòa` are equal. */
  readonly spelled: string;
  readonly folded: string;
  readonly isCapital: boolean;
  /** What stands between the word before and this one. */
  readonly gap: string;
};

// A capital inside a word ("phườngYên") and a digit after a letter ("ngõ12") start a new one.
const SEAM = /(?<=\p{Ll}\p{M}*)(?=\p{Lu})|(?<=\p{L}\p{M}*)(?=\p{N})/u;

/** Words of a text. In a text all in capitals no word counts as capital. */
export function tokenise(text: string): Token[] {
  const isMixed = /\p{Ll}/u.test(text);
  const tokens: Token[] = [];
  let before = 0;
  for (const run of text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu)) {
    let start = run.index;
    for (const part of run[0].split(SEAM)) {
      const end = start + part.length;
      tokens.push({
        start,
        end,
        spelled: spell(part),
        folded: fold(part),
        isCapital: isMixed && /^\p{Lu}/u.test(part),
        gap: text.slice(before, start),
      });
      start = end;
      before = end;
    }
  }
  return tokens;
}

const TONE_ON_LAST = [
  ["oà", "òa"],
  ["oá", "óa"],
  ["oả", "ỏa"],
  ["oã", "õa"],
  ["oạ", "ọa"],
  ["oè", "òe"],
  ["oé", "óe"],
  ["uỳ", "ùy"],
  ["uý", "úy"],
  ["uỷ", "ủy"],
  ["uỹ", "ũy"],
  ["uỵ", "ụy"],
] as const;

/** The one spelling that names and typed words are compared in. */
function spell(word: string): string {
  const plain = word.normalize("NFC").toLowerCase();
  const pair = TONE_ON_LAST.find(([modern]) => plain.endsWith(modern));
  return pair ? plain.slice(0, -2) + pair[1] : plain;
}

/**
 * Whether a typed word can mean a name: every letter is the same or was typed without its
 * marks. `"yen hoà"` agrees with `"yên hòa"`; `"văn hóa"` does not agree with `"vân hòa"`.
 */
export function agrees(typed: string, name: string): boolean {
  if (typed.length !== name.length) return false;
  for (let at = 0; at < typed.length; at += 1) {
    const letter = typed.charAt(at);
    if (letter !== name.charAt(at) && letter !== fold(name.charAt(at))) return false;
  }
  return true;
}
