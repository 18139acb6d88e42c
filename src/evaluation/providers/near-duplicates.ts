import { fold } from "#kernel/text.ts";

/** From this share of common letter runs on, two messages are the same one told twice. */
const NEAR = 0.6;
const RUN = 5;

export type NearDuplicate = {
  readonly one: string;
  readonly other: string;
  /** Jaccard index of their runs of five folded characters, above 0.6. */
  readonly likeness: number;
};

/** Pairs across two sets that are too alike for the one to judge what was learnt from the other. */
export function nearDuplicates(
  ones: readonly string[],
  others: readonly string[],
): NearDuplicate[] {
  const known = others.map((text) => ({ text, runs: runsOf(text) }));
  const holders = new Map<string, number[]>();
  for (const [index, { runs }] of known.entries()) {
    for (const run of runs) pushTo(holders, run, index);
  }
  return ones.flatMap((one) => {
    const runs = runsOf(one);
    return [...sharedCounts(runs, holders)].flatMap(([index, shared]) => {
      const other = known[index];
      const union = runs.size + (other?.runs.size ?? 0) - shared;
      const likeness = shared / union;
      return other === undefined || likeness <= NEAR
        ? []
        : [{ one, other: other.text, likeness }];
    });
  });
}

function sharedCounts(
  runs: ReadonlySet<string>,
  holders: ReadonlyMap<string, readonly number[]>,
): Map<number, number> {
  const counts = new Map<number, number>();
  for (const run of runs) {
    for (const index of holders.get(run) ?? []) {
      counts.set(index, (counts.get(index) ?? 0) + 1);
    }
  }
  return counts;
}

/** A text shorter than a run is a run of its own. */
function runsOf(text: string): ReadonlySet<string> {
  const folded = fold(text);
  const count = Math.max(1, folded.length - RUN + 1);
  return new Set(Array.from({ length: count }, (_, at) => folded.slice(at, at + RUN)));
}

function pushTo(holders: Map<string, number[]>, run: string, index: number): void {
  const list = holders.get(run);
  if (list === undefined) holders.set(run, [index]);
  else list.push(index);
}
