import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  answerDueAfterPause,
  deadlinesAtReceipt,
  extendedDue,
  extensionOf,
  isAllowed,
  replyDueAt,
} from "#cases/rules.ts";
import { type CaseState, caseStates, isLate } from "#kernel/case-state.ts";
import { workingSecondsBetween } from "#kernel/working-time.ts";
import {
  anyLevel,
  anyMoment,
  at,
  CALENDAR,
  deadlinePolicy,
  local,
} from "#test/support/hanoi-time.ts";

const compare = Temporal.Instant.compare;
const anyWait = fc.integer({ min: 0, max: 20_000 });

describe("what a case allows its officer to do beside answering", () => {
  it.each([
    ["ask", "submitted accepted"],
    ["reply", "submitted accepted"],
    ["extend", "accepted"],
    ["spam", "submitted accepted"],
    ["undoSpam", "closed"],
    ["object", "closed"],
  ] as const)("%s while %s, and never else", (action, states) => {
    const allowed = caseStates.filter((state) => isAllowed(action, state));
    expect(allowed.join(" ")).toBe(states);
  });
});

describe("a case that waits for its citizen", () => {
  it.each([
    // Due, asked, replied, due then.
    ["2026-11-23 17:30", "2026-11-17 10:00", "2026-11-18 10:00", "2026-11-24 17:30"],
    ["2026-11-23 17:30", "2026-11-17 17:00", "2026-11-18 09:00", "2026-11-24 09:30"],
    // Over a weekend no working time passes.
    ["2026-11-23 17:30", "2026-11-20 17:30", "2026-11-21 23:00", "2026-11-23 17:30"],
    // An hour before the end: an hour is left whenever the reply comes.
    ["2026-11-18 17:30", "2026-11-18 16:30", "2026-11-20 20:15", "2026-11-23 09:00"],
    // Asked too late: the deadline stays missed.
    ["2026-11-18 17:30", "2026-11-19 09:00", "2026-11-20 09:00", "2026-11-18 17:30"],
  ])("due %s, asked %s, replied %s: due %s", (due, asked, replied, then) => {
    const found = { answerDueAt: at(due), pausedAt: at(asked) };
    expect(local(answerDueAfterPause(found, CALENDAR, at(replied)))).toBe(then);
  });

  it("the working time left is the same before and after, and no deadline moves backwards", () => {
    fc.assert(
      fc.property(
        anyMoment,
        anyLevel,
        anyWait,
        anyWait,
        (received, level, till, wait) => {
          const { answerDueAt } = deadlinesAtReceipt(
            deadlinePolicy(level),
            CALENDAR,
            received,
          );
          const pausedAt = received.add({ minutes: till });
          const now = pausedAt.add({ minutes: wait });
          const due = answerDueAfterPause({ answerDueAt, pausedAt }, CALENDAR, now);
          expect(compare(due, answerDueAt)).toBeGreaterThanOrEqual(0);
          const left = workingSecondsBetween(CALENDAR, pausedAt, answerDueAt);
          if (left <= 0) expect(due).toEqual(answerDueAt);
          else expect(workingSecondsBetween(CALENDAR, now, due)).toBe(left);
        },
      ),
    );
  });

  it("a later reply never makes an earlier deadline", () => {
    fc.assert(
      fc.property(anyMoment, anyWait, anyWait, anyWait, (asked, left, wait, more) => {
        const found = { answerDueAt: asked.add({ minutes: left }), pausedAt: asked };
        const [sooner, later] = [wait, wait + more].map((minutes) =>
          answerDueAfterPause(found, CALENDAR, asked.add({ minutes })),
        );
        expect(sooner && later && compare(sooner, later)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it.each([
    ["2026-11-16 10:00", "2026-11-23 17:30"],
    ["2026-11-20 22:00", "2026-11-27 17:30"],
  ])("asked %s, it is waited for until %s", (asked, until) => {
    expect(local(replyDueAt(5, CALENDAR, at(asked)))).toBe(until);
  });

  it.each([
    [null, true],
    ["2026-11-18 17:00", false],
    ["2026-11-19 09:00", true],
  ] as const)("due on the 18th, asked %s: late on the 25th is %s", (asked, late) => {
    const pausedAt = asked === null ? null : at(asked);
    const answerDueAt = at("2026-11-18 17:30");
    const found = { state: "accepted", answerDueAt, pausedAt };
    expect(isLate(found, at("2026-11-25 09:00"))).toBe(late);
  });
});

describe("extending a deadline", () => {
  const DUE = at("2026-11-23 17:30");
  const found = {
    state: "accepted" as CaseState,
    answerDueAt: DUE,
    pausedAt: null,
    extendedAt: null,
  };
  const NOW = at("2026-11-20 09:00");

  it.each([
    ["already", { extendedAt: NOW }],
    ["waiting", { pausedAt: NOW }],
    ["late", { answerDueAt: at("2026-11-19 17:30") }],
    ["unaccepted", { state: "submitted" }],
  ] as const)("is refused: %s", (why, change) => {
    const extension = extensionOf({ ...found, ...change }, 10, CALENDAR, NOW);
    expect(extension).toEqual({ kind: "refused", why });
  });

  it("is possible up to its last minute", () => {
    expect(extensionOf(found, 10, CALENDAR, DUE).kind).toBe("possible");
  });

  it.each([
    [10, "2:2026-11-25 5:2026-11-30 10:2026-12-07"],
    [5, "2:2026-11-25 5:2026-11-30"],
  ])("with at most %i days it offers %s", (max, offered) => {
    const extension = extensionOf(found, max, CALENDAR, NOW);
    if (extension.kind !== "possible") throw new Error("It should be possible.");
    const steps = extension.steps.map(
      ({ days, until }) => `${days}:${local(until).replace(" 17:30", "")}`,
    );
    expect(steps.join(" ")).toBe(offered);
  });

  it.each([
    [{ kind: "days", days: 1 }, "2026-11-24 17:30"],
    [{ kind: "days", days: 10 }, "2026-12-07 17:30"],
    [{ kind: "days", days: 11 }, null],
    [{ kind: "days", days: 0 }, null],
    [{ kind: "days", days: 999 }, null],
    [{ kind: "date", day: 30, month: 11 }, "2026-11-30 17:30"],
    // A Saturday: the Monday after.
    [{ kind: "date", day: 28, month: 11 }, "2026-11-30 17:30"],
    [{ kind: "date", day: 23, month: 11 }, null],
    [{ kind: "date", day: 20, month: 11 }, null],
    [{ kind: "date", day: 31, month: 11 }, null],
    [{ kind: "date", day: 5, month: 13 }, null],
    [{ kind: "date", day: 0, month: 12 }, null],
    [{ kind: "date", day: 8, month: 12 }, null],
  ] as const)("%o makes %s", (wish, until) => {
    const made = extendedDue(wish, DUE, at("2026-12-07 17:30"), CALENDAR);
    expect(made && local(made)).toBe(until);
  });

  it("a date in January, wished for in December, is in the new year", () => {
    const wish = { kind: "date", day: 5, month: 1 } as const;
    const made = extendedDue(
      wish,
      at("2026-12-28 17:30"),
      at("2027-01-12 17:30"),
      CALENDAR,
    );
    expect(made && local(made)).toBe("2027-01-05 17:30");
  });

  it("never lies outside what is allowed, whatever is wished for", () => {
    const wish = fc.oneof(
      fc.record({ kind: fc.constant("days" as const), days: fc.nat(2000) }),
      fc.record({
        kind: fc.constant("date" as const),
        day: fc.nat(99),
        month: fc.nat(99),
      }),
    );
    fc.assert(
      fc.property(anyMoment, wish, (received, wished) => {
        const policy = deadlinePolicy("normal");
        const { answerDueAt } = deadlinesAtReceipt(policy, CALENDAR, received);
        const extension = extensionOf(
          { ...found, answerDueAt },
          10,
          CALENDAR,
          received,
        );
        if (extension.kind !== "possible") throw new Error("It should be possible.");
        const made = extendedDue(wished, answerDueAt, extension.latest, CALENDAR);
        if (made === null) return;
        expect(compare(made, answerDueAt)).toBeGreaterThan(0);
        expect(compare(made, extension.latest)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
