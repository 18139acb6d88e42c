import { expect, it } from "vitest";
import { parseCalendar } from "#kernel/working-calendar.ts";
import {
  addWorkingDays,
  addWorkingTime,
  nextOpening,
  workingSecondsBetween,
} from "#kernel/working-time.ts";
import facts from "./working-time-cases.json" with { type: "json" };

/**
 * What other working-time code is known to answer (`working-time-cases.json`). Every row is run, and
 * every one agrees with ours. Where libraries differ: `working-time-conventions.test.ts`.
 */
const calendars = new Map(
  Object.entries(facts.calendars).map(([name, rows]) => [name, parseCalendar(rows)]),
);

function calendarOf(name: string) {
  const calendar = calendars.get(name);
  if (calendar === undefined) throw new Error(`No calendar ${name} in the cases.`);
  return calendar;
}

const instant = (text: string) => Temporal.Instant.from(text);
const date = (text: string) => Temporal.PlainDate.from(text);

it("runs all 56 known answers", () => {
  const { add, opening, days, between } = facts;
  const ids = [...add, ...opening, ...days, ...between].map(({ id }) => id);
  expect(new Set(ids).size).toBe(56);
});

it.each(facts.add)("$id: $seconds s from $start, $calendar", (row) => {
  const found = addWorkingTime(
    calendarOf(row.calendar),
    instant(row.start),
    row.seconds,
  );
  expect(String(found)).toBe(String(instant(row.expected)));
});

it.each(facts.opening)("$id: opens next after $start, $calendar", (row) => {
  const found = nextOpening(calendarOf(row.calendar), instant(row.start));
  expect(String(found)).toBe(String(instant(row.expected)));
});

it.each(facts.days)("$id: $days working days from $start, $calendar", (row) => {
  const found = addWorkingDays(calendarOf(row.calendar), date(row.start), row.days);
  expect(String(found)).toBe(row.expected);
});

it.each(facts.between)("$id: working time from $start to $end, $calendar", (row) => {
  const found = workingSecondsBetween(
    calendarOf(row.calendar),
    instant(row.start),
    instant(row.end),
  );
  expect(found).toBe(row.expected);
});
