import { z } from "zod";

const spans = z.array(z.array(z.string()));

const dayShape = {
  date: z.iso.date(),
  kind: z.enum(["off", "half", "working"]),
  reason: z.string(),
  source: z.string(),
  confirmed: z.boolean(),
};

/** `prisma/seed/hanoi/calendar.json`; `parseCalendar` checks hours and dates. */
export const calendarSeedSchema = z.object({
  name: z.string(),
  timeZone: z.string(),
  week: z.record(z.string(), spans),
  days: z.array(z.object({ ...dayShape, spans: spans.optional() })),
});
export type CalendarSeed = z.infer<typeof calendarSeedSchema>;

/** A row of the table `calendar_day`, but for days that were taken out. */
export const calendarDaySchema = z
  .object({
    ...dayShape,
    date: z.date().transform(toIsoDate),
    spans: spans.nullable(),
  })
  // Hours a day had before it became one off mean nothing.
  .transform((day) => (day.kind === "off" ? { ...day, spans: null } : day));

const text = z.string().trim().min(1).max(200);

/** A date and a year as typed on the command line. */
export const dateWordSchema = z.iso.date();
export const yearWordSchema = z
  .string()
  .regex(/^20\d\d$/)
  .transform(Number);

/** What an administrator types of a day: a day off has no hours, any other has. */
export const dayFormSchema = z
  .object({
    date: z.iso.date(),
    kind: z.enum(["off", "half", "working"]),
    /** `"08:00-12:00, 13:30-17:30"`; empty for a day off. */
    hours: z.string().trim().default(""),
    reason: text,
    source: text,
    confirmed: z.stringbool({ truthy: ["yes"], falsy: ["no"] }).default(false),
  })
  .refine(({ kind, hours }) => (kind === "off") === (hours === ""))
  .transform(({ hours, ...day }) => ({
    ...day,
    spans: hours === "" ? null : hours.split(",").map((span) => span.trim().split("-")),
  }));

/** What they type to take a day out. */
export const dayRemovalSchema = z.object({
  date: z.iso.date(),
  reason: text,
  source: text,
});

/** A row of the table `deadline_change`; one of the three ids is set. */
export const deadlineChangeSchema = z
  .object({
    seq: z.bigint(),
    calendarId: z.string().nullable(),
    agencyId: z.string().nullable(),
    level: z.string().nullable(),
    date: z.date().transform(toIsoDate).nullable(),
    reason: z.string(),
    source: z.string(),
    cursor: z.string().nullable(),
  })
  .transform(({ calendarId, agencyId, level, ...change }) => ({
    ...change,
    scope: scopeOf({ calendarId, agencyId, level }),
  }));

function scopeOf(ids: {
  readonly calendarId: string | null;
  readonly agencyId: string | null;
  readonly level: string | null;
}) {
  const { calendarId, agencyId, level } = ids;
  if (agencyId !== null) return { kind: "agency" as const, agencyId };
  if (level !== null) return { kind: "level" as const, level };
  return { kind: "calendar" as const, calendarId: calendarId ?? "" };
}

function toIsoDate(date: Date): string {
  return date.toISOString().slice(0, 10);
}
