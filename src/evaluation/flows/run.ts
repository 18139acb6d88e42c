/** Puts every message in every view to a classifier and measures what it said. */

import type { Subject } from "#evaluation/port.ts";
import type { AnswerCache } from "#evaluation/providers/answer-cache.ts";
import { intervalsOf } from "#evaluation/providers/bootstrap.ts";
import { viewOf } from "#evaluation/providers/noise.ts";
import { figuresOf } from "#evaluation/rules.ts";
import {
  type Answer,
  type Figures,
  type Interval,
  type Item,
  type Outcome,
  type ViewName,
  viewNames,
} from "#evaluation/types.ts";

/** The slips of fingers are the same in every run. */
const SEED = 2_026;
/** So many answers until the engine has compiled what it runs; they are given again and timed later. */
const WARM_UP = 200;

export type View = {
  readonly name: ViewName;
  readonly outcomes: readonly Outcome[];
  readonly figures: Figures;
  readonly intervals: ReadonlyMap<keyof Figures, Interval>;
};

export async function runViews(
  subject: Subject,
  items: readonly Item[],
  means: {
    readonly cache: AnswerCache;
    readonly onProgress: (done: number, total: number) => void;
  },
): Promise<View[]> {
  const total = items.length * viewNames.length;
  let done = 0;
  const views: View[] = [];
  const ask = warmedUp(subject, items, means.cache);
  for (const name of viewNames) {
    const outcomes: Outcome[] = [];
    for (const item of items) {
      const answer = await ask(viewOf(name, item.text, SEED));
      outcomes.push({ item, answer });
      means.onProgress(++done, total);
    }
    const figures = figuresOf(outcomes);
    views.push({
      name,
      outcomes,
      figures,
      intervals: intervalsOf(outcomes, figuresOf),
    });
  }
  return views;
}

/** Asks the cache, else the subject, which was warmed up before it is first timed. */
function warmedUp(
  subject: Subject,
  items: readonly Item[],
  cache: AnswerCache,
): (text: string) => Promise<Answer> {
  let isWarm = !subject.isLocal;
  return async (text) => {
    const known = cache.find(text);
    if (known !== null) return known;
    if (!isWarm) {
      for (const item of items.slice(0, WARM_UP)) await subject.answer(item.text);
      isWarm = true;
    }
    const answer = await subject.answer(text);
    cache.add(text, answer);
    return answer;
  };
}
