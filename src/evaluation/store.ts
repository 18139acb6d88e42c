import { toDate } from "#platform/clock.ts";
import type { Db } from "#platform/db.ts";
import { type Report, reportSchema } from "./schema.ts";

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
