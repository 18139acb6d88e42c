import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  answerDueAfterPause,
  answerDueOnAcceptance,
  deadlinesAtReceipt,
} from "#cases/rules.ts";
import type { Level } from "#cases/types.ts";
import type { OfficeCalendar } from "#kernel/working-calendar.ts";
import {
  anyLevel,
  anyMoment,
  at,
  CALENDAR,
  deadlinePolicy,
  local,
} from "#test/support/hanoi-time.ts";
import { type Past, replayDeadlines } from "#workflow/replay-deadlines.ts";

const LEVELS: readonly Level[] = ["urgent", "normal", "complex"];

/** A city with one more day off, or more. */
function cityWith(...off: string[]) {
  const exceptions = new Map([
    ...CALENDAR.exceptions,
    ...off.map((date) => [date, []] as const),
  ]);
  const calendar: OfficeCalendar = { ...CALENDAR, exceptions };
  return {
    hours: {
      version: 0n,
      calendars: new Map([["city", calendar]]),
      ownCalendars: new Map(),
    },
    deadlinePolicies: new Map(LEVELS.map((level) => [level, deadlinePolicy(level)])),
    dayLimits: { citizenReply: 5, extension: 10 },
  };
}

/** `"accepted 2026-11-16 10:00"`. */
function line(text: string, data: Past["data"] = {}): Past {
  const [kind = "", ...moment] = text.split(" ");
  return { kind, at: at(moment.join(" ")), data };
}

function replay(
  received: string,
  past: readonly Past[],
  level: Level = "normal",
  ...off: string[]
) {
  const found = { agencyId: "office", level, createdAt: at(received) };
  const { acceptDueAt, answerDueAt } = replayDeadlines(cityWith(...off), found, past);
  return { accept: local(acceptDueAt), answer: local(answerDueAt) };
}

const MONDAY = "2026-11-16 09:00";
const HOLIDAY = "2026-11-18";

describe("a history, and its deadlines with and without Wednesday the 18th", () => {
  it.each<[string, Past[], Level, string, string]>([
    ["received", [], "normal", "2026-11-23 17:30", "2026-11-24 17:30"],
    [
      "alerts and notes move nothing",
      [line(`alertRaised ${MONDAY}`, { policy: "x" }), line(`noted ${MONDAY}`)],
      "normal",
      "2026-11-23 17:30",
      "2026-11-24 17:30",
    ],
    [
      "passed on after the holiday, so that it lies behind",
      [line("transferred 2026-11-19 09:00")],
      "normal",
      "2026-11-26 17:30",
      "2026-11-26 17:30",
    ],
    [
      "urgent and accepted late: the promise stays",
      [line("accepted 2026-11-17 15:30")],
      "urgent",
      "2026-11-17 14:30",
      "2026-11-17 14:30",
    ],
    [
      "not solved, answered anew",
      [
        line("answered 2026-11-16 10:00"),
        line("reopened 2026-11-17 10:00", { reopens: 1 }),
      ],
      "normal",
      "2026-11-24 17:30",
      "2026-11-25 17:30",
    ],
    [
      "not solved once too often: it arrives at the dispatcher",
      [
        line("answered 2026-11-16 10:00"),
        line("reopened 2026-11-17 10:00", { reopens: 3 }),
      ],
      "normal",
      "2026-11-24 17:30",
      "2026-11-25 17:30",
    ],
    [
      "a question over the holiday, replied to the day after",
      [
        line("asked 2026-11-17 09:00"),
        line("asked 2026-11-17 10:00"),
        line("replied 2026-11-19 09:00"),
      ],
      "normal",
      // 39 working hours were left either way.
      "2026-11-25 17:30",
      "2026-11-25 17:30",
    ],
    [
      "extended to a day that was promised: it stays",
      [
        line("accepted 2026-11-16 10:00"),
        line("extended 2026-11-17 10:00", { until: "2026-11-27T17:30:00+07:00" }),
      ],
      "normal",
      "2026-11-27 17:30",
      "2026-11-27 17:30",
    ],
    [
      "extended to what is the holiday now: the next working day",
      [
        line("accepted 2026-11-16 09:30"),
        line("extended 2026-11-16 10:00", { until: "2026-11-18T17:30:00+07:00" }),
      ],
      "urgent",
      "2026-11-18 17:30",
      "2026-11-19 17:30",
    ],
  ])("%s", (_, past, level, without, withHoliday) => {
    expect(replay(MONDAY, past, level).answer).toBe(without);
    expect(replay(MONDAY, past, level, HOLIDAY).answer).toBe(withHoliday);
  });

  it("a wait that ran out ends when it was over, not when somebody looked", () => {
    const asked = line("asked 2026-11-16 10:00");
    const looked = (time: string) =>
      replay(MONDAY, [asked, line(`pauseEnded ${time}`)]);
    expect(looked("2026-11-23 17:30")).toEqual(looked("2026-11-23 18:05"));
  });

  it("an agency's own hours count, not the city's", () => {
    const city = cityWith();
    const own = { ...CALENDAR, exceptions: new Map([[HOLIDAY, []]]) };
    const hours = {
      ...city.hours,
      calendars: new Map([...city.hours.calendars, ["own", own]]),
      ownCalendars: new Map([["ward", "own"]]),
    };
    const due = (agencyId: string) => {
      const found = { agencyId, level: "normal" as const, createdAt: at(MONDAY) };
      return local(replayDeadlines({ ...city, hours }, found, []).answerDueAt);
    };
    expect([due("ward"), due("other")]).toEqual([
      "2026-11-24 17:30",
      "2026-11-23 17:30",
    ]);
  });
});

describe("a replay under unchanged hours", () => {
  it("gives what the steps gave when they were taken", () => {
    const gaps = fc.tuple(fc.nat(900), fc.nat(900), fc.nat(4000));
    fc.assert(
      fc.property(
        anyMoment,
        anyLevel,
        gaps,
        (received, level, [accept, ask, reply]) => {
          const policy = deadlinePolicy(level);
          const first = deadlinesAtReceipt(policy, CALENDAR, received);
          const acceptedAt = received.add({ minutes: accept });
          const accepted = answerDueOnAcceptance(
            policy,
            CALENDAR,
            first.answerDueAt,
            acceptedAt,
          );
          const pausedAt = acceptedAt.add({ minutes: ask });
          const repliedAt = pausedAt.add({ minutes: reply });
          const answerDueAt = answerDueAfterPause(
            { answerDueAt: accepted, pausedAt },
            CALENDAR,
            repliedAt,
          );
          const past = [
            { kind: "submitted", at: received, data: {} },
            { kind: "accepted", at: acceptedAt, data: {} },
            { kind: "asked", at: pausedAt, data: {} },
            { kind: "replied", at: repliedAt, data: {} },
          ];
          const found = { agencyId: "office", level, createdAt: received };
          const replayed = replayDeadlines(cityWith(), found, past);
          expect(replayed.answerDueAt.toString()).toBe(answerDueAt.toString());
          expect(replayed.acceptDueAt.toString()).toBe(first.acceptDueAt.toString());
        },
      ),
    );
  });

  it("knows only the days, not the order they were decided in; another day off never makes it earlier", () => {
    const day = fc
      .integer({ min: 0, max: 12 })
      .map((days) => Temporal.PlainDate.from("2026-11-16").add({ days }).toString());
    fc.assert(
      fc.property(anyLevel, day, day, (level, one, other) => {
        const both = replay(MONDAY, [], level, one, other);
        expect(replay(MONDAY, [], level, other, one)).toEqual(both);
        expect(both.answer >= replay(MONDAY, [], level, one).answer).toBe(true);
      }),
    );
  });
});
