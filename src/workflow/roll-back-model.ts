/** Goes back to a model that answered before; every process follows within a minute. */
import { findModelVersions, findPromoted, promote } from "#classification/store.ts";
import type { ModelVersion } from "#classification/types.ts";
import type { Workshop } from "./retrain-model.ts";
import { takeUpModel } from "./take-up-model.ts";

/** `versionId` null: the one before. Gives the one that answers now; null when there is none to go back to. */
export async function rollBackModel(
  workshop: Workshop,
  given: { readonly versionId: string | null; readonly by: string },
): Promise<ModelVersion | null> {
  const { database, clock, log, learning } = workshop;
  const target = await database.transaction(async (tx) => {
    const promoted = await findPromoted(tx);
    const all = await findModelVersions(tx);
    const found = targetOf(all, promoted, learning.basis, given.versionId);
    if (found !== null) await promote(tx, { id: found.id, by: given.by }, clock.now());
    return found;
  });
  if (target === null) return null;
  log.warn(
    { event: "model.rolledBack", versionId: target.id, hash: target.hash },
    "an earlier model answers",
  );
  await takeUpModel(workshop);
  return target;
}

function targetOf(
  /** The latest first. */
  all: readonly ModelVersion[],
  promoted: ModelVersion | null,
  basis: string,
  versionId: string | null,
): ModelVersion | null {
  const possible = all.filter(
    (one) => one.isKept && one.basis === basis && one.id !== promoted?.id,
  );
  if (versionId !== null) return possible.find(({ id }) => id === versionId) ?? null;
  const place = all.findIndex(({ id }) => id === promoted?.id);
  return possible.find((one) => all.indexOf(one) > place) ?? null;
}
