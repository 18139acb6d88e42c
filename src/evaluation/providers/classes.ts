import type { ClassFigures, Confusion } from "#evaluation/types.ts";

/** What a message truly is, and what was said of it; null: nothing was said. */
export type Pair = { readonly truly: string; readonly said: string | null };

/** Every class that is there or was said, by name. */
export function classFigures(pairs: readonly Pair[]): ClassFigures[] {
  const counts = new Map<string, Counts>();
  const countsOf = (name: string) => {
    const found = counts.get(name) ?? { support: 0, named: 0, hits: 0 };
    counts.set(name, found);
    return found;
  };
  for (const { truly, said } of pairs) {
    countsOf(truly).support++;
    if (said !== null) countsOf(said).named++;
    if (said === truly) countsOf(truly).hits++;
  }
  return [...counts.keys()].sort().map((name) => figuresOfClass(name, countsOf(name)));
}

/** How often a class was there, was said, and both. */
type Counts = { support: number; named: number; hits: number };

function figuresOfClass(name: string, { support, named, hits }: Counts): ClassFigures {
  return {
    name,
    support,
    precision: share(hits, named),
    recall: share(hits, support),
    // The harmonic mean of both; 0 where nothing was right.
    f1: (2 * hits) / (support + named),
  };
}

/** The mean over classes that are there: a rare one counts as much as a common one. Null without any. */
export function macroF1(classes: readonly ClassFigures[]): number | null {
  const present = classes.filter(({ support }) => support > 0);
  const total = present.reduce((sum, { f1 }) => sum + f1, 0);
  return share(total, present.length);
}

/** The cells of the confusion matrix that are not empty, those off its diagonal first, then the fullest first. */
export function confusionsOf(pairs: readonly Pair[]): Confusion[] {
  const cells = new Map<string, Confusion>();
  for (const { truly, said } of pairs) {
    const key = `${truly}\n${said ?? ""}`;
    const count = (cells.get(key)?.count ?? 0) + 1;
    cells.set(key, { truly, said: said ?? "", count });
  }
  const isRight = ({ truly, said }: Confusion) => Number(truly === said);
  return [...cells.values()].sort(
    (a, b) => isRight(a) - isRight(b) || b.count - a.count || order(a, b),
  );
}

function order(a: Confusion, b: Confusion): number {
  return a.truly.localeCompare(b.truly) || a.said.localeCompare(b.said);
}

export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
