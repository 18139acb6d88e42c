import type { ViewName } from "#evaluation/types.ts";
import { fold } from "#kernel/text.ts";
import { chance } from "./random.ts";

/** Share of words with one slip of a finger, and of words in the spelling of chats. */
const TYPOS = 0.15;
const TEENCODE = 0.4;

/** The message as people might have typed it; the same text and seed give the same view. Line breaks become spaces. */
export function viewOf(name: ViewName, text: string, seed: number): string {
  switch (name) {
    case "asIs":
      return text;
    case "noDiacritics":
      return fold(text);
    case "typos":
      return changed(text, TYPOS, seed, slip);
    case "teencode":
      return changed(text, TEENCODE, seed, teencode);
  }
}

function changed(
  text: string,
  part: number,
  seed: number,
  change: (word: string, next: () => number) => string,
): string {
  // The text moves the seed, or the same place would be hit in every message.
  const own = [...text].reduce((sum, c) => Math.imul(sum, 31) + c.charCodeAt(0), seed);
  const next = chance(own);
  return text
    .split(/\s+/u)
    .map((word) => (next() < part ? change(word, next) : word))
    .join(" ");
}

const ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/** One letter lost, doubled, swapped with the next, or hit on the key beside it. */
function slip(word: string, next: () => number): string {
  const letters = [...word];
  if (letters.length < 2) return word;
  const at = Math.floor(next() * (letters.length - 1));
  const [one = "", other = ""] = letters.slice(at, at + 2);
  const edits = ["", one + one, other + one, beside(one)];
  const edit = edits[Math.floor(next() * edits.length)] ?? one;
  letters.splice(at, edit === other + one ? 2 : 1, edit);
  return letters.join("");
}

/** A marked letter lies on no key of its own. */
function beside(letter: string): string {
  const row = ROWS.find((keys) => keys.includes(letter.toLowerCase()));
  const at = row?.indexOf(letter.toLowerCase()) ?? -1;
  return row?.[at + 1] ?? row?.[at - 1] ?? "";
}

/** Spellings of chats for common words; others lose letters by the rules below. */
const SHORT: ReadonlyMap<string, string> = new Map(
  (
    "không:ko,được:dc,rồi:r,gì:j,với:vs,mới:ms,người:ng,nước:nc,biết:bít,quá:wá,vậy:z,cũng:cx,chưa:ch," +
    "trước:trc,như:nhơ,luôn:lun,nhiều:nhìu,bây:bi,giờ:h,tôi:tui,mình:mk,em:e,anh:a,chị:c,yêu:iu,thích:thík,làm:lm," +
    "đường:đg,phường:p,này:nì,nữa:nx,nhưng:nhg,những:nhg,của:cuả,hôm:hum,thế:thía,hết:hít"
  )
    .split(",")
    .map((pair): [string, string] => {
      const [word = "", short = ""] = pair.split(":");
      return [word, short];
    }),
);

function teencode(word: string): string {
  const short = SHORT.get(word.toLowerCase());
  if (short !== undefined) return short;
  return word
    .replace(/^ph/iu, "f")
    .replace(/^gi(?=\p{L})/iu, "j")
    .replace(/^qu/iu, "w")
    .replace(/^c(?=[^h])/iu, "k")
    .replace(/^đ/iu, "d")
    .replace(/ch$/iu, "k")
    .replace(/nh$/iu, "h")
    .replace(/ng$/iu, "g");
}
