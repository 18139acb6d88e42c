import type { SparseVector } from "./vocabulary.ts";

/** Texts to learn from. A class is a number from 0. */
export type LabelledVectors = {
  readonly vectors: readonly SparseVector[];
  readonly labels: Int32Array;
  readonly classCount: number;
  readonly featureCount: number;
};

/** One score a class; `weights` by feature, then class. Meaning is in the differences only. */
export function scoresOf(
  vector: SparseVector,
  weights: Float32Array,
  classCount: number,
): Float64Array {
  const scores = new Float64Array(classCount);
  addScores(scores, vector, weights);
  return scores;
}

/**
 * Adds the score of each class. Two features a turn, as each turn reads and writes all scores: this loop is most of
 * training, and so it takes two thirds of the time.
 */
export function addScores(
  scores: Float64Array,
  { indices, values }: SparseVector,
  weights: Float32Array,
): void {
  const count = scores.length;
  for (let at = 0; at < indices.length; at += 2) {
    // Beyond the end the value is 0, so any row will do.
    const row0 = (indices[at] ?? 0) * count;
    const row1 = (indices[at + 1] ?? 0) * count;
    const value0 = values[at] ?? 0;
    const value1 = values[at + 1] ?? 0;
    for (let label = 0; label < count; label++) {
      scores[label] =
        (scores[label] ?? 0) +
        value0 * (weights[row0 + label] ?? 0) +
        value1 * (weights[row1 + label] ?? 0);
    }
  }
}

/** Probabilities of scores: positive, summing to 1. */
export function softmax(scores: Float64Array): Float64Array {
  const highest = scores.reduce((best, score) => Math.max(best, score), -Infinity);
  const powers = scores.map((score) => Math.exp(score - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** The places of the `count` highest values, best first. */
export function bestOf(values: Float64Array, count: number): number[] {
  const best: number[] = [];
  for (let place = 0; place < values.length; place++) {
    const value = values[place] ?? 0;
    const rank = best.findIndex((other) => value > (values[other] ?? 0));
    if (rank >= 0) best.splice(rank, 0, place);
    else best.push(place);
    if (best.length > count) best.pop();
  }
  return best;
}
