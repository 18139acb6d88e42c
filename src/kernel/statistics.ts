/** Small statistics that are shown with their n. */

export type Share = {
  readonly count: number;
  readonly n: number;
  /** The Wilson interval of 95 %, as parts of one; null below `MIN_SHOWN`: only the counts are shown. */
  readonly interval: { readonly low: number; readonly high: number } | null;
};

/** Below it a share says more about chance than about work. */
export const MIN_SHOWN = 30;
/** The normal quantile of 97.5 %. */
const Z = 1.959964;

/** A share of n with its interval. */
export function shareOf(count: number, n: number): Share {
  return { count, n, interval: n < MIN_SHOWN ? null : wilson(count, n) };
}

/** The Wilson score interval of 95 % (Wilson 1927): honest also near none and all. `n` is at least 1. */
export function wilson(
  count: number,
  n: number,
): { readonly low: number; readonly high: number } {
  const share = count / n;
  const weight = 1 + Z ** 2 / n;
  const middle = (share + Z ** 2 / (2 * n)) / weight;
  const half =
    (Z / weight) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** The middle of the sorted values, of two middles their mean; null: there are none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}
