/** Scores of the members of an ensemble for one text, by member, then class. */
export type MemberScores = {
  readonly label: number;
  readonly parts: readonly Float64Array[];
};

const sampleSize = 1_000;
/** Where the search begins, and the factor of its first and last steps. */
const search = { start: 3, firstStep: 2, lastStep: 1.03 };

/**
 * One positive factor a member (the inverse of its temperature), so that the softmax of the weighted sum gives the
 * held-out labels the highest likelihood. Multiplicative coordinate search: the function is convex and has three
 * variables. With nothing held out, all factors are 1.
 */
export function fitCoefficients(scored: readonly MemberScores[]): number[] {
  const every = Math.max(1, Math.ceil(scored.length / sampleSize));
  const sample = scored.filter((_, index) => index % every === 0);
  const members = sample[0]?.parts.length ?? 3;
  if (sample.length === 0) return Array.from({ length: members }, () => 1);
  let best = Array.from({ length: members }, () => search.start);
  let bestLoss = lossOf(sample, best);
  for (let step = search.firstStep; step > search.lastStep; ) {
    let improved = false;
    for (const trial of neighboursOf(best, step)) {
      const loss = lossOf(sample, trial);
      if (loss > bestLoss - 1e-6) continue;
      [best, bestLoss, improved] = [trial, loss, true];
    }
    if (!improved) step = Math.sqrt(step);
  }
  return best;
}

function neighboursOf(factors: readonly number[], step: number): number[][] {
  return factors.flatMap((_, changed) =>
    [step, 1 / step].map((by) =>
      factors.map((factor, member) => (member === changed ? factor * by : factor)),
    ),
  );
}

/** Mean negative log-likelihood of the labels. */
function lossOf(sample: readonly MemberScores[], factors: readonly number[]): number {
  let total = 0;
  for (const { label, parts } of sample) total += textLoss(label, parts, factors);
  return total / sample.length;
}

function textLoss(
  label: number,
  parts: readonly Float64Array[],
  factors: readonly number[],
): number {
  const scores = new Float64Array(parts[0]?.length ?? 0);
  let highest = -Infinity;
  for (let place = 0; place < scores.length; place++) {
    let score = 0;
    for (let member = 0; member < parts.length; member++) {
      score += (factors[member] ?? 0) * (parts[member]?.[place] ?? 0);
    }
    scores[place] = score;
    if (score > highest) highest = score;
  }
  let powers = 0;
  for (const score of scores) powers += Math.exp(score - highest);
  return highest + Math.log(powers) - (scores[label] ?? 0);
}

export type Outcome = { readonly p: number; readonly isRight: boolean };

/** What the routed share must reach: its lower confidence bound, not its mean. */
const wantedPrecision = 0.9;
/** Fewer prove nothing: the probabilities were fitted on the same texts. */
const fewestRouted = 100;
export const neverRoute = 2;

/**
 * The smallest probability from which on the one-sided 95 % lower bound (Wilson) of the precision on held-out texts
 * is at least 0.90; `neverRoute` if there is none. A probability alone is not trusted: with few examples a class it
 * is known only to some five points.
 */
export function routeThreshold(outcomes: readonly Outcome[]): number {
  const descending = outcomes.toSorted((one, other) => other.p - one.p);
  let right = 0;
  let threshold = neverRoute;
  for (const [index, { p, isRight }] of descending.entries()) {
    if (isRight) right++;
    const routed = index + 1;
    if (routed < fewestRouted || descending[routed]?.p === p) continue;
    if (lowerBound(right, routed) >= wantedPrecision) threshold = p;
  }
  return threshold;
}

function lowerBound(right: number, total: number): number {
  const z = 1.645;
  const share = right / total;
  const centre = share + z ** 2 / (2 * total);
  const spread = z * Math.sqrt((share * (1 - share) + z ** 2 / (4 * total)) / total);
  return (centre - spread) / (1 + z ** 2 / total);
}
