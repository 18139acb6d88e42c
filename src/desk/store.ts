import { toDate } from "#platform/clock.ts";
import type { Db, Tx } from "#platform/db.ts";
import { newId } from "#platform/ids.ts";
import {
  deskCountsSchema,
  deskRowSchema,
  type ProofPolicyRow,
  proofPolicySchema,
  type TemplateSeed,
  threadRowSchema,
} from "./schema.ts";
import type {
  AnswerTemplate,
  DeskList,
  DeskPage,
  DeskRow,
  DeskScope,
  ThreadLine,
} from "./types.ts";

/** So many lines fit on a phone. */
export const PAGE = 8;

/**
 * One page of a list with the numbers of all lists, in one query: the open cases of the scope are read
 * once (index on agency and state; for the whole city the partial index of open cases).
 */
export async function findDeskPage(
  db: Db | Tx,
  scope: DeskScope,
  asked: { readonly list: Exclude<DeskList, "search">; readonly page: number },
  endOfDay: Temporal.Instant,
  now: Temporal.Instant,
): Promise<DeskPage> {
  const { agencyIds, handlerId, firstAgencyId } = scope;
  const isAll = agencyIds === null;
  const limit = asked.list === "idle" ? 0 : PAGE;
  const found = await db.$queryRaw<object[]>`
    WITH due AS (
      SELECT id, code, state, matter_id, address, ward_id, agency_id, handler_id, paused_at, answer_due_at,
        CASE WHEN state = 'submitted' THEN accept_due_at ELSE answer_due_at END AS due_at
      FROM "case"
      WHERE (state = 'submitted' OR state = 'accepted')
        AND (${isAll} OR agency_id = ANY(${[...(agencyIds ?? [])]}::text[]))
    ), desk AS (
      SELECT *, COALESCE(handler_id = ${handlerId}::uuid, true) AS is_mine,
        paused_at IS NULL AND (due_at BETWEEN ${toDate(now)} AND ${toDate(endOfDay)}
          OR answer_due_at BETWEEN ${toDate(now)} AND ${toDate(endOfDay)}) AS is_today,
        due_at < COALESCE(paused_at, ${toDate(now)}) AS is_late,
        state = 'submitted' AS is_waiting
      FROM due
    ), number AS (
      SELECT count(*)::int AS open, (count(*) FILTER (WHERE is_mine))::int AS mine,
        (count(*) FILTER (WHERE is_today))::int AS today,
        (count(*) FILTER (WHERE is_late))::int AS late,
        (count(*) FILTER (WHERE is_waiting))::int AS waiting
      FROM desk
    )
    SELECT number.*, line.id, line.code, line.state, line.matter_id AS "matterId", line.address,
      line.ward_id AS "wardId", line.due_at AS "dueAt", line.is_late AS "isLate"
    FROM number LEFT JOIN LATERAL (
      SELECT * FROM desk
      WHERE CASE ${asked.list} WHEN 'mine' THEN is_mine WHEN 'today' THEN is_today
        WHEN 'late' THEN is_late ELSE is_waiting END
      ORDER BY agency_id = ${firstAgencyId ?? ""} DESC, due_at, id
      LIMIT ${limit} OFFSET ${asked.page * PAGE}
    ) AS line ON true`;
  const counts = deskCountsSchema.parse(found[0]);
  const rows = found.filter((row) => "id" in row && row.id !== null);
  return { counts, rows: rows.map((row) => deskRowSchema.parse(row)) };
}

/**
 * Cases whose code, words or address hold all of `words` (folded). The whole city is searched among open
 * cases only, so that no history is read through.
 */
export async function searchDesk(
  db: Db | Tx,
  { agencyIds }: DeskScope,
  asked: { readonly words: readonly string[]; readonly page: number },
  now: Temporal.Instant,
): Promise<{ readonly total: number; readonly rows: readonly DeskRow[] }> {
  const isAll = agencyIds === null;
  // Folded as `kernel/text.ts` does it: decomposed, without marks, đ as d.
  const found = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*) OVER ()::int AS total, id, code, state, matter_id AS "matterId", address,
      ward_id AS "wardId",
      CASE WHEN state = 'submitted' THEN accept_due_at ELSE answer_due_at END AS "dueAt",
      (state = 'submitted' OR state = 'accepted')
        AND CASE WHEN state = 'submitted' THEN accept_due_at ELSE answer_due_at END
          < COALESCE(paused_at, ${toDate(now)}) AS "isLate"
    FROM "case" AS c
    CROSS JOIN LATERAL (SELECT replace(regexp_replace(
      normalize(lower(concat_ws(' ', code, address, text)), NFD), '[\u0300-\u036f]', '', 'g'), 'đ', 'd')
      AS folded) AS f
    WHERE (CASE WHEN ${isAll} THEN state = 'submitted' OR state = 'accepted'
        ELSE agency_id = ANY(${[...(agencyIds ?? [])]}::text[]) END)
      AND NOT EXISTS (SELECT 1 FROM unnest(${[...asked.words]}::text[]) AS word
        WHERE position(word IN folded) = 0)
    ORDER BY state IN ('submitted', 'accepted') DESC, answer_due_at, id
    LIMIT ${PAGE} OFFSET ${asked.page * PAGE}`;
  const rows = found.map((row) => deskRowSchema.parse(row));
  return { total: found[0]?.total ?? 0, rows };
}

/** What citizen and office have written each other, the latest last. */
export async function findThread(
  tx: Tx,
  caseId: string,
  limit: number,
): Promise<ThreadLine[]> {
  const rows = await tx.caseEvent.findMany({
    where: { caseId, kind: { in: ["asked", "replied", "noted", "answered"] } },
    orderBy: { at: "desc" },
    select: { at: true, kind: true, data: true },
    take: limit,
  });
  return rows
    .map((row) => threadRowSchema.parse(row))
    .map(({ at, kind, data }) => ({ at, kind, text: data.text }))
    .reverse();
}

/** Ready answers: the agency's own first, those for the matter before others. */
export async function findTemplates(
  tx: Tx,
  {
    agencyId,
    matterId,
  }: { readonly agencyId: string; readonly matterId: string | null },
  limit: number,
): Promise<AnswerTemplate[]> {
  return await tx.$queryRaw<AnswerTemplate[]>`
    SELECT id, agency_id AS "agencyId", name, text FROM answer_template
    WHERE agency_id = ${agencyId} OR agency_id IS NULL
    ORDER BY agency_id IS NULL, matter_id IS DISTINCT FROM ${matterId}, position, name
    LIMIT ${limit}`;
}

export async function findTemplate(
  tx: Tx,
  templateId: string,
): Promise<AnswerTemplate | null> {
  return await tx.answerTemplate.findUnique({
    where: { id: templateId },
    select: { id: true, agencyId: true, name: true, text: true },
  });
}

/** Keeps a template; one of the same name of that agency is replaced. */
export async function saveTemplate(
  tx: Tx,
  given: Omit<AnswerTemplate, "id"> & { readonly matterId: string | null },
): Promise<void> {
  const { agencyId, name } = given;
  await tx.answerTemplate.deleteMany({ where: { agencyId, name } });
  await tx.answerTemplate.create({ data: { id: newId(), position: 0, ...given } });
}

export async function deleteTemplate(tx: Tx, templateId: string): Promise<void> {
  await tx.answerTemplate.deleteMany({ where: { id: templateId } });
}

/** The general templates as the seed has them; those of agencies stay. */
export async function replaceGeneralTemplates(
  tx: Tx,
  templates: readonly TemplateSeed[],
): Promise<void> {
  await tx.answerTemplate.deleteMany({ where: { agencyId: null } });
  await tx.answerTemplate.createMany({
    data: templates.map((one, position) => ({ id: newId(), position, ...one })),
  });
}

export async function replaceProofPolicies(
  tx: Tx,
  policies: readonly ProofPolicyRow[],
): Promise<void> {
  await tx.proofPolicy.deleteMany();
  await tx.proofPolicy.createMany({ data: [...policies] });
}

export async function loadProofPolicies(db: Db): Promise<ProofPolicyRow[]> {
  const rows = await db.proofPolicy.findMany();
  return rows.map((row) => proofPolicySchema.parse(row));
}
