/** What `npm run retrain` does and says. */
import type { Fall } from "#classification/flows/learning.ts";
import { findModelVersions } from "#classification/store.ts";
import type { ModelFigures } from "#classification/types.ts";
import { AppError } from "#kernel/app-error.ts";
import { type Retrained, retrainModel, type Workshop } from "./retrain-model.ts";
import { rollBackModel } from "./roll-back-model.ts";

const USAGE = "Say nothing, --now, or: rollback [HASH]";

/** Throws `retrain.arguments` and `retrain.noModel`. */
export async function runRetrainTool(
  workshop: Workshop,
  given: {
    readonly words: readonly string[];
    readonly isForced: boolean;
    readonly by: string;
  },
): Promise<string> {
  const [verb, hash = null, ...more] = given.words;
  if (verb === undefined) return say(await retrainModel(workshop, given));
  if (verb !== "rollback" || more.length > 0) {
    throw new AppError(USAGE, { code: "retrain.arguments" });
  }
  const versionId = hash === null ? null : await findVersion(workshop, hash);
  const version = await rollBackModel(workshop, { versionId, by: given.by });
  if (version === null) throw noModel("There is no earlier model to go back to.");
  return `Model ${version.hash?.slice(0, 12)} answers again.`;
}

async function findVersion({ database }: Workshop, start: string): Promise<string> {
  const versions = await findModelVersions(database.db);
  const [only, ...others] = versions.filter(
    ({ hash, isKept }) => isKept && hash?.startsWith(start) === true,
  );
  if (only !== undefined && others.length === 0) return only.id;
  throw noModel(`${others.length === 0 ? "No" : "More than one"} model begins so.`);
}

function noModel(found: string): AppError {
  const todo = "The console's page of labels lists those that are kept.";
  return new AppError(`${found} ${todo}`, { code: "retrain.noModel" });
}

function say(result: Retrained): string {
  switch (result.kind) {
    case "notDue":
      return `${result.missing} reviewed labels are missing. --now trains without them.`;
    case "busy":
      return "Another process is training.";
    case "promoted":
      return `Promoted, with ${result.labels} labels: ${sayFigures(result)}`;
    case "rejected":
      return `Rejected: ${result.falls.map(sayFall).join(", ")}. ${sayFigures(result)}`;
  }
}

function sayFigures(of: {
  readonly before: ModelFigures;
  readonly after: ModelFigures;
}) {
  const { before, after } = of;
  const top1 = `top-1 ${before.top1.toFixed(3)} to ${after.top1.toFixed(3)}`;
  const f1 = `macro-F1 ${before.macroF1.toFixed(3)} to ${after.macroF1.toFixed(3)}`;
  return `${top1}, ${f1} on ${after.items} messages.`;
}

function sayFall({ what, from, to }: Fall): string {
  return `${what} fell from ${from.toFixed(3)} to ${to.toFixed(3)}`;
}
