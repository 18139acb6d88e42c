import type { LabelledExample } from "#classification/types.ts";
import { viewOf } from "#evaluation/providers/noise.ts";
import { type Item, viewNames } from "#evaluation/types.ts";
import type { House, Learning } from "#workflow/house.ts";
import { openLearning } from "#workflow/open-learning.ts";
import { readExamples } from "#workflow/read-examples.ts";

/** The matters of one field: enough to learn from, trained in a second. */
const FIELD = "chieu-sang-cay-xanh";
/** Every sixth message judges and does not train. */
const EVERY = 6;
/** What the model is so sure of does not turn by chance, only by wrong labels. */
const SURE = 0.8;

type About = { readonly text: string; readonly matterId: string };

const all = readExamples().flatMap(({ text, label }): About[] =>
  label.kind === "matter" && label.matterId.startsWith(`${FIELD}.`)
    ? [{ text, matterId: label.matterId }]
    : [],
);
export const seedOfFew = all.filter((_, index) => index % EVERY !== 0);
const judging = all.filter((_, index) => index % EVERY === 0);

/** Opens a model of the few in an own folder, or of fewer still. */
export function learnFew(folder: string, few: readonly About[] = seedOfFew) {
  return async (ground: Pick<House, "database" | "log">): Promise<Learning> => {
    const seed = few.map(({ text, matterId }): LabelledExample => {
      return { text, label: { kind: "matter", matterId }, source: "message" };
    });
    const given = { directory: folder, models: "models", seed, frozen: [] };
    const learning = await openLearning(ground, given);
    const { classify } = learning.models.classifier;
    const isKnown = ({ text, matterId }: About) =>
      viewNames.every((view) => {
        const [best] = classify(viewOf(view, text, 1)).candidates;
        return best?.matterId === matterId && best.p >= SURE;
      });
    return { ...learning, frozen: judging.filter(isKnown).map(itemOf) };
  };
}

function itemOf({ text, matterId }: About, index: number): Item {
  const about = { gate: "phan-anh", matters: [matterId], agencies: [], ward: null };
  return { id: String(index), text, ...about };
}
