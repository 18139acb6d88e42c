/** Trains a model on the seed and the reviewed labels, and lets it answer only if it is no worse on the frozen set. */
import {
  examplesOf,
  type Fall,
  fallsOf,
  labelsPerTraining,
  reasonToTrain,
} from "#classification/flows/learning.ts";
import { createEmbeddedClassifier } from "#classification/providers/embedded.ts";
import { deserialise } from "#classification/providers/model.ts";
import { trainInThread } from "#classification/providers/model-cache.ts";
import {
  claimTraining,
  endTraining,
  findApprovedLabels,
  findModelVersions,
  findPromoted,
  insertSeedVersion,
  keepNewestModels,
  promote,
} from "#classification/store.ts";
import type {
  ApprovedLabel,
  LabelledExample,
  ModelFigures,
} from "#classification/types.ts";
import { nearDuplicates } from "#evaluation/providers/near-duplicates.ts";
import type { Item } from "#evaluation/types.ts";
import type { House, Learning } from "./house.ts";
import { judgeModel } from "./judge-model.ts";
import { takeUpModel } from "./take-up-model.ts";

/** Models one can go back to, with the one that answers. */
const KEPT = 5;
/** A training that has run so long died with its process. */
const ABANDONED = { minutes: 30 };

export type Workshop = Pick<House, "database" | "clock" | "log"> & {
  readonly learning: Learning;
};

export type Retrained =
  | { readonly kind: "notDue"; readonly missing: number }
  /** Another process is at it. */
  | { readonly kind: "busy" }
  | {
      readonly kind: "promoted" | "rejected";
      readonly labels: number;
      readonly before: ModelFigures;
      readonly after: ModelFigures;
      readonly falls: readonly Fall[];
    };

/** The nightly job, and `npm run retrain`. Throws `classification.trainingFailed`. */
export async function retrainModel(
  workshop: Workshop,
  given: {
    /** Without waiting for enough labels. */
    readonly isForced: boolean;
    readonly by: string;
    readonly signal?: AbortSignal;
  },
): Promise<Retrained> {
  const { database, clock, learning } = workshop;
  const { db } = database;
  const now = clock.now();
  await takeUpModel(workshop);
  const approved = await findApprovedLabels(db);
  const reviewedSince = await countSinceTraining(workshop, approved);
  const isLeftBehind = await isPromotedElsewhere(workshop);
  const standing = { reviewedSince, reviewed: approved.length, isLeftBehind };
  if (!given.isForced && reasonToTrain(standing) === null)
    return { kind: "notDue", missing: labelsPerTraining - reviewedSince };
  const examples = unlikeFrozen(examplesOf(approved), learning.frozen);
  const { basis } = learning;
  const claim = { basis, labels: examples.length };
  const id = await claimTraining(db, claim, now.subtract(ABANDONED), now);
  if (id === null) return { kind: "busy" };
  try {
    return await train(workshop, { id, examples, ...given }, now);
  } catch (error) {
    await endTraining(db, id, { state: "failed" });
    throw error;
  }
}

/** Labels that no training has seen yet. */
export async function countSinceTraining(
  { database }: Pick<Workshop, "database">,
  approved: readonly ApprovedLabel[],
): Promise<number> {
  const versions = await findModelVersions(database.db);
  const last = versions.find(({ labels, state }) => labels > 0 && state !== "failed");
  if (last === undefined) return approved.length;
  const { compare } = Temporal.Instant;
  return approved.filter(({ reviewedAt }) => compare(reviewedAt, last.startedAt) > 0)
    .length;
}

async function isPromotedElsewhere({ database, learning }: Workshop): Promise<boolean> {
  const promoted = await findPromoted(database.db);
  return promoted !== null && promoted.hash !== learning.models.inUse();
}

/** What judges must not have been learnt from, whoever sent it in. */
function unlikeFrozen(
  examples: readonly LabelledExample[],
  frozen: readonly Item[],
): LabelledExample[] {
  const known = frozen.map(({ text }) => text);
  const alike = nearDuplicates(
    examples.map(({ text }) => text),
    known,
  );
  const copies = new Set(alike.map(({ one }) => one));
  return examples.filter(({ text }) => !copies.has(text));
}

async function train(
  workshop: Workshop,
  training: {
    readonly id: string;
    readonly examples: readonly LabelledExample[];
    readonly by: string;
    readonly signal?: AbortSignal;
  },
  now: Temporal.Instant,
): Promise<Retrained> {
  const { database, learning, log } = workshop;
  const { seed, frozen, models } = learning;
  const { id, examples, by, signal } = training;
  const bytes = await trainInThread([...seed, ...examples], signal);
  const before = await judgeModel(models.classifier, frozen);
  const after = await judgeModel(createEmbeddedClassifier(deserialise(bytes)), frozen);
  await recordSeed(workshop, before, now);
  const falls = fallsOf(before, after);
  const labels = examples.length;
  if (falls.length > 0) {
    const figures = { figures: after, before };
    await endTraining(database.db, id, { state: "rejected", ...figures });
    log.warn(
      { event: "model.rejected", versionId: id, labels, falls },
      "the new model is worse and does not answer",
    );
    return { kind: "rejected", labels, before, after, falls };
  }
  const hash = await models.keep(bytes);
  const kept = await database.transaction(async (tx) => {
    await promote(tx, { id, by, trained: { hash, figures: after, before } }, now);
    return await keepNewestModels(tx, KEPT);
  });
  log.info({ event: "model.promoted", versionId: id, hash, labels }, "a new model");
  await takeUpModel(workshop);
  await models.keepOnly(kept);
  return { kind: "promoted", labels, before, after, falls };
}

/** The first training finds a model that is in no list: what one goes back to when the new one disappoints. */
async function recordSeed(
  workshop: Workshop,
  figures: ModelFigures,
  now: Temporal.Instant,
): Promise<void> {
  const { basis, models } = workshop.learning;
  const promoted = await findPromoted(workshop.database.db);
  if (promoted?.hash === models.inUse()) return;
  const hash = await models.keepInUse();
  await workshop.database.transaction(async (tx) => {
    // It was there before the training began.
    const earlier = now.subtract({ milliseconds: 1 });
    await insertSeedVersion(tx, { hash, basis, figures }, earlier);
  });
}
