import { expect, it } from "vitest";
import { parseCalendar, WorkingTimeError } from "#kernel/working-calendar.ts";
import {
  addWorkingDays,
  addWorkingTime,
  endOfWorkingDay,
  nextOpening,
  workingSecondsBetween,
} from "#kernel/working-time.ts";

/** Where libraries differ: what others answer, and what the docstring of the module promises. */
const hours = [["09:00", "17:00"]];
const utc = { timeZone: "UTC", days: [] };
const closed = parseCalendar({ ...utc, week: {} });
const fourDays = parseCalendar({
  ...utc,
  week: { mon: hours, wed: hours, thu: hours, sun: hours },
});
const night = parseCalendar({
  ...utc,
  week: { fri: [["22:00", "24:00"]], sat: [["00:00", "06:00"]] },
});
const friday = Temporal.Instant.from("2024-01-19T16:00:00Z");
const day = (text: string) => Temporal.PlainDate.from(text);

it.each([
  {
    rule: "one working day from a closed Tuesday is Wednesday",
    elsewhere: "working_hours gem: first to the next working day, so Thursday",
    ours: () => addWorkingDays(fourDays, day("2014-04-08"), 1),
    answer: "2014-04-09",
  },
  {
    rule: "one working day from a closed Saturday is the first after it",
    elsewhere: "FixMyStreet: the same",
    ours: () => addWorkingDays(fourDays, day("2020-09-19"), 1),
    answer: "2020-09-20",
  },
  {
    rule: "a deadline of an office that never opens is an error",
    elsewhere: "Chatwoot: an hour on the wall clock",
    ours: () => addWorkingTime(closed, friday, 3600),
    answer: "workingTime.neverOpen",
  },
  {
    rule: "so is a reminder",
    elsewhere: "Zammad: refuses the calendar",
    ours: () => addWorkingTime(closed, friday, -3600),
    answer: "workingTime.neverOpen",
  },
  {
    rule: "so is an opening",
    elsewhere: "GLPI: asks for a working day beforehand",
    ours: () => nextOpening(closed, friday),
    answer: "workingTime.neverOpen",
  },
  {
    rule: "so is a working day",
    elsewhere: "GLPI: asks for a working day beforehand",
    ours: () => addWorkingDays(closed, day("2024-01-19"), -1),
    answer: "workingTime.neverOpen",
  },
  {
    rule: "its working time between two instants is none",
    elsewhere: "Chatwoot: the time on the wall clock",
    ours: () => workingSecondsBetween(closed, friday.add({ hours: 90_000 }), friday),
    answer: "0",
  },
  {
    rule: "a shift may run past midnight",
    elsewhere: "Chatwoot: cannot; Zammad: 24:00 cannot be entered",
    ours: () => addWorkingTime(night, friday, 3 * 3600),
    answer: "2024-01-20T01:00:00Z",
  },
  {
    rule: "zero seconds change nothing, even outside hours",
    elsewhere: "biz: an error; Zammad: no deadline",
    ours: () => addWorkingTime(closed, friday, 0),
    answer: "2024-01-19T16:00:00Z",
  },
  {
    rule: "an amount that is no number is an error",
    elsewhere: "not said",
    ours: () => addWorkingTime(fourDays, friday, Number.NaN),
    answer: "workingTime.badAmount",
  },
  {
    rule: "so is half a working day",
    elsewhere: "not said",
    ours: () => addWorkingDays(fourDays, day("2024-01-19"), 0.5),
    answer: "workingTime.badAmount",
  },
  {
    rule: "a closed day has no closing",
    elsewhere: "not said",
    ours: () => endOfWorkingDay(fourDays, day("2024-01-19")),
    answer: "workingTime.closedDay",
  },
])("$rule ($elsewhere)", ({ ours, answer }) => {
  expect(answerOf(ours)).toBe(answer);
});

it("says what was found and what to do", () => {
  expect(() => nextOpening(closed, friday)).toThrow(
    "No open minute within two years after 2024-01-19T16:00:00Z: the calendar (UTC) opens on 0 weekdays and lists 0 special dates. Give at least one weekday hours.",
  );
});

function answerOf(ask: () => unknown): unknown {
  try {
    return String(ask());
  } catch (error) {
    return error instanceof WorkingTimeError ? error.code : error;
  }
}
