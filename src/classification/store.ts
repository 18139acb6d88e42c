import { toDate } from "#platform/clock.ts";
import type { Tx } from "#platform/db.ts";
import { newId } from "#platform/ids.ts";
import type { Correction } from "./types.ts";

/** Keeps what somebody said of a classification; it trains nothing before it was reviewed. */
export async function insertLabelledExample(
  tx: Tx,
  correction: Correction,
  now: Temporal.Instant,
): Promise<void> {
  await tx.labelledExample.create({
    data: { ...correction, id: newId(), at: toDate(now) },
  });
}

/** What a person said stays, but not that it was them. */
export async function forgetLabeller(tx: Tx, personId: string): Promise<void> {
  await tx.labelledExample.updateMany({
    where: { personId },
    data: { personId: null },
  });
}
