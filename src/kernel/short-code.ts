/** Short codes people read off a page and type into a chat: eight letters and digits, in two groups. */
import { fold } from "./text.ts";

/** Without 0 O 1 I L, which people confuse when reading aloud. */
const HALF = "[2-9a-hjkmnp-z]{4}";
/** What may stand before the code, folded. */
const WORD = "(?:ma )?(?:moi|ket noi)|ma|/ketnoi|invite|link";
const PATTERN = new RegExp(`^(?:(${WORD})[ :]+)?(${HALF})([ -]?)(${HALF})[ .!]*$`, "u");

export type ShortCode = {
  /** As it is hashed: `"7K2Q9MXT"`. */
  readonly code: string;
  /** Said with a word (`"mời 7K2Q-9MXT"`), so it can be nothing else. */
  readonly isNamed: boolean;
};

/**
 * The code that a whole text is: with or without its word, its hyphen and its capitals. A bare run of letters
 * or of digits is none: every code has both.
 */
export function shortCodeIn(text: string): ShortCode | null {
  const [, word, first = "", gap, second = ""] = PATTERN.exec(fold(text)) ?? [];
  const code = `${first}${second}`.toUpperCase();
  if (!isShortCode(code)) return null;
  const isNamed = word !== undefined;
  return isNamed || gap !== " " ? { code, isNamed } : null;
}

/** Both a letter and a digit: no word of a language and no number looks like it. */
export function isShortCode(code: string): boolean {
  return code.length === 8 && /\d/u.test(code) && /[A-Z]/u.test(code);
}

/** `"7K2Q9MXT"` → `"7K2Q-9MXT"`. */
export function sayShortCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
