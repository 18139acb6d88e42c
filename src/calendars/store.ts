import { openStates } from "#kernel/case-state.ts";
import { parseCalendar } from "#kernel/working-calendar.ts";
import { toDate } from "#platform/clock.ts";
import type { Db, Tx } from "#platform/db.ts";
import {
  type CalendarSeed,
  calendarDaySchema,
  deadlineChangeSchema,
} from "./schema.ts";
import {
  type CalendarDay,
  CITY_CALENDAR,
  type DeadlineChange,
  type NewDeadlineChange,
  type OfficeHours,
} from "./types.ts";

/**
 * A change waits so long before open cases are recomputed: by then every process knows it, so no case
 * gets an old deadline afterwards, and days confirmed one after another move a case once.
 */
const SETTLING = { minutes: 2 };

/** Rows a person took out stay, so that nothing brings them back. */
const REMOVED = "removed";

export async function loadOfficeHours(db: Db): Promise<OfficeHours> {
  // The version first: a change in between is then loaded again, never missed.
  const version = await findHoursVersion(db);
  const rows = await db.calendar.findMany({
    include: { days: { where: { kind: { not: REMOVED } }, orderBy: { date: "asc" } } },
  });
  const owners = await db.agency.findMany({
    where: { calendarId: { not: null } },
    select: { id: true, calendarId: true },
  });
  return {
    version,
    calendars: new Map(
      rows.map(({ id, timeZone, week, days }) => [
        id,
        parseCalendar({ timeZone, week, days: days.map(toRow) }),
      ]),
    ),
    ownCalendars: new Map(owners.map((agency) => [agency.id, agency.calendarId ?? ""])),
  };
}

/** Rises with every change; 0 before the first. */
export async function findHoursVersion(db: Db): Promise<bigint> {
  const { _max } = await db.deadlineChange.aggregate({ _max: { seq: true } });
  return _max.seq ?? 0n;
}

/** A calendar in the form `parseCalendar` reads, and its name; null when there is none. */
export async function findCalendar(db: Db | Tx, calendarId: string) {
  const row = await db.calendar.findUnique({
    where: { id: calendarId },
    include: { days: { where: { kind: { not: REMOVED } }, orderBy: { date: "asc" } } },
  });
  if (row === null) return null;
  const { name, timeZone, week, days } = row;
  return { name, timeZone, week, days: days.map(toRow) };
}

export async function listCalendars(db: Db) {
  return await db.calendar.findMany({
    select: { id: true, name: true },
    orderBy: { id: "asc" },
  });
}

/** The days of a year, in order. */
export async function findDaysOfYear(
  db: Db | Tx,
  calendarId: string,
  year: number,
): Promise<CalendarDay[]> {
  const rows = await db.calendarDay.findMany({
    where: {
      calendarId,
      kind: { not: REMOVED },
      date: { gte: dateOf(`${year}-01-01`), lte: dateOf(`${year}-12-31`) },
    },
    orderBy: { date: "asc" },
  });
  return rows.map((row) => calendarDaySchema.parse(row));
}

/** Null when the calendar says nothing of that day. */
export async function findDay(
  db: Db | Tx,
  calendarId: string,
  date: string,
): Promise<CalendarDay | null> {
  const row = await db.calendarDay.findUnique({ where: keyOf(calendarId, date) });
  return row === null || row.kind === REMOVED ? null : calendarDaySchema.parse(row);
}

/** Changes come one after the other, so that versions become visible in their order. */
export async function lockCalendars(tx: Tx): Promise<void> {
  // Prisma has no FOR UPDATE.
  await tx.$queryRaw`SELECT 1 FROM calendar WHERE id = ${CITY_CALENDAR} FOR UPDATE`;
}

/** An administrator's word on a day, or that the calendar says nothing of it (null). */
export async function putDay(
  tx: Tx,
  calendarId: string,
  date: string,
  day: CalendarDay | null,
  now: Temporal.Instant,
): Promise<void> {
  const where = keyOf(calendarId, date);
  const editedAt = toDate(now);
  if (day === null) {
    const change = { kind: REMOVED, confirmed: false, editedAt };
    await tx.calendarDay.update({ where, data: change });
    return;
  }
  const row = { ...rowOf(day), editedAt };
  await tx.calendarDay.upsert({
    where,
    create: { ...where.calendarId_date, ...row },
    update: row,
  });
}

/** Proposals for days the calendar says nothing of; those an administrator took out stay out. */
export async function insertDrafts(
  tx: Tx,
  calendarId: string,
  days: readonly CalendarDay[],
): Promise<number> {
  const { count } = await tx.calendarDay.createMany({
    data: days.map((day) => ({
      ...keyOf(calendarId, day.date).calendarId_date,
      ...rowOf(day),
    })),
    skipDuplicates: true,
  });
  return count;
}

/** Writes the week and the days of a calendar; days an administrator has touched stay. */
export async function upsertCalendar(
  tx: Tx,
  id: string,
  seed: CalendarSeed,
): Promise<void> {
  const { days, ...calendar } = seed;
  await tx.calendar.upsert({
    where: { id },
    create: { ...calendar, id },
    update: calendar,
  });
  for (const { date, spans = null, ...rest } of days) {
    const { calendarId_date } = keyOf(id, date);
    const row = rowOf({ date, spans, ...rest });
    const { count } = await tx.calendarDay.updateMany({
      where: { ...calendarId_date, editedAt: null },
      data: row,
    });
    if (count > 0) continue;
    await tx.calendarDay.createMany({
      data: [{ ...calendarId_date, ...row }],
      skipDuplicates: true,
    });
  }
}

/** Null: the agency keeps the city's hours again. False when there is no such agency. */
export async function assignCalendar(
  tx: Tx,
  agencyId: string,
  calendarId: string | null,
): Promise<boolean> {
  const where = { id: agencyId };
  const { count } = await tx.agency.updateMany({ where, data: { calendarId } });
  return count > 0;
}

/** Asks for a recomputation of the open cases in its scope, once the change has settled. */
export async function insertDeadlineChange(
  tx: Tx,
  { scope, date, reason, source }: NewDeadlineChange,
  now: Temporal.Instant,
): Promise<void> {
  const { kind, ...ids } = scope;
  await tx.deadlineChange.create({
    data: {
      ...ids,
      at: toDate(now),
      date: date === null ? null : dateOf(date),
      reason,
      source,
      notBefore: toDate(now.add(SETTLING)),
    },
  });
}

/**
 * The oldest change that is not carried through, held for this transaction; null: none is due. Whoever
 * else asks waits: one process at a time, so that none undoes what another did with newer hours.
 */
export async function lockDeadlineChange(
  tx: Tx,
  now: Temporal.Instant,
): Promise<DeadlineChange | null> {
  // Prisma has no FOR UPDATE.
  const [row] = await tx.$queryRaw<unknown[]>`
    SELECT seq, calendar_id AS "calendarId", agency_id AS "agencyId", level, date, reason,
           source, cursor
    FROM deadline_change WHERE done_at IS NULL AND not_before <= ${toDate(now)}
    ORDER BY seq LIMIT 1 FOR UPDATE`;
  return row === undefined ? null : deadlineChangeSchema.parse(row);
}

/** Changes that have still to be carried through, oldest first. */
export async function findOpenChanges(tx: Tx): Promise<DeadlineChange[]> {
  const rows = await tx.deadlineChange.findMany({
    where: { doneAt: null },
    orderBy: { seq: "asc" },
  });
  return rows.map((row) => deadlineChangeSchema.parse(row));
}

/** How far a change is carried through: up to a case, or to the end. */
export async function markDeadlineChange(
  tx: Tx,
  seq: bigint,
  reached: { readonly cursor: string } | { readonly doneAt: Temporal.Instant },
): Promise<void> {
  const data =
    "cursor" in reached ? reached : { doneAt: toDate(reached.doneAt), cursor: null };
  await tx.deadlineChange.update({ where: { seq }, data });
}

/** Open cases after `cursor` in the order of their ids, of some agencies or of one level. */
export type OpenCases = {
  readonly of: { readonly agencyIds: readonly string[] } | { readonly level: string };
  readonly cursor: string | null;
  readonly limit: number;
};

/** Held for this transaction. */
export async function lockOpenCases(tx: Tx, cases: OpenCases): Promise<string[]> {
  const ids = await findOpenCaseIds(tx, cases);
  // In the order of their ids; Prisma has no FOR UPDATE.
  await tx.$queryRaw`
    SELECT 1 FROM "case" WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  return ids;
}

export async function findOpenCaseIds(
  db: Db | Tx,
  { of, cursor, limit }: OpenCases,
): Promise<string[]> {
  const rows = await db.case.findMany({
    where: {
      state: { in: [...openStates] },
      ...("level" in of ? of : { agencyId: { in: [...of.agencyIds] } }),
      ...(cursor === null ? {} : { id: { gt: cursor } }),
    },
    orderBy: { id: "asc" },
    take: limit,
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

type DayRow = {
  readonly date: Date;
  readonly kind: string;
  readonly spans: unknown;
  readonly confirmed: boolean;
};

/** A day as `parseCalendar` reads it; hours a day had before it became one off mean nothing. */
function toRow({ date, kind, spans, confirmed }: DayRow) {
  const hours = kind === "off" ? null : spans;
  return { date: date.toISOString().slice(0, 10), kind, spans: hours, confirmed };
}

function rowOf({ kind, spans, reason, source, confirmed }: CalendarDay) {
  const hours = spans === null ? {} : { spans: spans.map((span) => [...span]) };
  return { kind, reason, source, confirmed, ...hours };
}

function keyOf(calendarId: string, date: string) {
  return { calendarId_date: { calendarId, date: dateOf(date) } };
}

/** Prisma's date without a time. */
function dateOf(date: string): Date {
  return toDate(Temporal.Instant.from(`${date}T00:00:00Z`));
}
