import { expect, it } from "vitest";
import { parseCalendar, WorkingTimeError } from "#kernel/working-calendar.ts";

const morning = ["08:00", "12:00"];
const rows = {
  name: "Văn phòng",
  timeZone: "Asia/Ho_Chi_Minh",
  week: { mon: [morning, ["13:30", "17:30"]], sun: [["00:00", "24:00"]] },
  days: [
    { date: "2026-09-02", kind: "off", confirmed: true },
    { date: "2026-09-03", kind: "half", spans: [morning], confirmed: true },
    { date: "2026-09-05", kind: "working", spans: [morning], confirmed: true },
    { date: "2026-11-24", kind: "off", spans: null, confirmed: false },
    { date: "2026-12-05", kind: "working", spans: [morning], confirmed: false },
  ],
};

it("reads a week and the confirmed days; a weekday left out is closed", () => {
  const calendar = parseCalendar(rows);
  const opensInTheMorning = [{ open: 480, close: 720 }];
  expect(calendar.timeZone).toBe("Asia/Ho_Chi_Minh");
  expect(calendar.week).toEqual([
    [...opensInTheMorning, { open: 810, close: 1050 }],
    ...[[], [], [], [], []],
    [{ open: 0, close: 1440 }],
  ]);
  expect([...calendar.exceptions]).toEqual([
    ["2026-09-02", []],
    ["2026-09-03", opensInTheMorning],
    ["2026-09-05", opensInTheMorning],
  ]);
});

const week = (spans: unknown) => ({ ...rows, week: { tue: spans } });
const days = (...list: unknown[]) => ({ ...rows, days: list });
const off = { date: "2026-09-02", kind: "off", confirmed: true };

it.each([
  ["a zone that does not exist", { ...rows, timeZone: "Asia/Hanoi" }, "at timeZone"],
  ["a weekday that does not exist", { ...rows, week: { t2: [] } }, "at week"],
  ["a time without its zero", week([["8:00", "12:00"]]), "Write a time as 08:00"],
  ["a time past midnight", week([["22:00", "24:30"]]), "Write a time as 08:00"],
  [
    "a span that closes as it opens",
    week([["08:00", "08:00"]]),
    "close after it opens",
  ],
  ["spans out of order", week([["13:30", "17:30"], morning]), "must be in order"],
  ["spans that overlap", week([morning, ["11:00", "13:00"]]), "must not overlap"],
  [
    "a date that does not exist",
    days({ ...off, date: "2026-02-29" }),
    "at days[0].date",
  ],
  ["a date twice", days(off, off), "may stand in the list once"],
  ["a holiday with hours", days({ ...off, spans: [morning] }), "at days[0].spans"],
  [
    "a half day without hours",
    days({ ...off, kind: "half", spans: [] }),
    "Name the hours",
  ],
  ["a kind that does not exist", days({ ...off, kind: "holiday" }), "at days[0].kind"],
  ["no calendar at all", null, "expected object"],
])("refuses %s and says where", (_, value, message) => {
  expect(() => parseCalendar(value)).toThrow(WorkingTimeError);
  expect(() => parseCalendar(value)).toThrow(message);
});
