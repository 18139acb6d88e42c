/** Measures on the frozen set what decides whether a model may answer people. */
import type { Classifier } from "#classification/port.ts";
import type { Classification, ModelFigures } from "#classification/types.ts";
import { classFigures, macroF1 } from "#evaluation/providers/classes.ts";
import { viewOf } from "#evaluation/providers/noise.ts";
import { gatePairs, isRight, matterPairs } from "#evaluation/rules.ts";
import { type Answer, type Item, type Outcome, viewNames } from "#evaluation/types.ts";

/** Messages between two breaths: a citizen's message waits for no more. */
const BATCH = 20;
/** The slips of fingers are the same in every run. */
const SEED = 2_026;

/** Each message in all ways of typing: four times as many answers swing half as much from training to training. */
export async function judgeModel(
  { classify }: Classifier,
  items: readonly Item[],
): Promise<ModelFigures> {
  const outcomes: Outcome[] = [];
  const views = viewNames.flatMap((view) =>
    items.map((item) => ({ item, text: viewOf(view, item.text, SEED) })),
  );
  for (const [index, { item, text }] of views.entries()) {
    if (index % BATCH === 0) await new Promise((resolve) => setImmediate(resolve));
    outcomes.push({ item, answer: answerOf(classify(text)) });
  }
  const about = outcomes.filter(({ item }) => item.matters.length > 0);
  const right = about.filter(isRight).length;
  const gates = classFigures(gatePairs(outcomes)).flatMap(({ name, recall }) =>
    recall === null ? [] : [[name, recall] as const],
  );
  return {
    items: views.length,
    top1: about.length === 0 ? 0 : right / about.length,
    macroF1: macroF1(classFigures(matterPairs(outcomes))) ?? 0,
    gates: Object.fromEntries(gates),
  };
}

/** The place and who receives it are no business of the model. */
function answerOf({ gate, candidates, decision }: Classification): Answer {
  return {
    gate,
    matter: candidates[0]?.matterId ?? null,
    top3: candidates.map(({ matterId, p }) => ({ matter: matterId, p })),
    p: candidates[0]?.p ?? 0,
    agencies: [],
    ward: null,
    secondMatter: null,
    decision,
    tookMs: 0,
  };
}
