import { type Instrument, instrumentSchema } from "#kernel/instrument.ts";
import { toDate, toInstant } from "#platform/clock.ts";
import type { Db, Tx } from "#platform/db.ts";
import { newId } from "#platform/ids.ts";
import { flaggedRowSchema, ratingRowSchema } from "./schema.ts";
import type {
  Flag,
  FlaggedRating,
  NewRating,
  RatedThing,
  RatingAnswer,
  StoredRating,
} from "./types.ts";

/** Writes the instruments; one that is no longer among them stays for the answers that point at it. */
export async function upsertInstruments(
  tx: Tx,
  instruments: readonly Instrument[],
): Promise<void> {
  for (const definition of instruments) {
    const { id } = definition;
    await tx.instrument.upsert({
      where: { id },
      create: { id, definition },
      update: { definition },
    });
  }
}

/** Every instrument by id: read once, kept in memory. */
export async function loadInstruments(db: Db): Promise<Map<string, Instrument>> {
  const rows = await db.instrument.findMany();
  return new Map(
    rows.map(({ id, definition }) => [id, instrumentSchema.parse(definition)]),
  );
}

const WHOLE = {
  answers: { orderBy: { criterionId: "asc" } },
  media: { select: { mediaId: true } },
} as const;

/**
 * The rating there is of a thing, whoever gave it: of a case, of a dossier, or of a counter by one chat since a
 * moment. Null: there is none.
 */
export async function findRatingOf(
  tx: Tx,
  { caseId, dossierId, servicePointCode }: RatedThing,
  by: { readonly chatId: string; readonly since: Temporal.Instant },
): Promise<StoredRating | null> {
  const walkIn = {
    evidence: "walkIn",
    servicePointCode,
    chatId: by.chatId,
    startedAt: { gt: toDate(by.since) },
  };
  const row = await tx.rating.findFirst({
    where: caseId !== null ? { caseId } : dossierId !== null ? { dossierId } : walkIn,
    orderBy: { startedAt: "desc" },
    include: WHOLE,
  });
  return row === null ? null : ratingRowSchema.parse(row);
}

/** Null: somebody else was quicker with the same case or dossier. */
export async function insertRating(
  tx: Tx,
  rating: NewRating,
  now: Temporal.Instant,
): Promise<string | null> {
  const id = newId();
  const { count } = await tx.rating.createMany({
    data: { id, ...rating, startedAt: toDate(now) },
    skipDuplicates: true,
  });
  return count === 0 ? null : id;
}

/** The rating of a chat, held until the transaction ends; null: it is another's, or there is none. */
export async function findOwnRating(
  tx: Tx,
  ratingId: string,
  chatId: string,
): Promise<StoredRating | null> {
  const row = await tx.rating.findFirst({
    where: { id: ratingId, chatId },
    include: WHOLE,
  });
  return row === null ? null : ratingRowSchema.parse(row);
}

/** Everything a chat has said in ratings, oldest first. */
export async function findRatingsBy(tx: Tx, chatId: string) {
  const rows = await tx.rating.findMany({
    where: { chatId },
    orderBy: { startedAt: "asc" },
    include: WHOLE,
  });
  return rows.map(({ startedAt, instrumentId, comment, answers }) => ({
    at: toInstant(startedAt),
    instrumentId,
    levels: answers.map(({ level }) => level),
    words: [...answers.map(({ words }) => words), comment].filter(
      (words) => words !== null,
    ),
  }));
}

/** Whether anybody has been asked about this case. */
export async function isRated(tx: Tx, caseId: string): Promise<boolean> {
  return (await tx.rating.findUnique({ where: { caseId } })) !== null;
}

/** The later answer to a criterion is the answer; why the earlier one was low goes with it. */
export async function saveAnswer(
  tx: Tx,
  ratingId: string,
  { criterionId, level }: Pick<RatingAnswer, "criterionId" | "level">,
): Promise<void> {
  const fresh = { level, reasonId: null, words: null };
  await tx.ratingAnswer.upsert({
    where: { ratingId_criterionId: { ratingId, criterionId } },
    create: { ratingId, criterionId, ...fresh },
    update: fresh,
  });
}

export async function saveReason(
  tx: Tx,
  ratingId: string,
  { criterionId, reasonId, words }: Omit<RatingAnswer, "level">,
): Promise<void> {
  await tx.ratingAnswer.updateMany({
    where: { ratingId, criterionId },
    data: { reasonId, words },
  });
}

export async function saveComment(
  tx: Tx,
  ratingId: string,
  comment: string | null,
  mediaIds: readonly string[],
): Promise<void> {
  await tx.rating.update({ where: { id: ratingId }, data: { comment } });
  const data = mediaIds.map((mediaId) => ({ ratingId, mediaId }));
  await tx.ratingMedia.createMany({ data, skipDuplicates: true });
}

/** The first end counts: the week in which it may be changed runs from there. */
export async function finishRating(
  tx: Tx,
  ratingId: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx.rating.updateMany({
    where: { id: ratingId, finishedAt: null },
    data: { finishedAt: toDate(now) },
  });
}

/** How many ratings a person began since a moment, in all their chats. */
export async function countRatingsOf(
  tx: Tx,
  personId: string,
  since: Temporal.Instant,
): Promise<number> {
  return await tx.rating.count({
    where: { chat: { personId }, startedAt: { gt: toDate(since) } },
  });
}

/** How many ratings began at a counter since a moment. */
export async function countRatingsAt(
  tx: Tx,
  servicePointCode: string,
  since: Temporal.Instant,
): Promise<number> {
  return await tx.rating.count({
    where: { servicePointCode, startedAt: { gt: toDate(since) } },
  });
}

/** Marks all ratings of a person or of a counter since a moment that carry no flag yet. */
export async function flagRatings(
  tx: Tx,
  of: { readonly personId: string } | { readonly servicePointCode: string },
  flag: Flag,
  since: Temporal.Instant,
): Promise<void> {
  await tx.rating.updateMany({
    where: {
      ...("personId" in of ? { chat: of } : of),
      flag: null,
      startedAt: { gt: toDate(since) },
    },
    data: { flag },
  });
}

/** The flagged ones, newest first; those left out after those that still count. */
export async function findFlagged(db: Db, limit: number): Promise<FlaggedRating[]> {
  const rows = await db.rating.findMany({
    where: { flag: { not: null } },
    orderBy: [{ excludedAt: { sort: "desc", nulls: "first" } }, { startedAt: "desc" }],
    take: limit,
    include: { answers: { select: { level: true } }, servicePoint: true },
  });
  return rows.map((row) => flaggedRowSchema.parse(row));
}

/** Leaves a rating out of every index, or takes it back in; false: there is no such rating. */
export async function markExcluded(
  tx: Tx,
  ratingId: string,
  exclusion: { readonly by: string; readonly reason: string } | null,
  now: Temporal.Instant,
): Promise<boolean> {
  const { count } = await tx.rating.updateMany({
    where: { id: ratingId },
    data: {
      excludedAt: exclusion === null ? null : toDate(now),
      excludedBy: exclusion?.by ?? null,
      excludedReason: exclusion?.reason ?? null,
    },
  });
  return count > 0;
}

/** What a chat wrote with its ratings goes; the levels say nothing of a person and stay. */
export async function eraseRatingWords(tx: Tx, chatId: string): Promise<void> {
  await tx.ratingMedia.deleteMany({ where: { rating: { chatId } } });
  await tx.ratingAnswer.updateMany({
    where: { rating: { chatId } },
    data: { words: null },
  });
  await tx.rating.updateMany({ where: { chatId }, data: { comment: null } });
}
