/** Shows what a change of the calendar would do to open cases, before it is made. */
import { findCalendar, findOpenCaseIds } from "#calendars/store.ts";
import { findCaseEvents, loadCase } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { parseCalendar } from "#kernel/working-calendar.ts";
import type { DayEdit } from "./edit-calendar.ts";
import type { City, House } from "./house.ts";
import { casesOf } from "./recompute-deadlines.ts";
import { replayDeadlines } from "./replay-deadlines.ts";

export type MovePreview = {
  readonly code: string;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
};

export type CalendarPreview = {
  readonly later: number;
  readonly earlier: number;
  /** Of the earlier ones: at once past their deadline. */
  readonly overdue: number;
  /** The first by their code. */
  readonly first: readonly MovePreview[];
};

const PAGE = 200;
const SHOWN = 20;

/** Throws `workingTime.badCalendar` when the calendar could not be used with the edit. */
export async function previewEdit(
  { database, city }: House,
  edit: DayEdit,
  now: Temporal.Instant,
): Promise<CalendarPreview> {
  const after = await cityAfter({ database, city }, edit);
  const of = casesOf(city, { kind: "calendar", calendarId: edit.calendarId });
  const moves: MovePreview[] = [];
  for (let cursor: string | null = null; ; ) {
    const ids = await findOpenCaseIds(database.db, { of, cursor, limit: PAGE });
    for (const id of ids) {
      const found = await loadCase(database.db, id);
      const past = await findCaseEvents(database.db, id);
      const move = moveOf(found, replayDeadlines(after, found, past).answerDueAt);
      if (move !== null) moves.push(move);
    }
    cursor = ids.at(-1) ?? null;
    if (ids.length < PAGE) break;
  }
  const isEarlier = ({ from, to }: MovePreview) =>
    Temporal.Instant.compare(to, from) < 0;
  const isPast = ({ from, to }: MovePreview) =>
    Temporal.Instant.compare(to, now) < 0 && Temporal.Instant.compare(from, now) >= 0;
  const earlier = moves.filter(isEarlier);
  return {
    later: moves.length - earlier.length,
    earlier: earlier.length,
    overdue: earlier.filter(isPast).length,
    first: moves
      .toSorted((one, other) => (one.code < other.code ? -1 : 1))
      .slice(0, SHOWN),
  };
}

function moveOf(
  { code, answerDueAt }: StoredCase,
  to: Temporal.Instant,
): MovePreview | null {
  return to.equals(answerDueAt) ? null : { code, from: answerDueAt, to };
}

/** The city as it would be with the edit. */
async function cityAfter(
  { database, city }: Pick<House, "database" | "city">,
  { calendarId, date, day }: DayEdit,
): Promise<City> {
  const found = await findCalendar(database.db, calendarId);
  const others = (found?.days ?? []).filter((one) => one.date !== date);
  const days = day === null ? others : [...others, day];
  const calendar = parseCalendar({ ...found, days });
  const calendars = new Map([...city.hours.calendars, [calendarId, calendar]]);
  return { ...city, hours: { ...city.hours, calendars } };
}
