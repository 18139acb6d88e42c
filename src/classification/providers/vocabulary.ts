import { codeCount, weightOfCode } from "./features.ts";

/** A text as the model sees it: ascending feature numbers and their values, of length 1 together (or empty). */
export type SparseVector = {
  readonly indices: Int32Array;
  readonly values: Float32Array;
};

/** The feature codes a model knows. A feature's number is its place in `codes`. */
export type Vocabulary = {
  /** Ascending. */
  readonly codes: Int32Array;
  /** Rarity (smoothed inverse document frequency) times the weight of the feature's kind. */
  readonly weights: Float32Array;
  /** Feature number by code, -1 if unknown. */
  readonly numbers: Int32Array;
};

/**
 * Codes that occur in at least two texts. A code of one text tells nothing about the next text; with them the model
 * is three times as large and half a point more right.
 */
export function buildVocabulary(documents: readonly Int32Array[]): Vocabulary {
  const frequency = new Int32Array(codeCount);
  for (const document of documents) {
    let previous = -1;
    for (const code of document) {
      if (code !== previous) frequency[code] = (frequency[code] ?? 0) + 1;
      previous = code;
    }
  }
  const codes: number[] = [];
  const weights: number[] = [];
  for (let code = 0; code < codeCount; code++) {
    const count = frequency[code] ?? 0;
    if (count < 2) continue;
    codes.push(code);
    const rarity = Math.log((1 + documents.length) / (1 + count)) + 1;
    weights.push(rarity * weightOfCode(code));
  }
  return vocabularyOf(Int32Array.from(codes), Float32Array.from(weights));
}

export function vocabularyOf(codes: Int32Array, weights: Float32Array): Vocabulary {
  const numbers = new Int32Array(codeCount).fill(-1);
  for (let number = 0; number < codes.length; number++) {
    numbers[codes[number] ?? 0] = number;
  }
  return { codes, weights, numbers };
}

/** `codes` ascending, as of `codesOf`. */
export function vectorOf(codes: Int32Array, vocabulary: Vocabulary): SparseVector {
  const indices = new Int32Array(codes.length);
  const values = new Float32Array(codes.length);
  let known = 0;
  let squares = 0;
  for (let at = 0; at < codes.length; ) {
    const code = codes[at] ?? 0;
    let end = at + 1;
    while (codes[end] === code) end++;
    const number = vocabulary.numbers[code] ?? -1;
    if (number >= 0) {
      const value = (1 + Math.log(end - at)) * (vocabulary.weights[number] ?? 0);
      indices[known] = number;
      values[known] = value;
      squares += value * value;
      known++;
    }
    at = end;
  }
  const length = Math.sqrt(squares) || 1;
  for (let at = 0; at < known; at++) values[at] = (values[at] ?? 0) / length;
  return { indices: indices.slice(0, known), values: values.slice(0, known) };
}
