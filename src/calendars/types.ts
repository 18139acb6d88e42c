/** Office calendars: who works when, and what of it changes. */
import type { OfficeCalendar } from "#kernel/working-calendar.ts";

/** The calendar of everybody who has none of their own. */
export const CITY_CALENDAR = "city";

/** When whom works: every calendar there is, and the agencies that have their own. */
export type OfficeHours = {
  /** Rises with every change; two processes with the same version know the same. */
  readonly version: bigint;
  readonly calendars: ReadonlyMap<string, OfficeCalendar>;
  /** Agency → its calendar; an agency that is not in it has the city's. */
  readonly ownCalendars: ReadonlyMap<string, string>;
};

/** A day that differs from its weekday, as it stands in the table. */
export type CalendarDay = {
  /** ISO date. */
  readonly date: string;
  readonly kind: "off" | "half" | "working";
  /** `[["08:00", "12:00"], …]`, of a half and a working day. */
  readonly spans: readonly (readonly string[])[] | null;
  readonly reason: string;
  readonly source: string;
  /** Decided; a day that is not changes nothing. */
  readonly confirmed: boolean;
};

/** Whose open cases a change may concern: all of a calendar, of an agency, of a level. */
export type ChangeScope =
  | { readonly kind: "calendar"; readonly calendarId: string }
  | { readonly kind: "agency"; readonly agencyId: string }
  | { readonly kind: "level"; readonly level: string };

export type NewDeadlineChange = {
  readonly scope: ChangeScope;
  /** The day that changed, when it was one. */
  readonly date: string | null;
  /** Why, as people read it. */
  readonly reason: string;
  readonly source: string;
};

/** A change whose open cases are not all recomputed. */
export type DeadlineChange = NewDeadlineChange & {
  readonly seq: bigint;
  /** The last case that is done; null: none. */
  readonly cursor: string | null;
};

/** A holiday by law: its first day, how many days, what it is called. */
export type Feast = {
  readonly date: string;
  readonly days: number;
  readonly name: string;
};
