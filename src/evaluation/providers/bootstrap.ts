import type { Interval } from "#evaluation/types.ts";
import { chance } from "./random.ts";

const RESAMPLES = 1_000;
const TAIL = 0.025;
/** Draws between two breaths: some milliseconds. */
const BREATH = 10;

/**
 * Percentile bootstrap, 95 %: `measure` sees 1,000 sets of the same size drawn with replacement. Figures that were null in
 * a draw leave it out; those always null are left out altogether.
 */
export async function intervalsOf<T, K extends string>(
  items: readonly T[],
  measure: (drawn: readonly T[]) => Readonly<Record<K, number | null>>,
  seed = 1,
): Promise<Map<K, Interval>> {
  const next = chance(seed);
  const seen = new Map<string, number[]>();
  for (let draw = 0; draw < RESAMPLES; draw++) {
    // The program may be serving people meanwhile.
    if (draw % BREATH === 0) await new Promise((resolve) => setImmediate(resolve));
    const drawn = items.flatMap(() => items[Math.floor(next() * items.length)] ?? []);
    for (const [name, value] of Object.entries<number | null>(measure(drawn))) {
      if (value === null) continue;
      const values = seen.get(name);
      if (values === undefined) seen.set(name, [value]);
      else values.push(value);
    }
  }
  const names = Object.keys(measure(items)).filter((name): name is K => seen.has(name));
  return new Map(names.map((name) => [name, middle(seen.get(name) ?? [])]));
}

function middle(values: readonly number[]): Interval {
  const sorted = values.toSorted((a, b) => a - b);
  return { low: quantile(sorted, TAIL), high: quantile(sorted, 1 - TAIL) };
}

/** Of ascending values, between neighbours in a straight line; 0 of none. */
export function quantile(sorted: readonly number[], at: number): number {
  const place = (sorted.length - 1) * at;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}
