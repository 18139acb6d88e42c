import { addScores, type LabelledVectors } from "./linear.ts";
import { shuffled } from "./random.ts";
import type { SparseVector } from "./vocabulary.ts";

/** How far one text may move the classes. Measured by cross-validation: .1 and 1 lie within a point. */
const cost = 0.3;

/**
 * Linear support vector machine of Crammer and Singer for all classes at once, by dual coordinate descent: each text
 * in turn, its part of the dual is solved exactly (Keerthi et al., KDD 2008; the solver of LIBLINEAR's `-s 4`). One
 * pass: a second and third changed no measured figure by half a point and took as long again. Against one machine per
 * class, scores are comparable across classes. Weights by feature, then class. The same input gives the same bytes.
 */
export function trainSvm(data: LabelledVectors): Float32Array {
  const { vectors, labels, classCount, featureCount } = data;
  const weights = new Float32Array(featureCount * classCount);
  const scores = new Float64Array(classCount);
  for (const row of shuffled(vectors.length, 1)) {
    const vector = vectors[row];
    if (vector === undefined || vector.indices.length === 0) continue;
    const label = labels[row] ?? 0;
    // The margin of 1 that every class but the label has to keep.
    scores.fill(1);
    scores[label] = 0;
    addScores(scores, vector, weights);
    addTo(weights, vector, solve(scores, label));
  }
  return weights;
}

/**
 * The row's dual variables: they sum to 0, the label's is at most `cost`, the others are at most 0. Vectors have
 * length 1, so the curvature is 1 in all directions and the solution a projection with one threshold.
 */
function solve(scores: Float64Array, label: number): Float64Array {
  const pulls = Float64Array.from(scores);
  pulls[label] = (pulls[label] ?? 0) + cost;
  const threshold = thresholdOf(pulls);
  return pulls.map(
    (pull, place) => (place === label ? cost : 0) + Math.min(0, threshold - pull),
  );
}

/** The value above which the pulls exceed it by `cost` in total (Michelot, JOTA 1986: no sorting). */
function thresholdOf(pulls: Float64Array): number {
  let threshold = -Infinity;
  for (let previous = -1; ; ) {
    let sum = -cost;
    let count = 0;
    for (const pull of pulls) {
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
): void {
  const moved = Int32Array.from(alphas.keys()).filter((label) => alphas[label] !== 0);
  for (let at = 0; at < indices.length; at++) {
    const base = (indices[at] ?? 0) * alphas.length;
    const value = values[at] ?? 0;
    for (let place = 0; place < moved.length; place++) {
      const label = moved[place] ?? 0;
      const cell = base + label;
      weights[cell] = (weights[cell] ?? 0) + value * (alphas[label] ?? 0);
    }
  }
}
