/** Changes a day of an office calendar on an administrator's word; what counts asks for a recomputation. */
import { feastsOf } from "#calendars/providers/feasts.ts";
import { draftDays } from "#calendars/rules.ts";
import type { CalendarSeed } from "#calendars/schema.ts";
import {
  assignCalendar,
  findCalendar,
  findDay,
  insertDeadlineChange,
  insertDrafts,
  lockCalendars,
  putDay,
  upsertCalendar,
} from "#calendars/store.ts";
import type { CalendarDay } from "#calendars/types.ts";
import { AppError } from "#kernel/app-error.ts";
import { parseCalendar } from "#kernel/working-calendar.ts";
import type { Database, Tx } from "#platform/db.ts";

/** A day to be written, or taken out (`day` null) for a reason. */
export type DayEdit = {
  readonly calendarId: string;
  readonly date: string;
  readonly day: CalendarDay | null;
  readonly reason: string;
  readonly source: string;
};

/** Throws `workingTime.badCalendar` when the calendar could not be used with it. */
export async function editDay(
  database: Database,
  edit: DayEdit,
  now: Temporal.Instant,
): Promise<void> {
  await database.transaction(async (tx) => {
    await lockCalendars(tx);
    const before = await findDay(tx, edit.calendarId, edit.date);
    if (before === null && edit.day === null) return;
    await putDay(tx, edit.calendarId, edit.date, edit.day, now);
    parseCalendar(await findCalendar(tx, edit.calendarId));
    if (hoursOf(before) === hoursOf(edit.day)) return;
    await ask(tx, edit, now);
  });
}

/** Confirms a day that is proposed, for what else it says; `source` null keeps the one it has. */
export async function confirmDay(
  database: Database,
  {
    calendarId,
    date,
    source,
  }: Pick<DayEdit, "calendarId" | "date"> & {
    readonly source: string | null;
  },
  now: Temporal.Instant,
): Promise<CalendarDay> {
  const found = await findDay(database.db, calendarId, date);
  if (found === null) {
    throw new AppError(
      `The calendar ${calendarId} says nothing of ${date}. Draft the year first, or add the day in the console.`,
      { code: "calendar.dayAbsent", ids: { calendarId } },
    );
  }
  const day = { ...found, confirmed: true, source: source ?? found.source };
  await editDay(
    database,
    { calendarId, date, day, reason: day.reason, source: day.source },
    now,
  );
  return day;
}

/** Proposes the days of a year; how many of them were new. Nothing an administrator said is touched. */
export async function draftYear(
  database: Database,
  calendarId: string,
  year: number,
): Promise<{ readonly drafts: readonly CalendarDay[]; readonly added: number }> {
  const calendar = await findCalendar(database.db, calendarId);
  if (calendar === null) throw noCalendar(calendarId);
  const { feasts } = await feastsOf(year);
  const drafts = draftDays(feasts, parseCalendar(calendar));
  const added = await database.transaction((tx) =>
    insertDrafts(tx, calendarId, drafts),
  );
  return { drafts, added };
}

/** Writes a calendar of some agencies' own, and gives it to them; their open cases follow. */
export async function importCalendar(
  database: Database,
  given: {
    readonly calendarId: string;
    readonly seed: CalendarSeed;
    readonly agencyIds: readonly string[];
  },
  now: Temporal.Instant,
): Promise<void> {
  const { calendarId, seed, agencyIds } = given;
  const reason = "đơn vị có lịch làm việc riêng";
  const of = { date: null, reason, source: seed.name };
  await database.transaction(async (tx) => {
    await lockCalendars(tx);
    await upsertCalendar(tx, calendarId, seed);
    parseCalendar(await findCalendar(tx, calendarId));
    const scope = { kind: "calendar" as const, calendarId };
    await insertDeadlineChange(tx, { ...of, scope }, now);
    for (const agencyId of agencyIds) await assign(tx, agencyId, calendarId, of, now);
  });
}

/** Null gives an agency the city's hours again. */
export async function assignAgency(
  database: Database,
  agencyId: string,
  calendarId: string | null,
  now: Temporal.Instant,
): Promise<void> {
  const of = { date: null, reason: "đơn vị đổi lịch làm việc", source: "" };
  await database.transaction(async (tx) => {
    await lockCalendars(tx);
    if (calendarId !== null && (await findCalendar(tx, calendarId)) === null)
      throw noCalendar(calendarId);
    await assign(tx, agencyId, calendarId, of, now);
  });
}

async function assign(
  tx: Tx,
  agencyId: string,
  calendarId: string | null,
  of: { readonly date: null; readonly reason: string; readonly source: string },
  now: Temporal.Instant,
): Promise<void> {
  const isThere = await assignCalendar(tx, agencyId, calendarId);
  if (!isThere) {
    throw new AppError(
      `There is no agency ${agencyId}. The ids are those of the seed.`,
      {
        code: "calendar.agencyAbsent",
        ids: { agencyId },
      },
    );
  }
  const scope = { kind: "agency" as const, agencyId };
  await insertDeadlineChange(tx, { ...of, scope }, now);
}

async function ask(tx: Tx, edit: DayEdit, now: Temporal.Instant): Promise<void> {
  const { calendarId, date, reason, source } = edit;
  const scope = { kind: "calendar" as const, calendarId };
  await insertDeadlineChange(tx, { scope, date, reason, source }, now);
}

/** What of a day counts; a day that is not confirmed counts as none. */
function hoursOf(day: CalendarDay | null): string | null {
  return day?.confirmed === true ? JSON.stringify(day.spans ?? []) : null;
}

function noCalendar(calendarId: string): AppError {
  return new AppError(`There is no calendar ${calendarId}.`, {
    code: "calendar.absent",
    ids: { calendarId },
  });
}
