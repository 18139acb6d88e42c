import { toDate, toInstant } from "#platform/clock.ts";
import type { Db } from "#platform/db.ts";
import { FEEDBACK_CRITERIA } from "#ratings/rules.ts";
import type {
  AnswerCount,
  IndexPeriod,
  PlaceCount,
  ReasonCount,
  Remark,
  WeekCount,
} from "#ratings/types/indices.ts";

/** Every answer of a period that counts, counted: some hundred rows for the whole city, however many have answered. */
export async function countAnswers(
  db: Db,
  { from, to, agencyId }: IndexPeriod,
): Promise<AnswerCount[]> {
  return await db.$queryRaw<AnswerCount[]>`
    SELECT agency_id AS "agencyId", evidence, instrument_id AS "instrumentId",
      criterion_id AS "criterionId", level, count(*)::int AS count
    FROM rating AS r JOIN rating_answer AS a ON rating_id = r.id
    WHERE started_at >= ${toDate(from)} AND started_at < ${toDate(to)} AND excluded_at IS NULL
      AND (${agencyId}::text IS NULL OR agency_id = ${agencyId})
    GROUP BY 1, 2, 3, 4, 5`;
}

type Span = Pick<IndexPeriod, "from" | "to">;
type FourCounts = Omit<AnswerCount, "count"> & Readonly<Record<keyof Spans, number>>;

/** What a report compares: its period, the one before, the plan's so far, and lately. */
export type Spans = Readonly<Record<"now" | "before" | "soFar" | "recent", Span>>;

/** The same of four spans in one reading of the table, which is what costs. */
export async function countSpans(
  db: Db,
  { now, before, soFar, recent }: Spans,
  agencyId: string | null,
): Promise<Readonly<Record<keyof Spans, readonly AnswerCount[]>>> {
  const spans = [now, before, soFar, recent];
  const { compare } = Temporal.Instant;
  const first = spans
    .map(({ from }) => from)
    .reduce((one, other) => (compare(one, other) < 0 ? one : other));
  const last = spans
    .map(({ to }) => to)
    .reduce((one, other) => (compare(one, other) > 0 ? one : other));
  const rows = await db.$queryRaw<FourCounts[]>`
    SELECT agency_id AS "agencyId", evidence, instrument_id AS "instrumentId",
      criterion_id AS "criterionId", level,
      (count(*) FILTER (WHERE started_at >= ${toDate(now.from)} AND started_at < ${toDate(now.to)}))::int AS now,
      (count(*) FILTER (WHERE started_at >= ${toDate(before.from)} AND started_at < ${toDate(before.to)}))::int AS before,
      (count(*) FILTER (WHERE started_at >= ${toDate(soFar.from)} AND started_at < ${toDate(soFar.to)}))::int AS "soFar",
      (count(*) FILTER (WHERE started_at >= ${toDate(recent.from)} AND started_at < ${toDate(recent.to)}))::int AS recent
    FROM rating AS r JOIN rating_answer AS a ON rating_id = r.id
    WHERE started_at >= ${toDate(first)} AND started_at < ${toDate(last)}
      AND excluded_at IS NULL AND (${agencyId}::text IS NULL OR agency_id = ${agencyId})
    GROUP BY 1, 2, 3, 4, 5`;
  const of = (span: keyof Spans) =>
    rows
      .filter((row) => row[span] > 0)
      .map(
        ({
          agencyId: id,
          evidence,
          instrumentId,
          criterionId,
          level,
          [span]: count,
        }) => ({
          agencyId: id,
          evidence,
          instrumentId,
          criterionId,
          level,
          count,
        }),
      );
  return {
    now: of("now"),
    before: of("before"),
    soFar: of("soFar"),
    recent: of("recent"),
  };
}

/** The feedback criteria by procedure and counter; walk-ins are no part of it. */
export async function countByPlace(
  db: Db,
  { from, to, agencyId }: IndexPeriod,
): Promise<PlaceCount[]> {
  return await db.$queryRaw<PlaceCount[]>`
    SELECT r.agency_id AS "agencyId", procedure, p.name AS "servicePoint",
      instrument_id AS "instrumentId", criterion_id AS "criterionId", level, count(*)::int AS count
    FROM rating AS r JOIN rating_answer AS a ON rating_id = r.id
    LEFT JOIN service_point AS p ON p.code = service_point_code
    WHERE started_at >= ${toDate(from)} AND started_at < ${toDate(to)} AND excluded_at IS NULL
      AND (${agencyId}::text IS NULL OR r.agency_id = ${agencyId})
      AND (procedure IS NOT NULL OR p.name IS NOT NULL)
      AND evidence <> 'walkIn' AND criterion_id = ANY(${[...FEEDBACK_CRITERIA]})
    GROUP BY 1, 2, 3, 4, 5, 6`;
}

/** The feedback criteria by week; walk-ins are no part of it. */
export async function countByWeek(
  db: Db,
  { from, to, agencyId }: IndexPeriod,
  timeZone: string,
): Promise<WeekCount[]> {
  // The week of a rating is worked out once, not once for each of its answers.
  return await db.$queryRaw<WeekCount[]>`
    WITH rated AS MATERIALIZED (
      SELECT id, instrument_id, date_trunc('week', started_at AT TIME ZONE ${timeZone}::text)::date AS monday
      FROM rating
      WHERE started_at >= ${toDate(from)} AND started_at < ${toDate(to)} AND excluded_at IS NULL
        AND (${agencyId}::text IS NULL OR agency_id = ${agencyId}) AND evidence <> 'walkIn'
    )
    SELECT monday::text AS week, instrument_id AS "instrumentId", criterion_id AS "criterionId",
      level, count(*)::int AS count
    FROM rated JOIN rating_answer ON rating_id = rated.id
    WHERE criterion_id = ANY(${[...FEEDBACK_CRITERIA]})
    GROUP BY monday, 2, 3, 4 ORDER BY monday`;
}

/** Why answers of a period were low, most named first; of walk-ins too, who stood at the same counter. */
export async function countReasons(
  db: Db,
  { from, to, agencyId }: IndexPeriod,
): Promise<ReasonCount[]> {
  return await db.$queryRaw<ReasonCount[]>`
    SELECT agency_id AS "agencyId", instrument_id AS "instrumentId", criterion_id AS "criterionId",
      reason_id AS "reasonId", count(*)::int AS count
    FROM rating AS r JOIN rating_answer AS a ON rating_id = r.id
    WHERE started_at >= ${toDate(from)} AND started_at < ${toDate(to)} AND excluded_at IS NULL
      AND (${agencyId}::text IS NULL OR agency_id = ${agencyId})
      AND reason_id IS NOT NULL
    GROUP BY 1, 2, 3, 4 ORDER BY count DESC, 4`;
}

/** What people wrote with their ratings in a period, newest first. */
export async function findRemarks(
  db: Db,
  { from, to, agencyId }: IndexPeriod,
  limit: number,
): Promise<Remark[]> {
  const rows = await db.$queryRaw<(Omit<Remark, "at"> & { readonly at: Date })[]>`
    WITH rated AS (
      SELECT r.id, r.agency_id, comment, started_at, (i.definition->'scale'->>'lowUpTo')::int AS low
      FROM rating AS r JOIN instrument AS i ON i.id = r.instrument_id
      WHERE started_at >= ${toDate(from)} AND started_at < ${toDate(to)} AND excluded_at IS NULL
        AND (${agencyId}::text IS NULL OR r.agency_id = ${agencyId})
    )
    (SELECT agency_id AS "agencyId", comment AS text, started_at AS at,
      EXISTS (SELECT FROM rating_answer WHERE rating_id = rated.id AND level <= low) AS "isLow"
    FROM rated WHERE comment <> '' ORDER BY started_at DESC LIMIT ${limit})
    UNION ALL
    (SELECT agency_id, words, started_at, true
    FROM rated JOIN rating_answer ON rating_id = rated.id WHERE words <> ''
    ORDER BY started_at DESC LIMIT ${limit})
    ORDER BY at DESC LIMIT ${limit}`;
  return rows.map(({ at, ...row }) => ({ ...row, at: toInstant(at) }));
}
