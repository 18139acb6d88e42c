import { toDate } from "#platform/clock.ts";
import type { Tx } from "#platform/db.ts";
import { newId } from "#platform/ids.ts";
import type { NewRating, RatingAnswer } from "./types.ts";

/** The four criteria of factor 5, asked about one case. */
const INSTRUMENT = "sipas-2017-f5-case";

/** Begins the rating of a case, or goes on with it; false when it is finished. */
export async function beginRating(
  tx: Tx,
  rating: NewRating,
  now: Temporal.Instant,
): Promise<boolean> {
  const { caseId } = rating;
  await tx.instrument.upsert({
    where: { id: INSTRUMENT },
    create: { id: INSTRUMENT, definition: {} },
    update: {},
  });
  const { finishedAt } = await tx.rating.upsert({
    where: { caseId },
    create: {
      id: newId(),
      ...rating,
      evidence: "case",
      instrumentId: INSTRUMENT,
      startedAt: toDate(now),
    },
    update: {},
  });
  return finishedAt === null;
}

/** Whether anybody has been asked about this case. */
export async function isRated(tx: Tx, caseId: string): Promise<boolean> {
  return (await tx.rating.findUnique({ where: { caseId } })) !== null;
}

/** The later answer to a criterion is the answer. */
export async function saveAnswer(
  tx: Tx,
  caseId: string,
  { criterion, level }: RatingAnswer,
): Promise<void> {
  const { id: ratingId } = await tx.rating.findUniqueOrThrow({ where: { caseId } });
  const criterionId = `sipas-2017:${criterion}`;
  await tx.ratingAnswer.upsert({
    where: { ratingId_criterionId: { ratingId, criterionId } },
    create: { ratingId, criterionId, level },
    update: { level },
  });
}

export async function finishRating(
  tx: Tx,
  caseId: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx.rating.update({ where: { caseId }, data: { finishedAt: toDate(now) } });
}
