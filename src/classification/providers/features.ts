import { fold } from "#kernel/text.ts";
import { conceptsOf, longestConceptPhrase } from "./concepts.ts";

/**
 * Part of the model's identity: a change of how features are made must change this text, or an old model file would
 * be read with new features.
 */
export const featureSettings =
  "accented 1-2 x1, folded 1-2 x1, characters 2-5 x0.3, concepts x1.5, 4 x 2^17, 1";

const bucketBits = 17;
const bucketCount = 2 ** bucketBits;
export const codeCount = 4 * bucketCount;

const kinds = { accented: 0, folded: 1, characters: 2, concept: 3 };
/**
 * How much a kind of feature counts. Characters overlap one another, so they count less; measured by cross-validation,
 * equal weights lose two points of accuracy.
 */
const kindWeights = [1, 1, 0.3, 1.5];
const characterGram = { shortest: 3, longest: 4 };

export function weightOfCode(code: number): number {
  return kindWeights[code >>> bucketBits] ?? 1;
}

/**
 * The hashed features of a text's words (`spelledWords`), ascending, repeated as often as they occur: accented words
 * and pairs, folded words and pairs, folded character runs within a word, concepts. Empty for no words.
 */
export function codesOf(accented: readonly string[]): Int32Array {
  const folded = accented.map(fold);
  const codes: number[] = [];
  addWords(codes, accented, kinds.accented);
  addWords(codes, folded, kinds.folded);
  for (const word of folded) addCharacters(codes, ` ${word} `);
  addConcepts(codes, accented);
  return Int32Array.from(codes).sort();
}

function addWords(codes: number[], list: readonly string[], kind: number): void {
  let previous: number | undefined;
  for (const word of list) {
    const hash = hashOf(word);
    codes.push(codeOf(hash, kind));
    if (previous !== undefined)
      codes.push(codeOf(Math.imul(previous, 31) ^ hash, kind));
    previous = hash;
  }
}

function addCharacters(codes: number[], word: string): void {
  for (let start = 0; start < word.length - 1; start++) {
    const end = Math.min(word.length, start + characterGram.longest);
    let hash = offsetBasis;
    for (let at = start; at < end; at++) {
      hash = Math.imul(hash ^ word.charCodeAt(at), prime);
      if (at - start + 1 >= characterGram.shortest) {
        codes.push(codeOf(hash, kinds.characters));
      }
    }
  }
}

/** At each word the longest phrase that names a concept; the words of a phrase found are used up. */
function addConcepts(codes: number[], list: readonly string[]): void {
  for (let at = 0; at < list.length; ) {
    let used = 1;
    for (
      let length = Math.min(longestConceptPhrase, list.length - at);
      length > 0;
      length--
    ) {
      const names = conceptsOf.get(list.slice(at, at + length).join(" "));
      if (names === undefined) continue;
      for (const name of names) codes.push(codeOf(hashOf(name), kinds.concept));
      used = length;
      break;
    }
    at += used;
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
