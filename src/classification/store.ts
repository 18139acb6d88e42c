import { toDate, toInstant } from "#platform/clock.ts";
import { type Db, isUniqueViolation, type Tx } from "#platform/db.ts";
import { newId } from "#platform/ids.ts";
import {
  labelReasonSchema,
  labelSourceSchema,
  modelFiguresSchema,
  modelStateSchema,
} from "./schema.ts";
import type {
  ApprovedLabel,
  CaseLabel,
  ModelFigures,
  ModelVersion,
  OpenLabel,
} from "./types.ts";

/**
 * Keeps what somebody said of a classification; it trains nothing before it was reviewed. Whoever corrects a case
 * takes back what its closing had confirmed.
 */
export async function insertLabelledExample(
  tx: Tx,
  label: CaseLabel,
  now: Temporal.Instant,
): Promise<void> {
  const { caseId } = label;
  await tx.labelledExample.updateMany({
    where: { caseId, reason: "confirmed" },
    data: { state: "superseded" },
  });
  await tx.labelledExample.create({
    data: { ...label, id: newId(), at: toDate(now) },
  });
}

/** Whether anything was said of the case yet. */
export async function isLabelled(tx: Tx, caseId: string): Promise<boolean> {
  return (await tx.labelledExample.count({ where: { caseId } })) > 0;
}

/** What a person said stays, but not that it was them. */
export async function forgetLabeller(tx: Tx, personId: string): Promise<void> {
  await tx.labelledExample.updateMany({
    where: { personId },
    data: { personId: null },
  });
}

/**
 * What waits for a review, oldest first. Cases whose author was erased are left out: their words stay by archive
 * law, and for nothing else.
 */
export async function findOpenLabels(db: Db | Tx, limit: number): Promise<OpenLabel[]> {
  // Raw, because a case knows its chat by the id alone.
  const rows = await db.$queryRaw<(Omit<OpenLabel, "at"> & { at: Date })[]>`
    SELECT l.id, l.case_id AS "caseId", l.source, l.reason, l.at,
      l.from_matter_id AS "fromMatterId", l.to_matter_id AS "toMatterId",
      l.from_agency_id AS "fromAgencyId", l.to_agency_id AS "toAgencyId",
      l.person_id AS "personId", c.code, c.text,
      COALESCE(l.person_id, c.chat_id) AS "authorId"
    FROM labelled_example l
    JOIN "case" c ON c.id = l.case_id
    JOIN chat ON chat.id = c.chat_id
    WHERE l.state = 'new' AND c.text <> '' AND chat.external_id NOT LIKE 'erased:%'
    ORDER BY l.at, l.id LIMIT ${limit}`;
  return rows.map((row) => ({
    ...row,
    source: labelSourceSchema.parse(row.source),
    reason: labelReasonSchema.parse(row.reason),
    at: toInstant(row.at),
  }));
}

/** What trains, newest first, left out as above; `since` gives only what was approved from then on. */
export async function findApprovedLabels(
  db: Db | Tx,
  since: Temporal.Instant | null = null,
): Promise<ApprovedLabel[]> {
  const from = since === null ? new Date(0) : toDate(since);
  const rows = await db.$queryRaw<
    (Omit<ApprovedLabel, "reviewedAt"> & { reviewedAt: Date })[]
  >`
    SELECT l.id, l.case_id AS "caseId", c.code, c.text,
      l.reviewed_matter_id AS "matterId", l.reviewed_by AS "reviewedBy",
      l.reviewed_at AS "reviewedAt", COALESCE(l.person_id, c.chat_id) AS "authorId"
    FROM labelled_example l
    JOIN "case" c ON c.id = l.case_id
    JOIN chat ON chat.id = c.chat_id
    WHERE l.state = 'approved' AND l.reviewed_at >= ${from} AND c.text <> ''
      AND chat.external_id NOT LIKE 'erased:%'
    ORDER BY l.reviewed_at DESC, l.id`;
  return rows.map((row) => ({ ...row, reviewedAt: toInstant(row.reviewedAt) }));
}

/**
 * Writes what a reviewer decided. `approved` trains, and only what was new can be; `rejected` takes an approval back,
 * too. False: somebody was quicker.
 */
export async function markReviewed(
  tx: Tx,
  review: {
    readonly id: string;
    readonly state: "approved" | "rejected" | "settled";
    readonly matterId: string | null;
    readonly by: string;
  },
  now: Temporal.Instant,
): Promise<boolean> {
  const { id, state, matterId, by } = review;
  const { count } = await tx.labelledExample.updateMany({
    where: { id, state: { in: state === "rejected" ? ["new", "approved"] : ["new"] } },
    data: {
      state,
      reviewedMatterId: matterId,
      reviewedBy: by,
      reviewedAt: toDate(now),
    },
  });
  return count > 0;
}

/** The latest first; by default no more than the last hundred. */
export async function findModelVersions(
  db: Db | Tx,
  limit = 100,
): Promise<ModelVersion[]> {
  const rows = await db.modelVersion.findMany({
    orderBy: { startedAt: "desc" },
    take: limit,
  });
  return rows.map(versionOf);
}

/** The one that answers people; null: none was made here yet. */
export async function findPromoted(db: Db | Tx): Promise<ModelVersion | null> {
  const row = await db.modelVersion.findFirst({ where: { state: "promoted" } });
  return row === null ? null : versionOf(row);
}

/** Begins a training, or gives null while another one runs. One that began before `abandoned` died with its process. */
export async function claimTraining(
  db: Db,
  given: { readonly basis: string; readonly labels: number },
  abandoned: Temporal.Instant,
  now: Temporal.Instant,
): Promise<string | null> {
  await db.modelVersion.updateMany({
    where: { state: "training", startedAt: { lt: toDate(abandoned) } },
    data: { state: "failed" },
  });
  const id = newId();
  try {
    const data = { ...given, id, state: "training", startedAt: toDate(now) };
    await db.modelVersion.create({ data });
    return id;
  } catch (error) {
    // The index lets one row be in training.
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

/** Ends a training without a model that answers. */
export async function endTraining(
  db: Db,
  id: string,
  end:
    | { readonly state: "failed" }
    | {
        readonly state: "rejected";
        readonly figures: ModelFigures;
        readonly before: ModelFigures;
      },
): Promise<void> {
  await db.modelVersion.update({ where: { id }, data: { ...end } });
}

/** The model the house had before it trained one: of the seed alone. */
export async function insertSeedVersion(
  tx: Tx,
  given: {
    readonly hash: string;
    readonly basis: string;
    readonly figures: ModelFigures;
  },
  now: Temporal.Instant,
): Promise<void> {
  const id = newId();
  const startedAt = toDate(now);
  const row = { id, ...given, labels: 0, state: "retired", startedAt };
  await tx.modelVersion.create({ data: row });
  await promote(tx, { id, by: SEED }, now);
}

/** Who put the seed's model there. */
const SEED = "seed";

/** From here on every process answers with this one, as soon as it looks. */
export async function promote(
  tx: Tx,
  given: {
    readonly id: string;
    readonly by: string;
    readonly trained?: {
      readonly hash: string;
      readonly figures: ModelFigures;
      readonly before: ModelFigures;
    };
  },
  now: Temporal.Instant,
): Promise<void> {
  const { id, by, trained = {} } = given;
  await tx.modelVersion.updateMany({
    where: { state: "promoted" },
    data: { state: "retired" },
  });
  const data = { state: "promoted", promotedAt: toDate(now), promotedBy: by };
  await tx.modelVersion.update({
    where: { id },
    data: { ...data, ...trained, isKept: true },
  });
}

/** The bytes of older ones are given away: the hashes of those that stay, `keep` of them, last promoted first. */
export async function keepNewestModels(tx: Tx, keep: number): Promise<string[]> {
  const rows = await tx.modelVersion.findMany({
    where: { isKept: true },
    orderBy: { promotedAt: "desc" },
  });
  const gone = rows.slice(keep).map(({ id }) => id);
  await tx.modelVersion.updateMany({
    where: { id: { in: gone } },
    data: { isKept: false },
  });
  return rows.slice(0, keep).flatMap(({ hash }) => (hash === null ? [] : [hash]));
}

type ModelVersionRow = NonNullable<
  Awaited<ReturnType<Db["modelVersion"]["findFirst"]>>
>;

function versionOf(row: ModelVersionRow): ModelVersion {
  const { state, startedAt, promotedAt, figures, before, ...rest } = row;
  return {
    ...rest,
    state: modelStateSchema.parse(state),
    startedAt: toInstant(startedAt),
    promotedAt: promotedAt === null ? null : toInstant(promotedAt),
    figures: modelFiguresSchema.nullable().parse(figures),
    before: modelFiguresSchema.nullable().parse(before),
  };
}
