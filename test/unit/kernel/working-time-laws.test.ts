import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OfficeCalendar, Span } from "#kernel/working-calendar.ts";
import {
  addWorkingDays,
  addWorkingTime,
  isOpen,
  nextOpening,
  type Pause,
  workingSecondsBetween,
} from "#kernel/working-time.ts";

/** Zones with changes of an hour, half an hour, at midnight, of a whole day, and none. */
const ZONES = {
  "Asia/Ho_Chi_Minh": "2026-02-13T10:00Z",
  "Europe/Berlin": "2026-03-29T01:00Z",
  "America/New_York": "2026-11-01T06:00Z",
  "Australia/Lord_Howe": "2026-04-04T15:00Z",
  "America/Havana": "2026-03-08T05:00Z",
  "America/St_Johns": "2006-10-29T02:31Z",
  "Pacific/Apia": "2011-12-30T10:00Z",
};

const spans = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 })
  .map((quarters): Span[] => {
    const edges = quarters.toSorted((a, b) => a - b).map((quarter) => quarter * 15);
    return edges.flatMap((open, i) => {
      const close = edges[i + 1];
      return i % 2 === 0 && close !== undefined ? [{ open, close }] : [];
    });
  });

/** An office, and a moment around which its clock changes. */
const office = fc
  .record({
    zone: fc.constantFrom(...Object.entries(ZONES)),
    week: fc.array(spans, { minLength: 7, maxLength: 7 }),
    special: fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), spans)),
  })
  .filter(({ week }) => week.some((day) => day.length > 0))
  .map(({ zone: [timeZone, moment], week, special }) => {
    const change = Temporal.Instant.from(moment);
    const today = change.toZonedDateTimeISO(timeZone).toPlainDate();
    const exceptions = new Map(
      special.map(([days, list]) => [String(today.add({ days })), list]),
    );
    const calendar: OfficeCalendar = { timeZone, week, exceptions };
    return { calendar, change };
  });

const minutes = (days: number) => fc.integer({ min: -days * 1440, max: days * 1440 });
const spell = fc.tuple(minutes(5), fc.integer({ min: 0, max: 3000 }));
const world = fc
  .record({
    office,
    at: fc.array(minutes(6), { minLength: 3, maxLength: 3 }),
    spells: fc.array(spell, { maxLength: 3 }),
  })
  .map(({ office: { calendar, change }, at, spells }) => {
    const [a = change, b = change, c = change] = at
      .toSorted((one, other) => one - other)
      .map((offset) => change.add({ minutes: offset }));
    const pauses = spells.map(([offset, length]): Pause => {
      const from = change.add({ minutes: offset });
      return { from, to: from.add({ minutes: length }) };
    });
    return { calendar, a, b, c, pauses };
  });
const seconds = fc.integer({ min: 1, max: 200_000 });
const compare = Temporal.Instant.compare;

/** The definition itself, minute by minute: what the clock on the wall shows. */
function isOpenOnTheWall(calendar: OfficeCalendar, at: Temporal.Instant): boolean {
  const wall = at.toZonedDateTimeISO(calendar.timeZone);
  const date = String(wall.toPlainDate());
  const minute = wall.hour * 60 + wall.minute;
  const list = calendar.exceptions.get(date) ?? calendar.week[wall.dayOfWeek - 1] ?? [];
  return list.some(({ open, close }) => open <= minute && minute < close);
}

function countOnTheWall(
  calendar: OfficeCalendar,
  from: Temporal.Instant,
  to: Temporal.Instant,
  pauses: readonly Pause[],
): number {
  let open = 0;
  for (let at = from; compare(at, to) < 0; at = at.add({ minutes: 1 })) {
    const isPaused = pauses.some(
      (p) => compare(p.from, at) <= 0 && compare(at, p.to) < 0,
    );
    if (!isPaused && isOpenOnTheWall(calendar, at)) open += 1;
  }
  return open * 60;
}

describe("working time between two instants", () => {
  it("is what one counts minute by minute on the wall", () => {
    fc.assert(
      fc.property(world, ({ calendar, a, pauses }) => {
        const b = a.add({ hours: 40 });
        const counted = countOnTheWall(calendar, a, b, pauses);
        expect(workingSecondsBetween(calendar, a, b, pauses)).toBe(counted);
        expect(isOpen(calendar, a)).toBe(isOpenOnTheWall(calendar, a));
      }),
      { numRuns: 60 },
    );
  });

  it("adds up over an instant between, and turns its sign with the direction", () => {
    fc.assert(
      fc.property(world, ({ calendar, a, b, c, pauses }) => {
        const between = (from: Temporal.Instant, to: Temporal.Instant) =>
          workingSecondsBetween(calendar, from, to, pauses);
        expect(between(a, b) + between(b, c)).toBe(between(a, c));
        expect(between(c, a) + between(a, c)).toBe(0);
      }),
    );
  });
});

describe("adding working time", () => {
  const step = Temporal.Duration.from({ milliseconds: 1 });

  it("forward gives the first instant by which it has passed", () => {
    fc.assert(
      fc.property(world, seconds, ({ calendar, a, pauses }, n) => {
        const due = addWorkingTime(calendar, a, n, pauses);
        expect(workingSecondsBetween(calendar, a, due, pauses)).toBe(n);
        const before = due.subtract(step);
        expect(workingSecondsBetween(calendar, a, before, pauses)).toBeLessThan(n);
      }),
    );
  });

  it("backward gives the last instant from which it is still to come", () => {
    fc.assert(
      fc.property(world, seconds, ({ calendar, a, pauses }, n) => {
        const reminder = addWorkingTime(calendar, a, -n, pauses);
        expect(workingSecondsBetween(calendar, reminder, a, pauses)).toBe(n);
        const after = reminder.add(step);
        expect(workingSecondsBetween(calendar, after, a, pauses)).toBeLessThan(n);
      }),
    );
  });

  it("may be done in two parts", () => {
    fc.assert(
      fc.property(world, seconds, seconds, ({ calendar, a, pauses }, n, m) => {
        for (const sign of [1, -1]) {
          const half = addWorkingTime(calendar, a, sign * n, pauses);
          const whole = addWorkingTime(calendar, half, sign * m, pauses);
          const atOnce = addWorkingTime(calendar, a, sign * (n + m), pauses);
          expect(String(whole)).toBe(String(atOnce));
        }
      }),
    );
  });

  it("is undone backward, up to the next opening", () => {
    fc.assert(
      fc.property(world, seconds, ({ calendar, a }, n) => {
        const back = addWorkingTime(calendar, addWorkingTime(calendar, a, n), -n);
        expect(String(back)).toBe(String(nextOpening(calendar, a)));
      }),
    );
  });

  it("keeps the order of starts and of amounts", () => {
    fc.assert(
      fc.property(world, seconds, seconds, ({ calendar, a, b, pauses }, n, m) => {
        const add = (start: Temporal.Instant, amount: number) =>
          addWorkingTime(calendar, start, amount, pauses);
        expect(compare(add(a, n), add(b, n))).toBeLessThanOrEqual(0);
        expect(compare(add(a, -n), add(b, -n))).toBeLessThanOrEqual(0);
        expect(compare(add(a, n), add(a, n + m))).toBe(-1);
        expect(compare(add(a, -n - m), add(a, -n))).toBe(-1);
      }),
    );
  });

  it("is only ever delayed by a pause", () => {
    fc.assert(
      fc.property(world, seconds, ({ calendar, a, pauses }, n) => {
        const fewer = addWorkingTime(calendar, a, n, pauses.slice(1));
        const paused = addWorkingTime(calendar, a, n, pauses);
        expect(compare(fewer, paused)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

it("the next opening is open, with no working time before it", () => {
  fc.assert(
    fc.property(world, ({ calendar, a }) => {
      const opening = nextOpening(calendar, a);
      expect(isOpenOnTheWall(calendar, opening)).toBe(true);
      expect(workingSecondsBetween(calendar, a, opening)).toBe(0);
    }),
  );
});

it("working days counted forward are undone backward, and none are skipped", () => {
  fc.assert(
    fc.property(world, fc.integer({ min: 1, max: 40 }), ({ calendar, a }, days) => {
      const any = a.toZonedDateTimeISO(calendar.timeZone).toPlainDate();
      const start = addWorkingDays(calendar, any, 0);
      const end = addWorkingDays(calendar, start, days);
      expect(String(addWorkingDays(calendar, end, -days))).toBe(String(start));
      const next = addWorkingDays(
        calendar,
        addWorkingDays(calendar, start, days - 1),
        1,
      );
      expect(String(end)).toBe(String(next));
    }),
  );
});
