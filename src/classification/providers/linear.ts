import type { SparseVector } from "./vocabulary.ts";

/** Texts to learn from. A class is a number from 0. */
export type LabelledVectors = {
  readonly vectors: readonly SparseVector[];
  readonly labels: Int32Array;
  readonly classCount: number;
  readonly featureCount: number;
};

/** Classes `from` to `to` (exclusive) of a matrix by feature, then class, `classCount` to a feature. */
export type ClassRange = { readonly from: number; readonly to: number };

/** One score a class; `weights` by feature, then class. Meaning is in the differences only. */
export function scoresOf(
  vector: SparseVector,
  weights: Float32Array,
  classCount: number,
): Float64Array {
  const scores = new Float64Array(classCount);
  addScores(scores, vector, weights, { from: 0, to: classCount });
  return scores;
}

/**
 * Adds the score of each class of the range; `scores` has one place for every class. Two features a turn, as each turn
 * reads and writes all scores: this loop is most of training, and so it takes two thirds of the time.
 */
export function addScores(
  scores: Float64Array,
  { indices, values }: SparseVector,
  weights: Float32Array,
  { from, to }: ClassRange,
): void {
  const count = scores.length;
  for (let at = 0; at < indices.length; at += 2) {
    // Beyond the end the value is 0, so any row will do.
    const row0 = (indices[at] ?? 0) * count;
    const row1 = (indices[at + 1] ?? 0) * count;
    const value0 = values[at] ?? 0;
    const value1 = values[at + 1] ?? 0;
    for (let label = from; label < to; label++) {
      scores[label] =
        (scores[label] ?? 0) +
        value0 * (weights[row0 + label] ?? 0) +
        value1 * (weights[row1 + label] ?? 0);
    }
  }
}

/** Probabilities of scores: positive, summing to 1. */
export function softmax(scores: Float64Array): Float64Array {
  let highest = -Infinity;
  for (const score of scores) if (score > highest) highest = score;
  const powers = new Float64Array(scores.length);
  let total = 0;
  for (let place = 0; place < scores.length; place++) {
    const power = Math.exp((scores[place] ?? 0) - highest);
    powers[place] = power;
    total += power;
  }
  for (let place = 0; place < powers.length; place++) {
    powers[place] = (powers[place] ?? 0) / total;
  }
  return powers;
}

/** The places of the `count` highest values, best first. */
export function bestOf(values: Float64Array, count: number): number[] {
  const best: number[] = [];
  for (let place = 0; place < values.length; place++) {
    const value = values[place] ?? 0;
    if (best.length === count && value <= (values[best[count - 1] ?? 0] ?? 0)) continue;
    const rank = best.findIndex((other) => value > (values[other] ?? 0));
    if (rank >= 0) best.splice(rank, 0, place);
    else best.push(place);
    if (best.length > count) best.pop();
  }
  return best;
}
