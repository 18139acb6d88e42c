/** What `npm run calendar` does with the words it is given, and what it prints. */
import {
  calendarSeedSchema,
  dateWordSchema,
  yearWordSchema,
} from "#calendars/schema.ts";
import { findDaysOfYear } from "#calendars/store.ts";
import type { CalendarDay } from "#calendars/types.ts";
import { AppError } from "#kernel/app-error.ts";
import type { Database } from "#platform/db.ts";
import {
  assignAgency,
  confirmDay,
  draftYear,
  importCalendar,
} from "./edit-calendar.ts";

export type CalendarCommand = {
  readonly words: readonly string[];
  readonly calendarId: string;
  readonly source: string | null;
  readonly agencyIds: readonly string[];
};

type Tools = {
  readonly database: Database;
  /** The JSON of a file. */
  readonly read: (path: string) => unknown;
};

/** Throws an AppError that says what to write, when the words make no command. */
export async function runCalendarTool(
  tools: Tools,
  command: CalendarCommand,
  now: Temporal.Instant,
): Promise<string> {
  const [verb = "", ...rest] = command.words;
  const run = VERBS.get(verb);
  if (run === undefined || rest.length === 0) throw unknown();
  return await run(tools, command, rest, now);
}

type Verb = (
  tools: Tools,
  command: CalendarCommand,
  rest: readonly string[],
  now: Temporal.Instant,
) => Promise<string>;

const VERBS: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ["draft", draft],
  ["confirm", confirm],
  ["import", importFile],
  ["assign", assign],
]);

async function draft(
  { database }: Tools,
  { calendarId }: CalendarCommand,
  [given = ""]: readonly string[],
): Promise<string> {
  const { data: year } = yearWordSchema.safeParse(given);
  if (year === undefined) throw unknown();
  const { added } = await draftYear(database, calendarId, year);
  const days = await findDaysOfYear(database.db, calendarId, year);
  return [
    ...days.map(line),
    `${added} days were proposed, ${days.length - added} were there. Swaps are yours to add.`,
  ].join("\n");
}

async function confirm(
  { database }: Tools,
  { calendarId, source }: CalendarCommand,
  dates: readonly string[],
  now: Temporal.Instant,
): Promise<string> {
  if (!dates.every((date) => dateWordSchema.safeParse(date).success)) throw unknown();
  const lines: string[] = [];
  for (const date of dates)
    lines.push(line(await confirmDay(database, { calendarId, date, source }, now)));
  return [...lines, FOLLOWS].join("\n");
}

async function importFile(
  { database, read }: Tools,
  { calendarId, agencyIds }: CalendarCommand,
  [path = ""]: readonly string[],
  now: Temporal.Instant,
): Promise<string> {
  if (calendarId === "city") {
    throw new AppError(
      "The city's calendar comes with the program. Name another: --calendar ward --agencies ubnd:w-yen-hoa.",
      { code: "calendar.command" },
    );
  }
  const { data: seed } = calendarSeedSchema.safeParse(read(path));
  if (seed === undefined) {
    throw new AppError(
      `${path} is no calendar. Take the form of prisma/seed/hanoi/calendar.json.`,
      { code: "calendar.file" },
    );
  }
  await importCalendar(database, { calendarId, seed, agencyIds }, now);
  return `${seed.name}: ${seed.days.length} days, ${agencyIds.length} agencies. ${FOLLOWS}`;
}

async function assign(
  { database }: Tools,
  { calendarId }: CalendarCommand,
  agencyIds: readonly string[],
  now: Temporal.Instant,
): Promise<string> {
  const own = calendarId === "city" ? null : calendarId;
  for (const id of agencyIds) await assignAgency(database, id, own, now);
  return `${agencyIds.join(", ")}: ${calendarId}. ${FOLLOWS}`;
}

const FOLLOWS = "Open cases follow within a few minutes, wherever the program runs.";

function line({ date, kind, confirmed, reason, source }: CalendarDay): string {
  const state = confirmed ? "confirmed  " : "unconfirmed";
  return `${date}  ${kind.padEnd(7)}  ${state}  ${reason} (${source})`;
}

function unknown(): AppError {
  return new AppError(
    [
      "Write one of:",
      "  npm run calendar -- draft 2027",
      '  npm run calendar -- confirm 2027-02-04 2027-02-05 [--source "…"]',
      "  npm run calendar -- import hours.json --calendar ward --agencies ubnd:w-yen-hoa",
      "  npm run calendar -- assign ubnd:w-yen-hoa --calendar ward",
    ].join("\n"),
    { code: "calendar.command" },
  );
}
