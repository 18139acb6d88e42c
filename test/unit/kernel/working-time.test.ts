import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseCalendar } from "#kernel/working-calendar.ts";
import {
  addWorkingDays,
  addWorkingTime,
  endOfWorkingDay,
  isOpen,
  nextOpening,
  workingSecondsBetween,
} from "#kernel/working-time.ts";

const HOUR = 3600;
const haNoi = parseCalendar(
  JSON.parse(readFileSync("prisma/seed/hanoi/calendar.json", "utf8")),
);

/** `2026-03-02 11:30` on a clock in Ha Noi. */
const at = (local: string) => Temporal.Instant.from(`${local}+07:00`);
const shown = (instant: Temporal.Instant) =>
  instant
    .toZonedDateTimeISO("Asia/Ho_Chi_Minh")
    .toString()
    .slice(0, 16)
    .replace("T", " ");
const date = (text: string) => Temporal.PlainDate.from(text);

describe("a deadline in Ha Noi", () => {
  it.each([
    ["lunch does not count", "2026-03-02 11:30", 1, "2026-03-02 14:00"],
    ["filed at night: from the opening", "2026-03-03 22:15", 4, "2026-03-04 12:00"],
    ["due at closing, not at the opening", "2026-03-02 08:00", 8, "2026-03-02 17:30"],
    ["due at noon, not after lunch", "2026-03-02 08:00", 4, "2026-03-02 12:00"],
    ["Tết 2026, 14/2 to 22/2", "2026-02-13 17:00", 1, "2026-02-23 08:30"],
    ["Giỗ Tổ, a Sunday, frees Mon 27/4", "2026-04-24 17:00", 1, "2026-04-28 08:30"],
    ["Sat 10/1 makes up for Fri 2/1", "2026-01-09 17:00", 1, "2026-01-10 08:30"],
    ["Fri 2/1 is swapped away", "2025-12-31 17:00", 1, "2026-01-05 08:30"],
    ["30/4 and 1/5, then the weekend", "2026-04-29 17:00", 1, "2026-05-04 08:30"],
    ["Quốc khánh has two days", "2026-08-31 17:00", 1, "2026-09-03 08:30"],
    ["1/5/2027, a Saturday, frees Monday", "2027-04-29 17:00", 1, "2027-05-04 08:30"],
    ["24/11 is not law yet: it works", "2026-11-23 17:00", 1, "2026-11-24 08:30"],
    ["a planned make-up day does not", "2026-08-21 17:00", 1, "2026-08-24 08:30"],
    ["Tết 2027: what every plan frees", "2027-02-05 17:00", 1, "2027-02-10 08:30"],
  ])("%s", (_, start, hours, due) => {
    expect(shown(addWorkingTime(haNoi, at(start), hours * HOUR))).toBe(due);
  });
});

describe("a reminder before a deadline in Ha Noi", () => {
  it.each([
    ["over lunch", "2026-03-02 15:30", 4, "2026-03-02 10:00"],
    ["on the opening, it stays there", "2026-03-03 12:00", 4, "2026-03-03 08:00"],
    ["on the end of lunch, it stays there", "2026-03-03 17:30", 4, "2026-03-03 13:30"],
    ["over the weekend", "2026-03-09 10:00", 4, "2026-03-06 15:30"],
    ["over Tết", "2026-02-23 08:30", 1, "2026-02-13 17:00"],
    ["of a deadline outside hours", "2026-03-08 20:00", 1, "2026-03-06 16:30"],
  ])("%s", (_, due, hours, reminder) => {
    expect(shown(addWorkingTime(haNoi, at(due), -hours * HOUR))).toBe(reminder);
  });
});

describe("a deadline of four hours from Monday 2/3 at 8:00, paused", () => {
  const start = at("2026-03-02 08:00");
  const during = (span: string) => {
    const [from = "", to = ""] = span.split(" to ");
    return { from: at(`2026-${from}`), to: at(`2026-${to}`) };
  };

  it.each([
    ["within hours", ["03-02 09:00 to 03-02 10:30"], "15:00"],
    ["over lunch, which is free anyway", ["03-02 12:00 to 03-02 13:30"], "12:00"],
    ["when the time is just used up", ["03-02 12:00 to 03-03 10:00"], "12:00"],
    [
      "twice, overlapping",
      ["03-02 09:30 to 03-02 11:00", "03-02 09:00 to 03-02 10:00"],
      "15:30",
    ],
    [
      "once inside another",
      ["03-02 09:00 to 03-02 11:00", "03-02 09:30 to 03-02 10:00"],
      "15:30",
    ],
    ["since before the start", ["02-27 09:00 to 03-02 09:00"], "14:30"],
    ["only before the start", ["02-27 09:00 to 02-27 11:00"], "12:00"],
    ["backward, which is no pause", ["03-02 10:00 to 03-02 09:00"], "12:00"],
  ])("%s", (_, spans, time) => {
    const pauses = spans.map(during);
    const due = addWorkingTime(haNoi, start, 4 * HOUR, pauses);
    expect(shown(due)).toBe(`2026-03-02 ${time}`);
    expect(workingSecondsBetween(haNoi, start, due, pauses)).toBe(4 * HOUR);
    expect(workingSecondsBetween(haNoi, due, start, pauses)).toBe(-4 * HOUR);
  });

  it("waits out a pause longer than the search for an open minute", () => {
    const pause = { from: at("2026-03-02 10:00"), to: at("2029-03-05 10:00") };
    const due = addWorkingTime(haNoi, start, 4 * HOUR, [pause]);
    expect(shown(due)).toBe("2029-03-05 12:00");
  });

  it("is reminded as many working hours before, the pause stepped over", () => {
    const pauses = [during("03-02 09:00 to 03-02 10:30")];
    const reminder = addWorkingTime(haNoi, at("2026-03-02 15:00"), -3.5 * HOUR, pauses);
    expect(shown(reminder)).toBe("2026-03-02 08:30");
  });
});

describe("long times", () => {
  it("run on over many years of ordinary weeks", () => {
    const start = at("2028-01-03 08:00");
    const due = addWorkingTime(haNoi, start, 1300 * 8 * HOUR);
    expect(shown(due)).toBe("2032-12-24 17:30");
    expect(workingSecondsBetween(haNoi, start, due)).toBe(1300 * 8 * HOUR);
  });

  it("find the one working day in ten closed years", () => {
    const open = [{ open: 480, close: 720 }];
    const rare = { ...haNoi, week: [], exceptions: new Map([["2031-05-05", open]]) };
    const [from, to] = [at("2026-01-01 00:00"), at("2036-01-01 00:00")];
    expect(workingSecondsBetween(rare, from, to)).toBe(4 * HOUR);
  });

  it("are plain zero when nothing is open, in both directions", () => {
    const [from, to] = [at("2026-02-16 08:00"), at("2026-02-20 17:30")];
    expect(workingSecondsBetween(haNoi, from, to)).toBe(0);
    expect(workingSecondsBetween(haNoi, to, from)).toBe(0);
  });
});

describe("opening and closing", () => {
  it.each([
    ["before opening", "2026-03-02 07:59", false, "2026-03-02 08:00"],
    ["at the opening", "2026-03-02 08:00", true, "2026-03-02 08:00"],
    ["at the last minute of the morning", "2026-03-02 11:59", true, "2026-03-02 11:59"],
    ["at the start of lunch", "2026-03-02 12:00", false, "2026-03-02 13:30"],
    ["at closing", "2026-03-06 17:30", false, "2026-03-09 08:00"],
    ["in the middle of Tết", "2026-02-18 10:00", false, "2026-02-23 08:00"],
    ["on a make-up Saturday", "2026-01-10 10:00", true, "2026-01-10 10:00"],
    ["on an ordinary Saturday", "2026-01-17 10:00", false, "2026-01-19 08:00"],
  ])("%s", (_, time, expected, opening) => {
    expect(isOpen(haNoi, at(time))).toBe(expected);
    expect(shown(nextOpening(haNoi, at(time)))).toBe(opening);
  });

  it("gives back the very instant, finer than a millisecond, when open", () => {
    const fine = at("2026-03-02 09:00").add({ nanoseconds: 1 });
    expect(nextOpening(haNoi, fine)).toBe(fine);
  });

  it("closes a working day at its last closing", () => {
    expect(shown(endOfWorkingDay(haNoi, date("2026-03-02")))).toBe("2026-03-02 17:30");
  });
});

describe("working days in Ha Noi", () => {
  it.each([
    ["the first day is not counted", "2026-03-02", 5, "2026-03-09"],
    ["from a Saturday, Monday is the first", "2026-03-07", 1, "2026-03-09"],
    ["back from a Sunday, Friday is the first", "2026-03-08", -1, "2026-03-06"],
    ["none from a working day: that day", "2026-03-02", 0, "2026-03-02"],
    ["none from a holiday: the next working day", "2026-04-30", 0, "2026-05-04"],
    ["over Tết", "2026-02-12", 2, "2026-02-23"],
    ["a make-up Saturday counts", "2026-01-09", 1, "2026-01-10"],
    ["back over Giỗ Tổ", "2026-04-28", -1, "2026-04-24"],
    ["before 1970 the week goes on", "1969-12-26", 1, "1969-12-29"],
  ])("%s", (_, start, days, expected) => {
    expect(String(addWorkingDays(haNoi, date(start), days))).toBe(expected);
  });
});
