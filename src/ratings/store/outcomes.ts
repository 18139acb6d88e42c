import { openStates } from "#kernel/case-state.ts";
import { toDate } from "#platform/clock.ts";
import type { Db } from "#platform/db.ts";
import type { IndexPeriod, OutcomeCounts } from "#ratings/types/indices.ts";

/**
 * Cases whose time to answer ended in a period, by agency: those that were answered, and those that should have been by
 * now. What was withdrawn or was none is not among them.
 */
export async function countCaseOutcomes(
  db: Db,
  { from, to, agencyId }: IndexPeriod,
  now: Temporal.Instant,
): Promise<OutcomeCounts[]> {
  const moment = toDate(now);
  return await db.$queryRaw<OutcomeCounts[]>`
    SELECT agency_id AS "agencyId", count(*)::int AS total,
      (count(*) FILTER (WHERE late))::int AS late,
      (count(*) FILTER (WHERE dissatisfied))::int AS dissatisfied,
      (count(*) FILTER (WHERE reopens > 0))::int AS "reReported",
      (count(*) FILTER (WHERE late OR dissatisfied OR reopens > 0))::int AS against,
      (count(*) FILTER (WHERE regulation))::int AS "onRegulations",
      (count(*) FILTER (WHERE regulation AND NOT late))::int AS "onRegulationsOnTime"
    FROM (
      SELECT c.agency_id, reopens, COALESCE(needs_contact, false) AS regulation,
        answered_at IS NULL OR answered_at > answer_due_at AS late,
        EXISTS (SELECT FROM rating AS r JOIN instrument AS i ON i.id = instrument_id
          JOIN rating_answer ON rating_id = r.id
          WHERE case_id = c.id AND excluded_at IS NULL
            AND level <= (definition->'scale'->>'lowUpTo')::int) AS dissatisfied
      FROM "case" AS c LEFT JOIN matter AS m ON m.id = matter_id
      WHERE answer_due_at >= ${toDate(from)} AND answer_due_at < ${toDate(to)}
        AND (${agencyId}::text IS NULL OR c.agency_id = ${agencyId})
        AND (answered_at IS NOT NULL
          OR (state = ANY(${[...openStates]}) AND answer_due_at <= COALESCE(paused_at, ${moment})))
    ) AS ended GROUP BY 1`;
}

/**
 * Dossiers whose time ended in a period, by agency. Whether somebody sent feedback about one is not recorded, so nobody
 * is counted as having done so.
 */
export async function countDossierOutcomes(
  db: Db,
  { from, to, agencyId }: IndexPeriod,
  now: Temporal.Instant,
): Promise<OutcomeCounts[]> {
  return await db.$queryRaw<OutcomeCounts[]>`
    SELECT agency_id AS "agencyId", count(*)::int AS total,
      (count(*) FILTER (WHERE late))::int AS late,
      (count(*) FILTER (WHERE dissatisfied))::int AS dissatisfied,
      0 AS "reReported",
      (count(*) FILTER (WHERE late OR dissatisfied))::int AS against,
      0 AS "onRegulations", 0 AS "onRegulationsOnTime"
    FROM (
      SELECT d.agency_id, done_at IS NULL OR done_at > due_at AS late,
        EXISTS (SELECT FROM rating AS r JOIN instrument AS i ON i.id = instrument_id
          JOIN rating_answer ON rating_id = r.id
          WHERE dossier_id = d.id AND excluded_at IS NULL
            AND level <= (definition->'scale'->>'lowUpTo')::int) AS dissatisfied
      FROM dossier AS d
      WHERE due_at >= ${toDate(from)} AND due_at < ${toDate(to)}
        AND (${agencyId}::text IS NULL OR d.agency_id = ${agencyId})
        AND (done_at IS NOT NULL OR due_at <= ${toDate(now)})
    ) AS ended GROUP BY 1`;
}
