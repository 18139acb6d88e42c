/** Scores of the members of an ensemble for one text, by member, then class. */
export type MemberScores = {
  readonly label: number;
  readonly parts: readonly Float64Array[];
};

/** Twice as many move no probability by a hundredth. */
const sampleSize = 600;
/** Where the search begins (where it has ended on the seed messages), and the factor of its first and last steps. */
const search = { start: [4, 0.6, 2, 0.2], firstStep: 1.5, lastStep: 1.05 };

/**
 * One positive factor a member (the inverse of its temperature), so that the softmax of the weighted sum gives the
 * held-out labels the highest likelihood. Multiplicative coordinate search: the function is convex and has two to
 * four variables. With nothing held out, all factors are 1.
 */
export function fitCoefficients(
  scored: readonly MemberScores[],
  members: number,
): number[] {
  const every = Math.max(1, Math.ceil(scored.length / sampleSize));
  const sample = sampleOf(scored.filter((_, index) => index % every === 0));
  if (sample.labels.length === 0) return Array.from({ length: members }, () => 1);
  let best = search.start.slice(0, members);
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

type Sample = {
  readonly labels: readonly number[];
  readonly classCount: number;
  /** By text, then class, then member: the order in which the search reads it, some hundred times. */
  readonly parts: Float64Array;
};

function sampleOf(scored: readonly MemberScores[]): Sample {
  const classCount = scored[0]?.parts[0]?.length ?? 0;
  return {
    labels: scored.map(({ label }) => label),
    classCount,
    parts: Float64Array.from(
      scored.flatMap(({ parts }) =>
        Array.from({ length: classCount * parts.length }, (_, at) => {
          const place = Math.floor(at / parts.length);
          return parts[at % parts.length]?.[place] ?? 0;
        }),
      ),
    ),
  };
}

/** Mean negative log-likelihood of the labels. */
function lossOf(
  { labels, classCount, parts }: Sample,
  factors: readonly number[],
): number {
  const scores = new Float64Array(classCount);
  let total = 0;
  let cell = 0;
  for (const label of labels) {
    for (let place = 0; place < classCount; place++) {
      let score = 0;
      for (const factor of factors) score += factor * (parts[cell++] ?? 0);
      scores[place] = score;
    }
    total += logOfSum(scores) - (scores[label] ?? 0);
  }
  return total / labels.length;
}

/** The logarithm of the sum of the scores' powers. */
function logOfSum(scores: Float64Array): number {
  let highest = -Infinity;
  for (const score of scores) if (score > highest) highest = score;
  let powers = 0;
  for (const score of scores) powers += Math.exp(score - highest);
  return highest + Math.log(powers);
}

export type Outcome = { readonly p: number; readonly isRight: boolean };

/** From which probability on a matter is routed unasked, and what says so: held-out or recent labelled texts. */
export type RoutingRule = {
  /** Above 1: never. */
  readonly threshold: number;
  /** Texts looked at; of these, as sure as the threshold; and of these, right. */
  readonly labels: number;
  readonly routed: number;
  readonly right: number;
  /** One-sided 95 % lower bound (Clopper–Pearson) of the precision of those routed. */
  readonly bound: number;
};

/** What the routed share must reach: its lower confidence bound, not its mean. */
const wantedPrecision = 0.95;
const doubt = 0.05;
/** Fewer prove nothing: the probabilities were fitted on the same texts. */
const fewestLabels = 200;
export const neverRoute = 2;

/**
 * The smallest probability from which on the lower bound of the precision is at least 0.95. A probability alone is not
 * trusted: with few examples a class it is known only to some five points. With fewer than 200 texts nothing is
 * routed.
 */
export function routingRule(outcomes: readonly Outcome[]): RoutingRule {
  const labels = outcomes.length;
  const none = { threshold: neverRoute, labels, routed: 0, right: 0, bound: 0 };
  if (labels < fewestLabels) return none;
  const descending = outcomes.toSorted((one, other) => other.p - one.p);
  let right = 0;
  let rule = none;
  for (const [index, { p, isRight }] of descending.entries()) {
    if (isRight) right++;
    const routed = index + 1;
    if (descending[routed]?.p === p || right < routed * wantedPrecision) continue;
    if (tailOf(right, routed, wantedPrecision) <= doubt)
      rule = { threshold: p, labels, routed, right, bound: 0 };
  }
  return { ...rule, bound: lowerBound(rule.right, rule.routed) };
}

export function routeThreshold(outcomes: readonly Outcome[]): number {
  return routingRule(outcomes).threshold;
}

/** The one-sided 95 % lower bound of Clopper and Pearson (Biometrika 1934) of the share `right` of `total`. */
export function lowerBound(right: number, total: number): number {
  if (right === 0) return 0;
  let [low, high] = [0, 1];
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (tailOf(right, total, middle) < doubt) low = middle;
    else high = middle;
  }
  return low;
}

/** Probability of at least `right` successes in `total` trials of probability `p`, 0 to 1 exclusive. */
function tailOf(right: number, total: number, p: number): number {
  const odds = Math.log((1 - p) / p);
  // The logarithm of the probability of `failures` failures, from none on.
  let term = total * Math.log(p);
  let sum = Math.exp(term);
  for (let failures = 1; failures <= total - right; failures++) {
    term += Math.log((total - failures + 1) / failures) + odds;
    sum += Math.exp(term);
  }
  return sum;
}
