import { type Context, Hono } from "hono";
import { z } from "zod";
import { dayFormSchema, dayRemovalSchema } from "#calendars/schema.ts";
import { findDay, findDaysOfYear, listCalendars } from "#calendars/store.ts";
import { type CalendarDay, CITY_CALENDAR } from "#calendars/types.ts";
import { AppError } from "#kernel/app-error.ts";
import { type DayEdit, draftYear, editDay } from "#workflow/edit-calendar.ts";
import type { House } from "#workflow/house.ts";
import { refreshHours } from "#workflow/load-hours.ts";
import { previewEdit } from "#workflow/preview-calendar.ts";
import {
  type CalendarForm,
  type CalendarProblem,
  type CalendarView,
  calendarPage,
} from "./calendar-page.ts";

const field = z.string().max(1_000).default("");
const formSchema = z.object({
  calendar: field,
  intent: field,
  date: field,
  kind: field,
  hours: field,
  reason: field,
  source: field,
  confirmed: field,
});
const yearSchema = z.coerce.number().int().min(2000).max(2099);
const querySchema = z.object({
  calendar: z.string().default(CITY_CALENDAR),
  year: yearSchema.optional(),
  date: z.iso.date().optional(),
});

/** `/console/calendar`: to be mounted behind the console's door. */
export function calendarRoutes(house: House): Hono {
  const { database, clock } = house;
  const app = new Hono();
  app.get("/", async (c) => {
    const query = querySchema.safeParse(c.req.query());
    const { calendar = CITY_CALENDAR, year, date } = query.data ?? {};
    const day = date === undefined ? null : await findDay(database.db, calendar, date);
    const at = { calendarId: calendar, year: year ?? yearOf(date ?? today(house)) };
    return c.html(await show(house, { ...at, form: formOf(day) }));
  });
  app.post("/preview", async (c) => {
    const read = await readEdit(c, house);
    if (read.edit === null) return await refuse(c, house, read, read.problem);
    const { form, edit } = read;
    try {
      const preview = await previewEdit(house, edit, clock.now());
      const at = { calendarId: edit.calendarId, year: yearOf(edit.date) };
      return c.html(await show(house, { ...at, form, preview }));
    } catch (error) {
      return await refuse(c, house, read, problemOf(error));
    }
  });
  app.post("/save", async (c) => {
    const read = await readEdit(c, house);
    if (read.edit === null) return await refuse(c, house, read, read.problem);
    try {
      await editDay(database, read.edit, clock.now());
    } catch (error) {
      return await refuse(c, house, read, problemOf(error));
    }
    await refreshHours(house);
    const { calendarId, date } = read.edit;
    const year = yearOf(date);
    return c.redirect(
      `/console/calendar?calendar=${encodeURIComponent(calendarId)}&year=${year}`,
      303,
    );
  });
  app.post("/draft", async (c) => {
    const given = z
      .object({ calendar: z.string(), year: yearSchema })
      .safeParse(await c.req.parseBody());
    const { calendar = CITY_CALENDAR, year = yearOf(today(house)) } = given.data ?? {};
    if (!house.city.hours.calendars.has(calendar))
      return c.html(
        await show(house, { calendarId: calendar, year, problem: "absent" }),
        404,
      );
    const { added } = await draftYear(database, calendar, year);
    return c.html(await show(house, { calendarId: calendar, year, drafted: added }));
  });
  return app;
}

type Read = {
  readonly form: CalendarForm;
  readonly calendarId: string;
} & (
  | { readonly edit: DayEdit }
  | { readonly edit: null; readonly problem: CalendarProblem }
);

async function readEdit(c: Context, { city }: House): Promise<Read> {
  const body = formSchema.catch(EMPTY).parse(await c.req.parseBody());
  const { calendar: calendarId, ...form } = body;
  const given = { form, calendarId };
  if (!city.hours.calendars.has(calendarId))
    return { ...given, edit: null, problem: "absent" };
  const edit = editOf(calendarId, form);
  return edit === null ? { ...given, edit, problem: "form" } : { ...given, edit };
}

function editOf(calendarId: string, form: CalendarForm): DayEdit | null {
  if (form.intent === "remove") {
    const { data } = dayRemovalSchema.safeParse(form);
    return data === undefined ? null : { ...data, calendarId, day: null };
  }
  const { data: day } = dayFormSchema.safeParse(form);
  if (day === undefined) return null;
  const { date, reason, source } = day;
  return { calendarId, date, day, reason, source };
}

async function refuse(
  c: Context,
  house: House,
  { form, calendarId }: Read,
  problem: CalendarProblem,
): Promise<Response> {
  const date = z.iso.date().safeParse(form.date);
  const year = yearOf(date.data ?? today(house));
  return c.html(await show(house, { calendarId, year, form, problem }), 400);
}

/** What the edit made of the calendar; anything else is a fault. */
function problemOf(error: unknown): CalendarProblem {
  if (!(error instanceof AppError)) throw error;
  return error.code === "workingTime.badCalendar" ? "hours" : "absent";
}

async function show(
  { database }: House,
  given: Pick<CalendarView, "calendarId" | "year"> & Partial<CalendarView>,
) {
  const { calendarId, year } = given;
  return calendarPage({
    calendars: await listCalendars(database.db),
    days: await findDaysOfYear(database.db, calendarId, year),
    form: EMPTY,
    problem: null,
    preview: null,
    drafted: null,
    ...given,
  });
}

const EMPTY = {
  calendar: "",
  intent: "save",
  date: "",
  kind: "off",
  hours: "",
  reason: "",
  source: "",
  confirmed: "no",
};

/** A day that is there already, to be confirmed or changed. */
function formOf(day: CalendarDay | null): CalendarForm {
  if (day === null) return EMPTY;
  const { date, kind, spans, reason, source } = day;
  const hours = (spans ?? []).map((span) => span.join("-")).join(", ");
  return { intent: "save", date, kind, hours, reason, source, confirmed: "yes" };
}

function today({ clock, city }: House): string {
  const { timeZone } = city.calendar;
  return clock.now().toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}
