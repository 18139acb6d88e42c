import type { LabelledExample } from "#classification/types.ts";
import type { Item } from "#evaluation/types.ts";
import type { House } from "#workflow/house.ts";
import { openLearning } from "#workflow/open-learning.ts";
import { readExamples } from "#workflow/read-examples.ts";

/** The matters of one field: enough to learn from, trained in a second. */
const FIELD = "chieu-sang-cay-xanh";
/** Every sixth message judges and does not train. */
const EVERY = 6;

const all = readExamples().filter(
  ({ label }) => label.kind === "matter" && label.matterId.startsWith(`${FIELD}.`),
);
export const seedOfFew = all.filter((_, index) => index % EVERY !== 0);
export const frozenOfFew = all
  .filter((_, index) => index % EVERY === 0)
  .map(({ text, label }, index): Item => {
    const gate = label.kind === "gate" ? label.gate : "phan-anh";
    const matters = label.kind === "gate" ? [] : [label.matterId];
    return { id: String(index), text, gate, matters, agencies: [], ward: null };
  });

/** Opens a model of the few in an own folder. */
export function learnFew(
  directory: string,
  given: {
    readonly seed?: readonly LabelledExample[];
    readonly frozen?: readonly Item[];
  } = {},
) {
  const { seed = seedOfFew, frozen = frozenOfFew } = given;
  return (ground: Pick<House, "database" | "log">) =>
    openLearning(ground, { directory, models: "models", seed, frozen });
}
