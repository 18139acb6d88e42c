/** Reads a day, with its time or without, as Vietnamese offices and machines write it. */

export type ReadDate = {
  readonly at: Temporal.Instant;
  /** On the city's clock. */
  readonly date: Temporal.PlainDate;
};

const ZONE = "Asia/Ho_Chi_Minh";
/** `05/11/2026`, `5-11-2026 8:30`, `05.11.2026 08:30:00`. */
const OURS =
  /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/u;
/** `2026-11-05`, with a time and with an offset or without. */
const ISO =
  /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)?(Z|[+-]\d{2}:\d{2})?$/u;
/** Years outside are slips of the hand. */
const YEARS = { first: 2000, last: 2100 };

/** `time` where the text has none; null: it is no date. The day comes first, as people here write it. */
export function readDate(text: string, time: Temporal.PlainTime): ReadDate | null {
  try {
    const local = readOurs(text, time) ?? readIso(text, time);
    if (local === null) return null;
    const { year } = local;
    if (year < YEARS.first || year > YEARS.last) return null;
    return { at: local.toInstant(), date: local.toPlainDate() };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function readOurs(text: string, time: Temporal.PlainTime) {
  const match = OURS.exec(text);
  if (match === null) return null;
  const [, day, month, year, hour, minute, second] = match;
  const given = { day: Number(day), month: Number(month), year: Number(year) };
  const date = Temporal.PlainDate.from(given, { overflow: "reject" });
  const plainTime =
    hour === undefined
      ? time
      : Temporal.PlainTime.from(
          { hour: Number(hour), minute: Number(minute), second: Number(second ?? 0) },
          { overflow: "reject" },
        );
  return date.toZonedDateTime({ timeZone: ZONE, plainTime });
}

function readIso(text: string, time: Temporal.PlainTime) {
  const match = ISO.exec(text);
  if (match === null) return null;
  if (match[1] !== undefined) {
    return Temporal.Instant.from(text).toZonedDateTimeISO(ZONE);
  }
  return text.length === "2026-11-05".length
    ? Temporal.PlainDate.from(text).toZonedDateTime({ timeZone: ZONE, plainTime: time })
    : Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE);
}
