import type { LabelledVectors } from "./linear.ts";

/** Measured best of .01, .02, .1 and 1 by cross-validated likelihood. */
const smoothing = 0.02;

/**
 * Multinomial naive Bayes on weighted features, without a prior: how often a matter occurs among the examples says
 * nothing about how often it occurs in the city. Weights by feature, then class.
 */
export function trainNaiveBayes(data: LabelledVectors): Float32Array {
  const { vectors, labels, classCount, featureCount } = data;
  const weights = new Float32Array(featureCount * classCount);
  const totals = new Float64Array(classCount).fill(smoothing * featureCount);
  for (const [row, vector] of vectors.entries()) {
    const label = labels[row] ?? 0;
    for (const [at, feature] of vector.indices.entries()) {
      const value = vector.values[at] ?? 0;
      const cell = feature * classCount + label;
      weights[cell] = (weights[cell] ?? 0) + value;
      totals[label] = (totals[label] ?? 0) + value;
    }
  }
  for (let cell = 0; cell < weights.length; cell++) {
    const total = totals[cell % classCount] ?? 1;
    weights[cell] = Math.log(((weights[cell] ?? 0) + smoothing) / total);
  }
  return weights;
}
