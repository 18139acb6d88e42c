import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCalendar } from "#kernel/working-calendar.ts";
import { isOpen } from "#kernel/working-time.ts";
import { anyMoment, at, CALENDAR, local } from "#test/support/hanoi-time.ts";
import { tellAt } from "#workflow/plan-telling.ts";

const EVERY_DAY = ["mon", "tue", "wed", "thu", "fri"];
const week = (spans: readonly (readonly string[])[]) => ({
  timeZone: "Asia/Ho_Chi_Minh",
  week: Object.fromEntries(EVERY_DAY.map((day) => [day, spans])),
  days: [],
});
/** On duty round the clock, on working days. */
const ROUND_THE_CLOCK = parseCalendar(week([["00:00", "24:00"]]));
const NIGHT_SHIFT = parseCalendar(week([["22:00", "24:00"]]));

describe("when somebody may be told", () => {
  it.each([
    ["in the morning", "2026-11-16 09:00", "2026-11-16 09:00"],
    ["at the opening", "2026-11-16 08:00", "2026-11-16 08:00"],
    ["at lunch", "2026-11-16 12:10", "2026-11-16 13:30"],
    ["at closing", "2026-11-16 17:30", "2026-11-17 08:00"],
    ["at night", "2026-11-16 23:00", "2026-11-17 08:00"],
    ["before dawn", "2026-11-17 03:00", "2026-11-17 08:00"],
    ["on Friday evening", "2026-11-20 18:00", "2026-11-23 08:00"],
    ["on Sunday", "2026-11-22 10:00", "2026-11-23 08:00"],
    ["in Tết", "2026-02-17 10:00", "2026-02-23 08:00"],
    ["on National Day", "2026-09-02 10:00", "2026-09-03 08:00"],
  ])("%s (%s)", (_, now, expected) => {
    expect(local(tellAt("normal", CALENDAR, at(now)))).toBe(expected);
    expect(local(tellAt("complex", CALENDAR, at(now)))).toBe(expected);
    expect(local(tellAt("urgent", CALENDAR, at(now)))).toBe(now);
  });

  it("an office that never closes is not woken at night for what can wait", () => {
    const night = at("2026-11-16 23:00");
    expect(local(tellAt("normal", ROUND_THE_CLOCK, night))).toBe("2026-11-17 07:00");
    expect(local(tellAt("urgent", ROUND_THE_CLOCK, night))).toBe("2026-11-16 23:00");
  });

  it("an office that works at night only is told when it opens", () => {
    const noon = at("2026-11-16 12:00");
    expect(local(tellAt("normal", NIGHT_SHIFT, noon))).toBe("2026-11-16 22:00");
  });

  it("is never earlier, always in office hours, and once chosen stays", () => {
    fc.assert(
      fc.property(anyMoment, (now) => {
        const moment = tellAt("normal", CALENDAR, now);
        expect(Temporal.Instant.compare(moment, now)).toBeGreaterThanOrEqual(0);
        expect(isOpen(CALENDAR, moment)).toBe(true);
        expect(tellAt("normal", CALENDAR, moment)).toEqual(moment);
      }),
    );
  });
});
