import type { Bin } from "#evaluation/types.ts";
import { share } from "./classes.ts";

export type Sure = { readonly p: number; readonly isRight: boolean };

const BINS = 15;

/** Fifteen bins of equal width, from 0 to 1; the mean of an empty one is 0. */
export function binsOf(answers: readonly Sure[]): Bin[] {
  return Array.from({ length: BINS }, (_, bin) => {
    const own = answers.filter(
      ({ p }) => Math.min(BINS - 1, Math.floor(p * BINS)) === bin,
    );
    const sum = own.reduce((total, { p }) => total + p, 0);
    return {
      count: own.length,
      meanP: share(sum, own.length) ?? 0,
      right: own.filter(({ isRight }) => isRight).length,
    };
  });
}

/** Expected calibration error: how far, weighted by bin, the share that is right lies from the mean probability. */
export function calibrationError(bins: readonly Bin[]): number | null {
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  const gaps = bins.map(({ count, meanP, right }) => Math.abs(right - meanP * count));
  return share(
    gaps.reduce((sum, gap) => sum + gap, 0),
    total,
  );
}

/** The largest share that could be routed unasked, surest first, with at least `precision` of it right. */
export function coverageAt(precision: number, answers: readonly Sure[]): number | null {
  const surest = answers.toSorted((a, b) => b.p - a.p);
  let right = 0;
  let covered = 0;
  for (const [index, { p, isRight }] of surest.entries()) {
    if (isRight) right++;
    // Equal probabilities go together: no threshold parts them.
    const isEnd = surest[index + 1]?.p !== p;
    if (isEnd && right / (index + 1) >= precision) covered = index + 1;
  }
  return share(covered, answers.length);
}
