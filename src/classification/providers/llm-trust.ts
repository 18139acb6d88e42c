import { type Outcome, routeThreshold } from "./calibration.ts";
import type { ModelTrust } from "./llm-combine.ts";

/** Fewer answers prove nothing. */
const fewest = 200;

/**
 * What the probabilities of a prompt's answers are worth, from the answers of its evaluation (`p` as without any trust). Null when
 * there are fewer than 200. A monotone curve (pool adjacent violators), then the threshold on what it gives.
 */
export function learnTrust(outcomes: readonly Outcome[]): ModelTrust | null {
  if (outcomes.length < fewest) return null;
  const blocks = pooled(outcomes.toSorted((one, other) => one.p - other.p));
  const adjust = (p: number) => {
    const block = blocks.findLast(({ from }) => from <= p) ?? blocks[0];
    return block === undefined ? p : shareOf(block);
  };
  const adjusted = outcomes.map(({ p, isRight }) => ({ p: adjust(p), isRight }));
  return { adjust, routeFrom: routeThreshold(adjusted) };
}

/** Answers from this probability up to the next block's. */
type Block = { readonly from: number; readonly count: number; readonly right: number };

/** As if one more had been right and one more wrong: nothing is certain. */
function shareOf({ count, right }: Block): number {
  return (right + 1) / (count + 2);
}

/** Blocks of which each is righter than the one before. */
function pooled(ascending: readonly Outcome[]): Block[] {
  const blocks: Block[] = [];
  for (const { p, isRight } of ascending) {
    let block: Block = { from: p, count: 1, right: isRight ? 1 : 0 };
    for (let before = blocks.at(-1); before !== undefined; before = blocks.at(-1)) {
      if (before.from < block.from && shareOf(before) < shareOf(block)) break;
      block = {
        from: before.from,
        count: before.count + block.count,
        right: before.right + block.right,
      };
      blocks.pop();
    }
    blocks.push(block);
  }
  return blocks;
}
