/** Keeps the model that answers the same as the one promoted, here or by another process. */
import { findPromoted } from "#classification/store.ts";
import { AppError } from "#kernel/app-error.ts";
import type { House } from "./house.ts";

/** 1 when another one was taken up. */
export async function takeUpModel({
  database,
  log,
  learning,
}: Pick<House, "database" | "log" | "learning">): Promise<number> {
  if (learning === null) return 0;
  const { models, basis } = learning;
  const promoted = await findPromoted(database.db);
  const hash = promoted?.hash ?? null;
  // One of another program would read texts in another way than it was taught; the next training makes a new one.
  if (hash === null || promoted?.basis !== basis || hash === models.inUse()) return 0;
  try {
    await models.use(hash);
  } catch (err) {
    if (!(err instanceof AppError)) throw err;
    log.error({ event: "model.notTakenUp", hash, err }, "the old model answers");
    return 0;
  }
  log.info({ event: "model.takenUp", hash }, "another model answers");
  return 1;
}
