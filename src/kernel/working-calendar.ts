import { z } from "zod";
import { AppError } from "./app-error.ts";

/** Minutes of the local day, half-open: `0 <= open < close <= 1440`. */
export type Span = { readonly open: number; readonly close: number };

/** When an office works. The spans of a day are in order and do not overlap. */
export type OfficeCalendar = {
  /** IANA name, such as `Asia/Ho_Chi_Minh`. */
  readonly timeZone: string;
  /** Seven days, Monday first; several spans leave room for lunch. */
  readonly week: readonly (readonly Span[])[];
  /** ISO date → the spans of that date instead of its weekday's; `[]` is a holiday. */
  readonly exceptions: ReadonlyMap<string, readonly Span[]>;
};

/** Codes `workingTime.badAmount`, `.badCalendar`, `.closedDay`, `.neverOpen`. */
export class WorkingTimeError extends AppError {
  override readonly name = "WorkingTimeError";
}

/**
 * Builds a calendar from plain rows, the form of `prisma/seed/hanoi/calendar.json` and of the tables
 * `calendar` and `calendar_day`:
 * `{ timeZone, week: { mon: [["08:00", "12:00"], …], … }, days: [{ date, kind, spans, confirmed }] }`.
 * A weekday left out is closed. `off` has no spans; `half` and `working` (a make-up Saturday) name
 * theirs. Other keys are ignored.
 *
 * A day with `confirmed: false` changes nothing. Until a plan is decided the ordinary week is the law,
 * and a holiday too few makes a promise to a citizen early, never late. So a holiday fixed by the
 * Labour Code is confirmed from the start, and a planned swap is not: neither its free Monday nor its
 * Saturday.
 *
 * Throws `workingTime.badCalendar`, naming each place that is wrong.
 */
export function parseCalendar(value: unknown): OfficeCalendar {
  const rows = calendarRows.safeParse(value);
  if (!rows.success) {
    throw new WorkingTimeError(
      `This office calendar cannot be used. ${z.prettifyError(rows.error)}`,
      { code: "workingTime.badCalendar", cause: rows.error },
    );
  }
  const { timeZone, week, days } = rows.data;
  return {
    timeZone,
    week: WEEKDAYS.map((weekday) => week[weekday] ?? []),
    exceptions: new Map(
      days.filter((row) => row.confirmed).map((row) => [row.date, row.spans ?? []]),
    ),
  };
}

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

const minuteOfDay = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "Write a time as 08:00, up to 24:00.")
  .transform((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));

const span = z
  .tuple([minuteOfDay, minuteOfDay])
  .transform(([open, close]): Span => ({ open, close }))
  .refine(({ open, close }) => open < close, "A span must close after it opens.");

const spans = z
  .array(span)
  .refine(
    (list) => list.every((next, i) => next.open >= (list[i - 1]?.close ?? 0)),
    "The spans of a day must be in order and must not overlap.",
  );

const someSpans = spans.refine(
  (list) => list.length > 0,
  "Name the hours of this day.",
);

const dayRow = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("off"),
    date: z.iso.date(),
    confirmed: z.boolean(),
    spans: z.null().optional(),
  }),
  z.object({
    kind: z.enum(["half", "working"]),
    date: z.iso.date(),
    confirmed: z.boolean(),
    spans: someSpans,
  }),
]);

const calendarRows = z.object({
  timeZone: z.string().refine(isTimeZone, "Name an IANA zone: Asia/Ho_Chi_Minh."),
  week: z.partialRecord(z.enum(WEEKDAYS), spans),
  days: z
    .array(dayRow)
    .refine(
      (rows) => new Set(rows.map(({ date }) => date)).size === rows.length,
      "A date may stand in the list once.",
    ),
});

function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
