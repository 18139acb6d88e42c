import { AppError } from "#kernel/app-error.ts";
import { openStates } from "#kernel/case-state.ts";
import { toDate, toInstant } from "#platform/clock.ts";
import type { Db, Tx } from "#platform/db.ts";
import { newId } from "#platform/ids.ts";
import { allowedIn } from "./rules.ts";
import {
  caseEventRowSchema,
  caseRowSchema,
  type DayLimitRow,
  type DeadlinePolicyRow,
  dayLimitSchema,
  dayLimitsOf,
  deadlinePolicySchema,
  type SilencePolicyRow,
  silencePolicySchema,
} from "./schema.ts";
import type {
  CaseChange,
  CaseEvent,
  DayLimits,
  DeadlinePolicy,
  NewCase,
  SilencePolicy,
  StoredCase,
} from "./types.ts";

export async function insertCase(
  tx: Tx,
  given: NewCase,
  now: Temporal.Instant,
): Promise<void> {
  const { submissionId, pin, mediaIds, nextAlertAt, ...row } = given;
  const createdAt = toDate(now);
  // The second case of a submission finds it there.
  await tx.submission.createMany({
    data: { id: submissionId, chatId: given.chatId, createdAt },
    skipDuplicates: true,
  });
  await tx.case.create({
    data: {
      ...row,
      submissionId,
      state: "submitted",
      lat: pin?.lat ?? null,
      lon: pin?.lon ?? null,
      createdAt,
      acceptDueAt: toDate(given.acceptDueAt),
      answerDueAt: toDate(given.answerDueAt),
      nextAlertAt: nextAlertAt === null ? null : toDate(nextAlertAt),
    },
  });
  await attach(tx, given.id, mediaIds, "evidence");
}

/** Adds files to a case; those already there stay as they are. */
export async function attach(
  tx: Tx,
  caseId: string,
  mediaIds: readonly string[],
  role: "evidence" | "proof" | "confidential",
): Promise<void> {
  if (mediaIds.length === 0) return;
  await tx.attachment.createMany({
    data: mediaIds.map((mediaId) => ({ caseId, mediaId, role })),
    skipDuplicates: true,
  });
}

/** Loads a case and holds it until the transaction ends, so that two officers cannot act at once. */
export async function lockCase(tx: Tx, caseId: string): Promise<StoredCase> {
  // Prisma has no FOR UPDATE.
  await tx.$queryRaw`SELECT 1 FROM "case" WHERE id = ${caseId}::uuid FOR UPDATE`;
  return await loadCase(tx, caseId);
}

/** Throws `case.absent`. */
export async function loadCase(db: Db | Tx, caseId: string): Promise<StoredCase> {
  const found = await findCase(db, { caseId });
  if (found === null) {
    throw new AppError("This case does not exist.", {
      code: "case.absent",
      ids: { caseId },
    });
  }
  return found;
}

export async function updateCase(
  tx: Tx,
  caseId: string,
  change: CaseChange,
): Promise<void> {
  const dated = Object.entries(change).map(([key, value]) => [
    key,
    value instanceof Temporal.Instant ? toDate(value) : value,
  ]);
  await tx.case.update({ where: { id: caseId }, data: Object.fromEntries(dated) });
}

export async function insertCaseEvent(
  tx: Tx,
  caseId: string,
  event: CaseEvent,
  now: Temporal.Instant,
): Promise<void> {
  await insertCaseEvents(tx, caseId, [event], now);
}

export async function insertCaseEvents(
  tx: Tx,
  caseId: string,
  events: readonly CaseEvent[],
  now: Temporal.Instant,
): Promise<void> {
  const at = toDate(now);
  await tx.caseEvent.createMany({
    data: events.map(({ kind, actorId, data }) => {
      return { id: newId(), caseId, at, kind, actorId, data: { ...data } };
    }),
  });
}

/** Files of a case in one role. */
export async function findAttachments(
  db: Db | Tx,
  caseId: string,
  role: "evidence" | "proof",
): Promise<string[]> {
  const rows = await db.attachment.findMany({
    where: { caseId, role },
    select: { mediaId: true },
  });
  return rows.map((row) => row.mediaId);
}

/**
 * The id of the case whose alert at `now` has been due longest, held for this transaction; those another
 * process holds are left to it. Touches due rows only (partial index on `next_alert_at`).
 */
export async function lockDueCase(
  tx: Tx,
  now: Temporal.Instant,
  except: readonly string[],
): Promise<string | null> {
  const [due] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "case"
    WHERE next_alert_at <= ${toDate(now)} AND id <> ALL(${except}::uuid[])
    ORDER BY next_alert_at LIMIT 1 FOR UPDATE SKIP LOCKED`;
  return due?.id ?? null;
}

/** The earliest alert of all cases; for the demonstration's clock. */
export async function findNextAlertAt(db: Db): Promise<Temporal.Instant | null> {
  const row = await db.case.findFirst({
    where: { nextAlertAt: { not: null } },
    orderBy: { nextAlertAt: "asc" },
    select: { nextAlertAt: true },
  });
  return row?.nextAlertAt == null ? null : toInstant(row.nextAlertAt);
}

/** Open cases of some agencies: newest deadline last. */
export async function findOpenCases(
  db: Db | Tx,
  agencyIds: readonly string[],
): Promise<StoredCase[]> {
  const rows = await db.case.findMany({
    where: {
      agencyId: { in: [...agencyIds] },
      state: { in: [...openStates] },
    },
    orderBy: { answerDueAt: "asc" },
    take: 200,
  });
  return rows.map(toCase);
}

/** Open cases about one matter, oldest first. */
export async function findOpenCasesAbout(
  db: Db | Tx,
  matterId: string,
): Promise<StoredCase[]> {
  const rows = await db.case.findMany({
    where: { matterId, state: { in: [...openStates] } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(toCase);
}

/** The cases one chat has sent, newest first. */
export async function findCasesOf(
  db: Db | Tx,
  chatId: string,
  limit: number,
): Promise<StoredCase[]> {
  const rows = await db.case.findMany({
    where: { chatId },
    orderBy: { createdAt: "desc" },
    take: limit,
  });
  return rows.map(toCase);
}

/** The cases of one chat that somebody still has to answer, newest first. */
export async function findOpenCasesOf(
  db: Db | Tx,
  chatId: string,
): Promise<StoredCase[]> {
  const rows = await db.case.findMany({
    where: { chatId, state: { in: [...openStates] } },
    orderBy: { createdAt: "desc" },
  });
  return rows.map(toCase);
}

export async function findCasesById(
  tx: Tx,
  caseIds: readonly string[],
): Promise<StoredCase[]> {
  const rows = await tx.case.findMany({ where: { id: { in: [...caseIds] } } });
  return rows.map(toCase);
}

/** A case by its id or by the public code somebody typed. */
export async function findCase(
  db: Db | Tx,
  by: { readonly caseId: string } | { readonly code: string },
): Promise<StoredCase | null> {
  const where = "code" in by ? { code: by.code } : { id: by.caseId };
  const row = await db.case.findUnique({ where });
  return row === null ? null : toCase(row);
}

/** The history of a case, oldest first. */
export async function findCaseEvents(db: Db | Tx, caseId: string) {
  const rows = await db.caseEvent.findMany({
    where: { caseId },
    orderBy: { at: "asc" },
    select: { at: true, kind: true, data: true },
  });
  return rows.map((row) => caseEventRowSchema.parse(row));
}

/** When and from which state a closed case was closed as spam; null: something else has closed it. */
export async function findSpamMark(tx: Tx, caseId: string) {
  const { closedAt } = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { closedAt: true },
  });
  if (closedAt === null) return null;
  const row = await tx.caseEvent.findFirst({
    where: { caseId, kind: "spam", at: closedAt },
    select: { at: true, kind: true, data: true },
  });
  return row === null ? null : caseEventRowSchema.parse(row);
}

/** The cases of others a chat follows, the one followed last first. */
export async function findFollowedCases(
  tx: Tx,
  chatId: string,
  limit: number,
): Promise<StoredCase[]> {
  const rows = await tx.caseFollower.findMany({
    where: { chatId },
    orderBy: { at: "desc" },
    take: limit,
    include: { case: true },
  });
  return rows.map((row) => toCase(row.case));
}

/** The latest cases of the city, for the console. */
export async function findLatestCases(db: Db, limit: number): Promise<StoredCase[]> {
  const rows = await db.case.findMany({ orderBy: { createdAt: "desc" }, take: limit });
  return rows.map(toCase);
}

function toCase(row: object): StoredCase {
  return caseRowSchema.parse(row);
}

export async function loadDeadlinePolicies(db: Db | Tx): Promise<DeadlinePolicy[]> {
  const rows = await db.deadlinePolicy.findMany();
  return rows.map((row) => deadlinePolicySchema.parse(row));
}

export async function replaceDeadlinePolicies(
  tx: Tx,
  policies: readonly DeadlinePolicyRow[],
): Promise<void> {
  await tx.deadlinePolicy.deleteMany();
  await tx.deadlinePolicy.createMany({ data: [...policies] });
}

export async function loadSilencePolicy(db: Db): Promise<SilencePolicy> {
  return silencePolicySchema.parse(await db.silencePolicy.findFirstOrThrow());
}

export async function replaceSilencePolicy(
  tx: Tx,
  policy: SilencePolicyRow,
): Promise<void> {
  await tx.silencePolicy.deleteMany();
  await tx.silencePolicy.create({ data: { id: "city", ...policy } });
}

export async function loadDayLimits(db: Db): Promise<DayLimits> {
  const rows = await db.dayLimit.findMany();
  return dayLimitsOf(rows.map((row) => dayLimitSchema.parse(row)));
}

export async function replaceDayLimits(
  tx: Tx,
  limits: readonly DayLimitRow[],
): Promise<void> {
  await tx.dayLimit.deleteMany();
  await tx.dayLimit.createMany({ data: [...limits] });
}

/** The cases of a chat whose citizen may still say whether they are solved. */
export async function findAwaiting(tx: Tx, chatId: string): Promise<StoredCase[]> {
  const rows = await tx.case.findMany({
    where: { chatId, state: { in: [...allowedIn.confirm] } },
  });
  return rows.map(toCase);
}

/** The case of a chat that has waited longest for a reply to a question. */
export async function findAsked(tx: Tx, chatId: string): Promise<StoredCase | null> {
  const row = await tx.case.findFirst({
    where: { chatId, state: { in: [...allowedIn.reply] }, pausedAt: { not: null } },
    orderBy: { pausedAt: "asc" },
  });
  return row === null ? null : toCase(row);
}

/** Cases of a chat that are still to be settled. */
export async function countOpenCases(tx: Tx, chatId: string): Promise<number> {
  return await tx.case.count({
    where: { chatId, state: { in: [...openStates, "answered"] } },
  });
}
