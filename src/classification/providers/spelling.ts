import { fold, normalise, words } from "#kernel/text.ts";
import { abbreviations } from "./abbreviations.ts";

/**
 * Words of a citizen's message in one spelling: lower case, tone marks placed the old way ("hoà" → "hòa"),
 * stretched letters and Telex slips mended, chat and office abbreviations written out.
 * Never throws.
 */
export function spelledWords(text: string): string[] {
  const raw = mendTelex(words(normalise(text)));
  return raw.flatMap((word) => {
    const plain = placeTone(mendLetters(word));
    return abbreviations.get(abbreviationKey(plain))?.split(" ") ?? [plain];
  });
}

/** The words without diacritics, one for each. */
export function foldedWords(list: readonly string[]): readonly string[] {
  // In one go, as folding is most of reading a message; it never joins or parts words, but text is text.
  const folded = fold(list.join(" ")).split(" ");
  return folded.length === list.length ? folded : list.map(fold);
}

/** Whether a text is written with diacritics, at least in one place. */
export function isMarked(text: string): boolean {
  return marks.test(text.normalize("NFC").toLowerCase());
}

/** A word with a tone or vowel mark is written out already: "cáp" is no "cap". */
function abbreviationKey(word: string): string {
  const withoutStroke = word.replace(/đ/gu, "d");
  return /^[a-z]{1,8}$/u.test(withoutStroke) ? withoutStroke : "";
}

const newToOld: Readonly<Record<string, string>> = {
  oà: "òa",
  oá: "óa",
  oả: "ỏa",
  oã: "õa",
  oạ: "ọa",
  oè: "òe",
  oé: "óe",
  oẻ: "ỏe",
  oẽ: "õe",
  oẹ: "ọe",
  uỳ: "ùy",
  uý: "úy",
  uỷ: "ủy",
  uỹ: "ũy",
  uỵ: "ụy",
};

/** Both placements are taught and typed; the sound is the same. After "q" the u belongs to the consonant. */
function placeTone(word: string): string {
  return word.replace(
    /(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])$/u,
    (ending) => newToOld[ending] ?? ending,
  );
}

/** "quáaaa" → "quá"; a doubled d or a w beside marked letters is a key pressed after the mark was set. */
function mendLetters(word: string): string {
  const short = word.replace(/(\p{L})\1{2,}/gu, "$1").replace(/dd|đd|dđ/gu, "đ");
  return marks.test(short) ? short.replace(/w|(?<=[àáảãạ])a$/gu, "") : short;
}

/** Vowels that carry a mark, in NFC and lower case. */
const marks = /[àáâãèéêìíòóôõùúýăĩũơưạ-ỹ]/u;

const telexVowel = /dd|aa|ee|oo|[aou]w/u;
const telexShape = /^(?=.*(?:dd|aa|ee|oo|[aou]w|[aeiouyw][a-z]*[sfrxj]$))[a-z]{2,9}$/u;
const syllable =
  /^(?:ngh?|gh?|[cknptg]h|tr|qu|gi|[bcdđhklmnprstvx])?[aăâeêioôơuưy]{1,3}(?:ng|nh|ch|[cmnpt])?$/u;
const toneOf: Readonly<Record<string, string>> = {
  s: "\u0301",
  f: "\u0300",
  r: "\u0309",
  x: "\u0303",
  j: "\u0323",
};

/**
 * "ddenf dduwowngf tawts" → "đèn đường tắt". Only where at least a third of the words look so and read as
 * Vietnamese syllables afterwards, two of them by their vowels: "gas" and "box" are words.
 */
function mendTelex(list: readonly string[]): readonly string[] {
  const mended = list.map((word) => (telexShape.test(word) ? fromTelex(word) : word));
  const changed = list.filter((word, index) => word !== mended[index]);
  const isTelex = changed.filter((word) => telexVowel.test(word)).length >= 2;
  return isTelex && changed.length * 3 >= list.length ? mended : list;
}

function fromTelex(word: string): string {
  const tone = toneOf[word.at(-1) ?? ""] ?? "";
  const letters = (tone === "" ? word : word.slice(0, -1))
    .replace(/dd/gu, "đ")
    .replace(/aa/gu, "â")
    .replace(/ee/gu, "ê")
    .replace(/oo/gu, "ô")
    .replace(/uow|uwow|uwo/gu, "ươ")
    .replace(/aw/gu, "ă")
    .replace(/ow/gu, "ơ")
    .replace(/uw|w/gu, "ư");
  return syllable.test(letters) ? withTone(letters, tone) : word;
}

/** The mark goes on the last hatted or horned vowel, else on the first of two open vowels, else the last. */
function withTone(letters: string, tone: string): string {
  if (tone === "") return letters;
  const start = /^(?:qu|gi(?=[aeou]))/u.exec(letters)?.[0].length ?? 0;
  const vowels = [...letters.matchAll(/[aăâeêioôơuưy]/gu)]
    .map((match) => match.index)
    .filter((index) => index >= start);
  const marked = vowels.findLast((index) => /[ăâêôơư]/u.test(letters[index] ?? ""));
  const isOpen = vowels.at(-1) === letters.length - 1;
  const fallback = isOpen && vowels.length > 1 ? vowels.at(-2) : vowels.at(-1);
  const at = marked ?? fallback ?? letters.length - 1;
  return (letters.slice(0, at + 1) + tone + letters.slice(at + 1)).normalize("NFC");
}
