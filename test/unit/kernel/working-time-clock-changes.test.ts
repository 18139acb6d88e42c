import { describe, expect, it } from "vitest";
import { parseCalendar } from "#kernel/working-calendar.ts";
import {
  addWorkingTime,
  endOfWorkingDay,
  workingSecondsBetween,
} from "#kernel/working-time.ts";

const HOUR = 3600;

function daily(timeZone: string, hours: string) {
  const spans = [hours.split("-")];
  const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
  const week = Object.fromEntries(days.map((day) => [day, spans]));
  return parseCalendar({ timeZone, week, days: [] });
}

const midnight = (timeZone: string, date: string, days = 0) =>
  Temporal.PlainDate.from(date).add({ days }).toZonedDateTime(timeZone).toInstant();

describe("the working hours of a day on which the clock changes", () => {
  it.each([
    ["never closed, in spring", "Europe/Berlin", "00:00-24:00", "2026-03-29", 23],
    ["never closed, in autumn", "Europe/Berlin", "00:00-24:00", "2026-10-25", 25],
    ["inside the skipped hour", "Europe/Berlin", "02:00-03:00", "2026-03-29", 0],
    ["beginning in it", "Europe/Berlin", "02:30-04:00", "2026-03-29", 1],
    ["ending in it", "Europe/Berlin", "01:30-02:30", "2026-03-29", 0.5],
    ["inside the repeated hour", "Europe/Berlin", "02:15-02:45", "2026-10-25", 1],
    ["around the repeated hour", "Europe/Berlin", "01:00-04:00", "2026-10-25", 4],
    [
      "a change of 30 minutes",
      "Australia/Lord_Howe",
      "00:00-24:00",
      "2026-04-05",
      24.5,
    ],
    ["midnight itself skipped", "America/Havana", "00:00-08:00", "2026-03-08", 7],
    ["the whole day skipped", "Pacific/Apia", "08:00-17:00", "2011-12-30", 0],
  ])("%s", (_, timeZone, hours, date, expected) => {
    const calendar = daily(timeZone, hours);
    const start = midnight(timeZone, date);
    const end = midnight(timeZone, date, 1);
    expect(workingSecondsBetween(calendar, start, end)).toBe(expected * HOUR);
  });
});

it.each([
  ["spring", "2013-03-30T13:00+01:00", "2013-03-31T14:00+02:00"],
  ["autumn", "2013-10-26T13:00+02:00", "2013-10-27T12:00+01:00"],
])("24 working hours over the change in %s are 24 real hours", (_, from, to) => {
  const calendar = daily("Europe/Berlin", "00:00-24:00");
  const start = Temporal.Instant.from(from);
  const end = Temporal.Instant.from(to);
  expect(String(addWorkingTime(calendar, start, 24 * HOUR))).toBe(String(end));
  expect(String(addWorkingTime(calendar, end, -24 * HOUR))).toBe(String(start));
});

it.each([
  ["in a skipped hour, when it is skipped", "2026-03-29", "2026-03-29T01:00:00Z"],
  ["in a repeated hour, the second time", "2026-10-25", "2026-10-25T01:30:00Z"],
])("closes at 02:30 %s", (_, date, closing) => {
  const calendar = daily("Europe/Berlin", "01:00-02:30");
  const found = endOfWorkingDay(calendar, Temporal.PlainDate.from(date));
  expect(String(found)).toBe(closing);
});
