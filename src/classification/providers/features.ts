import { conceptAt } from "./concepts.ts";
import { cuesOf } from "./cues.ts";
import { foldedWords } from "./spelling.ts";

/**
 * Part of the model's identity: a change of how features are made must change this text, or an old model file would
 * be read with new features.
 */
export const featureSettings =
  "marked, folded, concepts, cues, pairs x0.7, 5 x 2^17, 4";

const bucketBits = 17;
const bucketCount = 2 ** bucketBits;

export const kinds = {
  marked: 0,
  folded: 1,
  concept: 2,
  markedPair: 3,
  foldedPair: 4,
};
/**
 * How much a kind of feature counts. Measured by cross-validation: concepts at 1.7 lose three points without diacritics,
 * where they are often misread. Runs of characters within words would double the time and add nothing, since slips are
 * mended.
 */
const kindWeights = [1, 1, 1, 0.7, 0.7];
export const codeCount = kindWeights.length * bucketCount;

export function weightOfCode(code: number): number {
  return kindWeights[code >>> bucketBits] ?? 1;
}

/**
 * The hashed features of a text's words (`spelledWords`), ascending, repeated as often as they occur: words with
 * diacritics and pairs with one, folded words and pairs, concepts, cues of gates. A word without diacritics is only a
 * folded one, so a text without any looks like the same text with them, half of it missing.
 */
export function codesOf(list: readonly string[]): Int32Array {
  const folded = foldedWords(list);
  const codes: number[] = [];
  addWords(codes, list, folded);
  addConcepts(codes, list);
  for (const gate of cuesOf(list, folded)) {
    codes.push(codeOfWord(`cue ${gate}`, kinds.concept));
  }
  return Int32Array.from(codes).sort();
}

export function codeOfWord(word: string, kind: number): number {
  return codeOf(hashOf(word), kind);
}

export function codeOfPair(first: string, second: string, kind: number): number {
  return codeOf(pairHash(hashOf(first), hashOf(second)), kind);
}

function pairHash(first: number, second: number): number {
  return Math.imul(first, 31) ^ second;
}

function addWords(
  codes: number[],
  list: readonly string[],
  folded: readonly string[],
): void {
  let before: { hash: number; plain: number; isMarked: boolean } | undefined;
  for (const [place, word] of list.entries()) {
    const plainWord = folded[place] ?? "";
    const plain = hashOf(plainWord);
    const isMarked = word !== plainWord;
    const hash = isMarked ? hashOf(word) : plain;
    codes.push(codeOf(plain, kinds.folded));
    if (isMarked) codes.push(codeOf(hash, kinds.marked));
    if (before !== undefined) {
      codes.push(codeOf(pairHash(before.plain, plain), kinds.foldedPair));
      if (isMarked || before.isMarked)
        codes.push(codeOf(pairHash(before.hash, hash), kinds.markedPair));
    }
    before = { hash, plain, isMarked };
  }
}

const none: readonly string[] = [];

/** At each word the longest phrase that names a concept; the words of a phrase found are used up. */
function addConcepts(codes: number[], list: readonly string[]): void {
  for (let at = 0; at < list.length; ) {
    const concept = conceptAt(list, at);
    for (const name of concept?.names ?? none) {
      codes.push(codeOf(hashOf(name), kinds.concept));
    }
    at += concept?.length ?? 1;
  }
}

/** FNV-1a over UTF-16 units. */
const offsetBasis = 0x811c9dc5;
const prime = 0x01000193;

function hashOf(word: string): number {
  let hash = offsetBasis;
  for (let at = 0; at < word.length; at++) {
    hash = Math.imul(hash ^ word.charCodeAt(at), prime);
  }
  return hash;
}

/** The final mixing of MurmurHash3, as the low bits of FNV alone are uneven. */
function codeOf(hash: number, kind: number): number {
  const first = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  const bucket = (second ^ (second >>> 16)) & (bucketCount - 1);
  return kind * bucketCount + bucket;
}
