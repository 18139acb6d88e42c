import { addScores, type ClassRange, type LabelledVectors } from "./linear.ts";
import { shuffled } from "./random.ts";
import type { SparseVector } from "./vocabulary.ts";

/** How far one text may move the classes. Measured by cross-validation: .1 and 1 lie within a point. */
const cost = 0.3;

/**
 * Linear support vector machine of Crammer and Singer for the classes of `range` at once, by dual coordinate descent:
 * each text of one of them in turn, its part of the dual is solved exactly (Keerthi et al., KDD 2008; the solver of
 * LIBLINEAR's `-s 4`). One pass: a second and third changed no measured figure by half a point and took as long again.
 * Against one machine per class, scores are comparable across classes. Adds to `weights`, by feature, then class,
 * which must be 0 there. The same input gives the same bytes.
 */
export function trainSvm(
  { vectors, labels, classCount }: LabelledVectors,
  weights: Float32Array,
  range: ClassRange,
): void {
  const scores = new Float64Array(classCount);
  const rows = Int32Array.from(labels.keys()).filter((row) => {
    const label = labels[row] ?? -1;
    return label >= range.from && label < range.to;
  });
  for (const place of shuffled(rows.length, 1)) {
    const row = rows[place] ?? 0;
    const vector = vectors[row];
    if (vector === undefined || vector.indices.length === 0) continue;
    const label = labels[row] ?? 0;
    // The margin of 1 that every class but the label has to keep.
    scores.fill(1);
    scores[label] = 0;
    addScores(scores, vector, weights, range);
    solve(scores, label, range);
    addTo(weights, vector, scores, range);
  }
}

/**
 * Turns scores into the row's dual variables: they sum to 0, the label's is at most `cost`, the others are at most 0.
 * Vectors have length 1, so the curvature is 1 in all directions and the solution a projection with one threshold.
 */
function solve(scores: Float64Array, label: number, range: ClassRange): void {
  scores[label] = (scores[label] ?? 0) + cost;
  const threshold = thresholdOf(scores, range);
  for (let place = range.from; place < range.to; place++) {
    const excess = threshold - (scores[place] ?? 0);
    scores[place] = (place === label ? cost : 0) + Math.min(0, excess);
  }
}

/** The value above which the pulls exceed it by `cost` in total (Michelot, JOTA 1986: no sorting). */
function thresholdOf(pulls: Float64Array, { from, to }: ClassRange): number {
  let threshold = -Infinity;
  for (let previous = -1; ; ) {
    let sum = -cost;
    let count = 0;
    for (let place = from; place < to; place++) {
      const pull = pulls[place] ?? 0;
      if (pull <= threshold) continue;
      sum += pull;
      count++;
    }
    if (count === previous || count === 0) return threshold;
    threshold = sum / count;
    previous = count;
  }
}

function addTo(
  weights: Float32Array,
  { indices, values }: SparseVector,
  alphas: Float64Array,
  { from, to }: ClassRange,
): void {
  const moved: number[] = [];
  for (let label = from; label < to; label++)
    if (alphas[label] !== 0) moved.push(label);
  for (let at = 0; at < indices.length; at++) {
    const base = (indices[at] ?? 0) * alphas.length;
    const value = values[at] ?? 0;
    for (const label of moved) {
      const cell = base + label;
      weights[cell] = (weights[cell] ?? 0) + value * (alphas[label] ?? 0);
    }
  }
}
