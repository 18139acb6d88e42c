import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  answerDueOnAcceptance,
  type CaseAction,
  codeOf,
  deadlinesAtReceipt,
  isAllowed,
  levelOf,
  remindAt,
  stepOfSilence,
} from "#cases/rules.ts";
import { deadlinePolicySchema, silencePolicySchema } from "#cases/schema.ts";
import type { Level } from "#cases/types.ts";
import { caseStates } from "#kernel/case-state.ts";
import { isOpen } from "#kernel/working-time.ts";
import {
  anyLevel,
  anyMoment,
  at,
  CALENDAR,
  deadlinePolicy,
  local,
} from "#test/support/hanoi-time.ts";

describe("what a case allows", () => {
  it.each<[CaseAction, string]>([
    ["accept", "submitted"],
    ["answer", "submitted accepted"],
    ["transfer", "submitted accepted"],
    ["note", "submitted accepted answered"],
    ["confirm", "answered lapsed"],
    ["reopen", "answered lapsed"],
  ])("%s while %s, and never else", (action, states) => {
    expect(caseStates.filter((state) => isAllowed(action, state)).join(" ")).toBe(
      states,
    );
  });
});

describe("a case that was answered and hears nothing", () => {
  const policy = { remindDays: 2, closeDays: 5, reopenDays: 5 };
  it.each([
    // Answered, reminded, closed, sealed.
    ["2026-11-16 10:00", "2026-11-18 08:00", "2026-11-24 08:00", "2026-12-01 17:30"],
    ["2026-11-20 17:30", "2026-11-24 08:00", "2026-11-30 08:00", "2026-12-07 17:30"],
    ["2026-11-21 22:00", "2026-11-24 08:00", "2026-11-30 08:00", "2026-12-07 17:30"],
    // Tet: 16 to 20 February.
    ["2026-02-12 09:00", "2026-02-23 08:00", "2026-02-27 08:00", "2026-03-06 17:30"],
  ])("answered %s: reminded %s, closed %s, until %s", (answered, ...moments) => {
    const answeredAt = at(answered);
    const remind = remindAt(policy, CALENDAR, answeredAt);
    const waiting = { state: "answered" as const, answeredAt, nextAlertAt: remind };
    const close = stepOfSilence(waiting, policy, CALENDAR, remind);
    const seal = stepOfSilence(waiting, policy, CALENDAR, close.nextAt ?? remind);
    expect([close.kind, seal.kind]).toEqual(["remind", "lapse"]);
    const found = [remind, close.nextAt, seal.nextAt];
    expect(found.map((moment) => moment && local(moment))).toEqual(moments);
    const lapsed = { ...waiting, state: "lapsed" as const };
    expect(stepOfSilence(lapsed, policy, CALENDAR, remind)).toEqual({
      kind: "seal",
      nextAt: null,
    });
  });

  it("a policy that reminds of what is closed is refused", () => {
    const row = { ...policy, source: "", confirmed: true };
    expect(silencePolicySchema.safeParse(row).success).toBe(true);
    expect(silencePolicySchema.safeParse({ ...row, remindDays: 5 }).success).toBe(
      false,
    );
  });
});

describe("deadlines of a case that arrives", () => {
  it.each<[string, Level, string, string, string]>([
    // Received, accept by (8 working hours), answer by.
    [
      "Monday morning",
      "normal",
      "2026-11-16 09:00",
      "2026-11-17 09:00",
      "2026-11-23 17:30",
    ],
    [
      "over lunch",
      "normal",
      "2026-11-16 12:40",
      "2026-11-17 12:00",
      "2026-11-23 17:30",
    ],
    [
      "Friday at closing",
      "normal",
      "2026-11-20 17:30",
      "2026-11-23 17:30",
      "2026-11-27 17:30",
    ],
    ["at night", "normal", "2026-11-17 23:15", "2026-11-18 17:30", "2026-11-24 17:30"],
    [
      "on Saturday",
      "normal",
      "2026-11-21 10:00",
      "2026-11-23 17:30",
      "2026-11-27 17:30",
    ],
    [
      "before Tet",
      "normal",
      "2026-02-13 16:30",
      "2026-02-23 16:30",
      "2026-02-27 17:30",
    ],
    [
      "three weeks",
      "complex",
      "2026-11-16 09:00",
      "2026-11-17 09:00",
      "2026-12-07 17:30",
    ],
    [
      "4 hours more",
      "urgent",
      "2026-11-16 09:00",
      "2026-11-17 09:00",
      "2026-11-17 14:30",
    ],
    [
      "4 hours over a weekend",
      "urgent",
      "2026-11-19 15:30",
      "2026-11-20 15:30",
      "2026-11-23 10:00",
    ],
  ])("%s, %s: %s → %s, %s", (_, level, received, accept, answer) => {
    const due = deadlinesAtReceipt(deadlinePolicy(level), CALENDAR, at(received));
    expect([local(due.acceptDueAt), local(due.answerDueAt)]).toEqual([accept, answer]);
  });

  it("the promise to accept always comes first, and both lie ahead", () => {
    fc.assert(
      fc.property(anyMoment, anyLevel, (now, level) => {
        const due = deadlinesAtReceipt(deadlinePolicy(level), CALENDAR, now);
        const order = [now, due.acceptDueAt, due.answerDueAt];
        expect(order.toSorted(Temporal.Instant.compare)).toEqual(order);
        expect(due.acceptDueAt.equals(now)).toBe(false);
      }),
    );
  });
});

describe("a case is accepted", () => {
  it.each([
    // An hour after it came: 4 working hours from then.
    ["at once", "urgent", "2026-11-16 10:00", "2026-11-16 15:30"],
    ["at the last minute", "urgent", "2026-11-17 09:00", "2026-11-17 14:30"],
    ["too late: the promise stands", "urgent", "2026-11-18 09:00", "2026-11-17 14:30"],
    ["days run from receipt", "normal", "2026-11-16 10:00", "2026-11-23 17:30"],
  ] as const)("%s, %s: %s → %s", (_, level, accepted, answer) => {
    const policy = deadlinePolicy(level);
    const promise = deadlinesAtReceipt(policy, CALENDAR, at("2026-11-16 09:00"));
    const due = answerDueOnAcceptance(
      policy,
      CALENDAR,
      promise.answerDueAt,
      at(accepted),
    );
    expect(local(due)).toBe(answer);
  });

  it("the answer is never promised later than it was", () => {
    const minutes = fc.integer({ min: 0, max: 20_000 });
    fc.assert(
      fc.property(anyMoment, anyLevel, minutes, (received, level, later) => {
        const policy = deadlinePolicy(level);
        const { answerDueAt } = deadlinesAtReceipt(policy, CALENDAR, received);
        const accepted = received.add({ minutes: later });
        const due = answerDueOnAcceptance(policy, CALENDAR, answerDueAt, accepted);
        expect(Temporal.Instant.compare(due, answerDueAt)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

it("a deadline is a minute of the office, or its closing", () => {
  fc.assert(
    fc.property(anyMoment, anyLevel, (now, level) => {
      const due = deadlinesAtReceipt(deadlinePolicy(level), CALENDAR, now);
      for (const moment of [due.acceptDueAt, due.answerDueAt]) {
        expect(isOpen(CALENDAR, moment.subtract({ milliseconds: 1 }))).toBe(true);
      }
    }),
  );
});

it.each([
  ["normal", false, "normal"],
  ["complex", false, "complex"],
  [null, false, "normal"],
  ["normal", true, "urgent"],
  ["complex", true, "urgent"],
  [null, true, "urgent"],
] as const)("a %s matter, danger %s, is %s", (matter, isUrgent, level) => {
  expect(levelOf(matter, isUrgent)).toBe(level);
});

it.each([
  ["Yên Hòa", 2026, "YH-26-4K7Q2"],
  ["Đống Đa", 2026, "DD-26-4K7Q2"],
  ["Ô Chợ Dừa", 2026, "OCD-26-4K7Q2"],
  ["Văn Miếu - Quốc Tử Giám", 2026, "VMQ-26-4K7Q2"],
  ["Láng", 2105, "L-05-4K7Q2"],
  [null, 2027, "HN-27-4K7Q2"],
])("the code of a case in %s in %i is %s", (ward, year, code) => {
  expect(codeOf(ward, year, "4K7Q2")).toBe(code);
});

it.each([
  [{ answerMinutes: 240, answerDays: 5 }],
  [{ answerMinutes: null, answerDays: null }],
])("a policy with %o is refused: the time to answer has one unit", (time) => {
  const policy = {
    level: "normal",
    acceptMinutes: 480,
    source: "",
    confirmed: true,
    ...time,
  };
  expect(deadlinePolicySchema.safeParse(policy).success).toBe(false);
});
