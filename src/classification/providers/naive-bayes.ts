import type { LabelledVectors } from "./linear.ts";

/** Measured best of .01, .02, .1 and 1 by cross-validated likelihood. */
const smoothing = 0.02;

/**
 * Multinomial naive Bayes on weighted features, without a prior: how often a matter occurs among the examples says
 * nothing about how often it occurs in the city. Weights by feature, then class.
 */
export function trainNaiveBayes(data: LabelledVectors): Float32Array {
  const { classCount, featureCount } = data;
  const weights = sumsOf(data);
  const logTotals = totalsOf(weights, classCount).map((total) =>
    Math.log(total + smoothing * featureCount),
  );
  // Most cells are empty, and a logarithm is dear.
  const empty = Math.log(smoothing);
  for (let base = 0; base < weights.length; base += classCount) {
    for (let label = 0; label < classCount; label++) {
      const sum = weights[base + label] ?? 0;
      const log = sum === 0 ? empty : Math.log(sum + smoothing);
      weights[base + label] = log - (logTotals[label] ?? 0);
    }
  }
  return weights;
}

function sumsOf({ vectors, labels, classCount, featureCount }: LabelledVectors) {
  const sums = new Float32Array(featureCount * classCount);
  for (const [row, { indices, values }] of vectors.entries()) {
    const label = labels[row] ?? 0;
    for (let at = 0; at < indices.length; at++) {
      const cell = (indices[at] ?? 0) * classCount + label;
      sums[cell] = (sums[cell] ?? 0) + (values[at] ?? 0);
    }
  }
  return sums;
}

function totalsOf(sums: Float32Array, classCount: number): Float64Array {
  const totals = new Float64Array(classCount);
  for (let base = 0; base < sums.length; base += classCount) {
    for (let label = 0; label < classCount; label++) {
      totals[label] = (totals[label] ?? 0) + (sums[base + label] ?? 0);
    }
  }
  return totals;
}
