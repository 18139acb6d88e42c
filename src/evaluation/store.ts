import { toDate, toInstant } from "#platform/clock.ts";
import type { Db } from "#platform/db.ts";
import { newId } from "#platform/ids.ts";
import { orderSchema, type Report, reportSchema } from "./schema.ts";
import type { EvaluationOrder } from "./types.ts";

/** Keeps a finished run; `report.id` makes it unique. */
export async function insertEvaluationRun(db: Db, report: Report): Promise<void> {
  const { id, at, classifier, classifierHash, data } = report;
  await db.evaluationRun.create({
    data: {
      id,
      at: toDate(Temporal.Instant.from(at)),
      classifier,
      classifierHash,
      dataName: data.name,
      dataVersion: data.version,
      dataHash: data.hash,
      report,
    },
  });
}

/** A run by its id; null if there is none. */
export async function findRun(db: Db, id: string): Promise<Report | null> {
  const found = await db.evaluationRun.findUnique({ where: { id } });
  return found === null ? null : reportSchema.parse(found.report);
}

/** Runs of the same data, the latest first. */
export async function findRuns(
  db: Db,
  about: { readonly dataHash: string },
  most: number,
): Promise<Report[]> {
  const found = await db.evaluationRun.findMany({
    where: about,
    orderBy: { at: "desc" },
    take: most,
  });
  return found.map(({ report }) => reportSchema.parse(report));
}

/** The latest run of a classifier, of the same data only; null if there is none. */
export async function findLatestRun(
  db: Db,
  about: { readonly classifier: string; readonly dataHash: string },
): Promise<Report | null> {
  const found = await db.evaluationRun.findFirst({
    where: about,
    orderBy: { at: "desc" },
  });
  return found === null ? null : reportSchema.parse(found.report);
}

/** Its classifier is unique among the open ones. */
export async function insertOrder(
  db: Db,
  classifier: string,
  now: Temporal.Instant,
): Promise<void> {
  await db.evaluationOrder.create({
    data: { id: newId(), classifier, at: toDate(now) },
  });
}

/** The latest order of a classifier; null if there is none. */
export async function findLatestOrder(
  db: Db,
  classifier: string,
): Promise<EvaluationOrder | null> {
  const found = await db.evaluationOrder.findFirst({
    where: { classifier },
    orderBy: [{ at: "desc" }, { state: "desc" }],
  });
  return found === null
    ? null
    : orderSchema.parse({ ...found, at: toInstant(found.at) });
}

/** Takes the oldest open order until `until`; what a dead process had taken is free again then. */
export async function claimOrder(
  db: Db,
  until: Temporal.Instant,
  now: Temporal.Instant,
): Promise<Pick<EvaluationOrder, "id" | "classifier"> | null> {
  // Raw, because Prisma cannot skip locked rows.
  const [row] = await db.$queryRaw<{ id: string; classifier: string }[]>`
    UPDATE evaluation_order SET claimed_until = ${toDate(until)} WHERE id = (
      SELECT id FROM evaluation_order
      WHERE state = 'open' AND (claimed_until IS NULL OR claimed_until <= ${toDate(now)})
      ORDER BY at LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    RETURNING id, classifier`;
  return row ?? null;
}

/** How far it is; whoever works on it keeps it until `until`. */
export async function markProgress(
  db: Db,
  id: string,
  progress: { readonly answered: number; readonly total: number },
  until: Temporal.Instant,
): Promise<void> {
  await db.evaluationOrder.updateMany({
    where: { id, state: "open" },
    data: { ...progress, claimedUntil: toDate(until) },
  });
}

/** Gives an order back, so that the next process goes on with it. */
export async function releaseOrder(db: Db, id: string): Promise<void> {
  await db.evaluationOrder.update({ where: { id }, data: { claimedUntil: null } });
}

/** `failure`: the code of an error; null: it was judged. */
export async function endOrder(
  db: Db,
  id: string,
  failure: string | null,
): Promise<void> {
  const state = failure === null ? "done" : "failed";
  await db.evaluationOrder.update({ where: { id }, data: { state, failure } });
}
