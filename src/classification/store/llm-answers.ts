import { outcomeSchema, storedReadingSchema } from "#classification/schema/llm-row.ts";
import type {
  ModelAnswer,
  ModelReading,
  Outcome,
} from "#classification/types/language-model.ts";
import type { Classification } from "#classification/types.ts";
import { toDate, toInstant } from "#platform/clock.ts";
import type { Db, Tx } from "#platform/db.ts";
import { newId } from "#platform/ids.ts";

/** Which text, read with which prompt by which model; the same three give the same answer. */
export type ReadingKey = {
  /** `NAME@VERSION`. */
  readonly prompt: string;
  readonly promptHash: string;
  readonly model: string;
  readonly contentHash: string;
};

export type NewReading = ReadingKey & {
  readonly purpose: "live" | "shadow";
  /** Null: the chat of an update that waits may not be stored yet. */
  readonly chatId: string | null;
  /** Null: nobody waits for it. */
  readonly updateSeq: bigint | null;
  /** What was answered without it. */
  readonly baseline: Pick<Classification, "gate" | "candidates">;
  /** Masked, where it is put to a model. */
  readonly text: string | null;
  /** Null: nobody has answered yet. */
  readonly outcome: Outcome | null;
};

/** `said` is what a model had answered to the same text before. */
export async function insertReading(
  tx: Tx,
  { baseline, ...reading }: NewReading,
  said: ModelReading | null,
  now: Temporal.Instant,
): Promise<void> {
  await tx.llmAnswer.create({
    data: {
      ...reading,
      ...said,
      id: newId(),
      at: toDate(now),
      baselineGate: baseline.gate,
      baselineMatterId: baseline.candidates[0]?.matterId ?? null,
    },
  });
}

/** What the model said of this text before; null: nothing. */
export async function findKnownReading(
  tx: Tx,
  { promptHash, model, contentHash }: ReadingKey,
): Promise<ModelReading | null> {
  const row = await tx.llmAnswer.findFirst({
    where: { contentHash, promptHash, model, outcome: "answered" },
  });
  return row === null ? null : storedReadingSchema.parse(row);
}

/** How the reading of a text of an update ended, null while nobody has answered; undefined: it was put to nobody. */
export async function findOwnOutcome(
  tx: Tx,
  updateSeq: bigint,
  contentHash: string,
): Promise<Outcome | null | undefined> {
  const row = await tx.llmAnswer.findFirst({
    where: { updateSeq, contentHash, purpose: "live" },
    select: { outcome: true },
  });
  return row === null ? undefined : outcomeSchema.nullable().parse(row.outcome);
}

/** The update goes on: whose words they were is known by now, and an answer that has not come comes too late. */
export async function settleOwnReading(
  tx: Tx,
  updateSeq: bigint,
  given: { readonly contentHash: string; readonly chatId: string },
): Promise<void> {
  const { contentHash, chatId } = given;
  const where = { updateSeq, contentHash, purpose: "live" };
  await tx.llmAnswer.updateMany({ where, data: { chatId } });
  await tx.llmAnswer.updateMany({
    where: { ...where, outcome: null },
    data: { outcome: "late", text: null },
  });
}

/** Live questions that nobody has answered yet. */
export async function countOpenQuestions(tx: Tx): Promise<number> {
  return await tx.llmAnswer.count({ where: { outcome: null, purpose: "live" } });
}

export type Question = ReadingKey & {
  readonly id: string;
  readonly purpose: "live" | "shadow";
  readonly text: string;
  readonly updateSeq: bigint | null;
  readonly at: Temporal.Instant;
};

/** Takes the oldest open question of a purpose until `until`; what a dead process had taken is free again then. */
export async function claimQuestion(
  db: Db,
  purpose: Question["purpose"],
  until: Temporal.Instant,
  now: Temporal.Instant,
): Promise<Question | null> {
  // Raw, because Prisma cannot skip locked rows.
  const [row] = await db.$queryRaw<(Omit<Question, "at"> & { at: Date })[]>`
    UPDATE llm_answer SET claimed_until = ${toDate(until)} WHERE id = (
      SELECT id FROM llm_answer
      WHERE outcome IS NULL AND purpose = ${purpose} AND text IS NOT NULL
        AND (claimed_until IS NULL OR claimed_until <= ${toDate(now)})
      ORDER BY at LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    RETURNING id, purpose, prompt, prompt_hash AS "promptHash", model,
      content_hash AS "contentHash", text, update_seq AS "updateSeq", at`;
  return row === undefined ? null : { ...row, at: toInstant(row.at) };
}

/** Ends a question that was put to nobody. Whoever was first to end it is right. */
export async function endQuestion(tx: Tx, id: string, outcome: Outcome): Promise<void> {
  await tx.llmAnswer.updateMany({
    where: { id, outcome: null },
    data: { outcome, text: null },
  });
}

/**
 * Writes what a model answered. An answer that came too late keeps its outcome, and what it has used is counted. The words stay only
 * where a candidate read them otherwise than they were answered.
 */
export async function recordAnswer(
  tx: Tx,
  id: string,
  answer: ModelAnswer,
): Promise<void> {
  const { use, tookMs, outcome } = answer;
  const used =
    use === null
      ? {}
      : {
          promptTokens: use.prompt,
          cachedTokens: use.cached,
          outputTokens: use.output,
        };
  await tx.llmAnswer.update({ where: { id }, data: { ...used, tookMs } });
  const said = answer.outcome === "answered" ? answer.reading : {};
  await tx.llmAnswer.updateMany({
    where: { id, outcome: null },
    data: { outcome, ...said },
  });
  // Raw, because Prisma compares no columns in which nothing may stand.
  await tx.$executeRaw`
    UPDATE llm_answer SET text = NULL WHERE id = ${id}::uuid AND NOT (
      purpose = 'shadow' AND outcome = 'answered'
      AND (gate <> baseline_gate OR matter_id IS DISTINCT FROM baseline_matter_id)
    )`;
}

/** Sets tokens of a day aside; false, and nothing happens, where that would be more than `most`. */
export async function reserveTokens(
  tx: Db | Tx,
  day: string,
  tokens: number,
  most: number,
): Promise<boolean> {
  if (tokens > most) return false;
  // One statement, so that two at once cannot both take the last ones.
  const taken = await tx.$executeRaw`
    INSERT INTO llm_day (day, tokens) VALUES (${day}, ${tokens})
    ON CONFLICT (day) DO UPDATE SET tokens = llm_day.tokens + ${tokens}
    WHERE llm_day.tokens + ${tokens} <= ${most}`;
  return taken > 0;
}

/** Gives back tokens that were set aside and not used. */
export async function returnTokens(tx: Tx, day: string, tokens: number): Promise<void> {
  await tx.llmDay.updateMany({
    where: { day },
    data: { tokens: { decrement: tokens } },
  });
}

/** Tokens used or set aside on a day. */
export async function countTokens(tx: Db | Tx, day: string): Promise<number> {
  const row = await tx.llmDay.findUnique({ where: { day } });
  return Number(row?.tokens ?? 0);
}

/** How messages were read since then: by the model (`answered`), or why not by it; the most frequent first. */
export async function countPaths(
  db: Db,
  since: Temporal.Instant,
): Promise<
  { readonly path: "llm" | "embedded"; readonly why: Outcome; readonly count: number }[]
> {
  const rows = await db.llmAnswer.groupBy({
    by: ["outcome"],
    where: { purpose: "live", at: { gte: toDate(since) }, outcome: { not: null } },
    _count: true,
  });
  return rows
    .map(({ outcome, _count: count }) => {
      const why = outcomeSchema.parse(outcome);
      return {
        path: why === "answered" ? ("llm" as const) : ("embedded" as const),
        why,
        count,
      };
    })
    .sort((a, b) => b.count - a.count);
}

/** Where a candidate read a message otherwise than it was answered. */
export type Disagreement = {
  readonly at: Temporal.Instant;
  /** Masked; null once it was kept long enough. */
  readonly text: string | null;
  readonly said: { readonly gate: string; readonly matterId: string | null };
  readonly answered: { readonly gate: string; readonly matterId: string | null };
};

/** The newest first; `readings` is how many messages the prompt has read in all. */
export async function findDisagreements(
  db: Db,
  promptHash: string,
  limit: number,
): Promise<{ readonly readings: number; readonly found: Disagreement[] }> {
  const where = { promptHash, purpose: "shadow", outcome: "answered" };
  const readings = await db.llmAnswer.count({ where });
  const rows = await db.$queryRaw<DisagreementRow[]>`
    SELECT at, text, gate, matter_id AS "matterId", baseline_gate AS "baselineGate",
      baseline_matter_id AS "baselineMatterId"
    FROM llm_answer
    WHERE prompt_hash = ${promptHash} AND purpose = 'shadow' AND outcome = 'answered'
      AND (gate <> baseline_gate OR matter_id IS DISTINCT FROM baseline_matter_id)
    ORDER BY at DESC LIMIT ${limit}`;
  const found = rows.map((row) => ({
    at: toInstant(row.at),
    text: row.text,
    said: { gate: row.gate, matterId: row.matterId },
    answered: { gate: row.baselineGate, matterId: row.baselineMatterId },
  }));
  return { readings, found };
}

type DisagreementRow = {
  readonly at: Date;
  readonly text: string | null;
  readonly gate: string;
  readonly matterId: string | null;
  readonly baselineGate: string;
  readonly baselineMatterId: string | null;
};

/** Gives away the words of readings, and whose they were. Returns how many. */
export async function purgeReadings(
  tx: Tx,
  before: Temporal.Instant,
  limit: number,
): Promise<number> {
  return await tx.$executeRaw`
    UPDATE llm_answer SET text = NULL, chat_id = NULL, content_hash = '',
      outcome = COALESCE(outcome, 'late')
    WHERE id IN (
      SELECT id FROM llm_answer WHERE at <= ${toDate(before)} AND content_hash <> ''::text
      ORDER BY at LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )`;
}

/** The same for one person, at once. */
export async function eraseReadings(tx: Tx, chatId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE llm_answer SET text = NULL, chat_id = NULL, content_hash = '',
      outcome = COALESCE(outcome, 'late')
    WHERE chat_id = ${chatId}::uuid`;
}
