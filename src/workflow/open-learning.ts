/** Opens the model of the house: the one promoted last, else that of the seed, trained if need be. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadOrTrainModel } from "#classification/providers/model-cache.ts";
import { openModelShelf } from "#classification/providers/model-shelf.ts";
import { contentHash } from "#classification/providers/train.ts";
import type { LabelledExample } from "#classification/types.ts";
import { parseData } from "#evaluation/schema.ts";
import type { Item } from "#evaluation/types.ts";
import type { Database } from "#platform/db.ts";
import type { Log } from "#platform/logger.ts";
import { readFrozenSet } from "./frozen-set.ts";
import type { Learning } from "./house.ts";
import { readExamples } from "./read-examples.ts";
import { takeUpModel } from "./take-up-model.ts";

export async function openLearning(
  ground: { readonly database: Database; readonly log: Log },
  given: {
    /** Gets the seed's model. */
    readonly directory: string;
    /** Gets the models made in this house. */
    readonly models: string;
    readonly seed?: readonly LabelledExample[];
    readonly frozen?: readonly Item[];
  },
): Promise<Learning> {
  const { directory, models, seed = readExamples(), frozen = readFrozen() } = given;
  const model = await loadOrTrainModel({ directory, examples: seed });
  const learning: Learning = {
    seed,
    basis: contentHash(seed),
    frozen,
    models: openModelShelf(join(directory, models), model),
  };
  await takeUpModel({ ...ground, learning });
  return learning;
}

function readFrozen(): Item[] {
  return parseData(readFileSync(readFrozenSet().path, "utf8")).items;
}
