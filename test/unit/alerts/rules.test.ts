import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dueAlerts, nextAlertAt, planAlerts } from "#alerts/rules.ts";
import type { DueAlerts, Planned } from "#alerts/types.ts";
import type { Level } from "#cases/types.ts";
import { isOpen } from "#kernel/working-time.ts";
import { FIRST, type State, thresholdOf, watched } from "#test/support/alert-cases.ts";
import {
  ALERTS,
  anyLevel,
  anyMoment,
  at,
  CALENDAR,
  local,
} from "#test/support/hanoi-time.ts";

function plan(level: Level, received: string, state: State = "submitted"): Planned[] {
  return planAlerts(watched(level, at(received), state), FIRST, CALENDAR);
}

const RECEIVED = "2026-11-16 09:00";

describe("the plan", () => {
  it.each<[string, Level, string, readonly string[]]>([
    [
      "nudges before, escalations after",
      "normal",
      RECEIVED,
      [
        "2026-11-16 14:30 normal-accept-240",
        "2026-11-17 08:00 normal-accept-60",
        "2026-11-17 09:00 normal-accept-over",
        "2026-11-23 08:00 normal-answer-480",
        "2026-11-23 13:30 normal-answer-240",
        "2026-11-24 08:00 normal-answer-over",
      ],
    ],
    [
      "a deadline at closing is told at the next opening",
      "normal",
      "2026-11-20 17:30",
      [
        "2026-11-23 13:30 normal-accept-240",
        "2026-11-23 16:30 normal-accept-60",
        "2026-11-24 08:00 normal-accept-over",
        "2026-11-27 08:00 normal-answer-480",
        "2026-11-27 13:30 normal-answer-240",
        "2026-11-30 08:00 normal-answer-over",
      ],
    ],
    [
      "urgent is watched closer",
      "urgent",
      RECEIVED,
      [
        "2026-11-16 16:30 urgent-accept-120",
        "2026-11-17 08:00 urgent-accept-60",
        "2026-11-17 09:00 urgent-accept-over",
        "2026-11-17 11:00 urgent-answer-120",
        "2026-11-17 13:30 urgent-answer-60",
        "2026-11-17 14:30 urgent-answer-over",
      ],
    ],
  ])("%s (%s, %s)", (_, level, received, expected) => {
    const lines = plan(level, received).map(({ at: moment, policy }) =>
      [local(moment), policy.id].join(" "),
    );
    expect(lines).toEqual(expected);
  });

  it.each<[State, string]>([
    ["submitted", "accept accept accept answer answer answer"],
    ["accepted", "answer answer answer"],
    ["answered", ""],
    ["closed", ""],
  ])("a case %s is watched for: %s", (state, deadlines) => {
    const planned = plan("normal", RECEIVED, state);
    expect(planned.map(({ policy }) => policy.deadline).join(" ")).toBe(deadlines);
  });

  it("is in order, and rings only while the office is open", () => {
    fc.assert(
      fc.property(anyMoment, anyLevel, (received, level) => {
        const one = watched(level, received, "submitted");
        const moments = planAlerts(one, ALERTS, CALENDAR).map((planned) => planned.at);
        expect(moments.toSorted(Temporal.Instant.compare)).toEqual(moments);
        expect(moments.every((moment) => isOpen(CALENDAR, moment))).toBe(true);
      }),
    );
  });

  it("nudges come before their deadline, escalations not before", () => {
    fc.assert(
      fc.property(anyMoment, anyLevel, (received, level) => {
        const one = watched(level, received, "submitted");
        for (const { policy, at: moment } of planAlerts(one, ALERTS, CALENDAR)) {
          const due = policy.deadline === "accept" ? one.acceptDueAt : one.answerDueAt;
          const isEarlier = Temporal.Instant.compare(moment, due) < 0;
          expect(isEarlier).toBe(policy.direction === "before");
        }
      }),
    );
  });
});

describe("what is due", () => {
  const summary = ({ raise, skip, nextAt }: DueAlerts) => ({
    raise: raise.map(({ policy }) => policy.id),
    skip: skip.map(({ planned, reason }) => `${planned.policy.id} ${reason}`),
    nextAt: nextAt === null ? null : local(nextAt),
  });

  it.each([
    ["before the first", "2026-11-16 10:00", [], [], "2026-11-16 14:30"],
    ["the first", "2026-11-16 14:30", ["accept-240"], [], "2026-11-17 08:00"],
    [
      "two nudges at once: the last is enough",
      "2026-11-17 08:00",
      ["accept-60"],
      ["accept-240 superseded"],
      "2026-11-17 09:00",
    ],
    [
      "the process was down past the deadline",
      "2026-11-17 10:00",
      ["accept-over"],
      ["accept-240 deadlinePassed", "accept-60 deadlinePassed"],
      "2026-11-23 08:00",
    ],
    [
      "it was down for weeks: one message about each deadline",
      "2026-12-15 10:00",
      ["accept-over", "answer-over"],
      ["accept-240", "accept-60", "answer-480", "answer-240"].map(
        (id) => `${id} deadlinePassed`,
      ),
      null,
    ],
  ])("%s, at %s", (_, now, raise, skip, nextAt) => {
    const planned = plan("normal", RECEIVED);
    const first = nextAlertAt(planned, at(RECEIVED)) ?? at(RECEIVED);
    expect(summary(dueAlerts(planned, first, at(now)))).toEqual({
      raise: raise.map((id) => `normal-${id}`),
      skip: skip.map((line) => `normal-${line}`),
      nextAt,
    });
  });

  it("nothing is left to look at after the last alert", () => {
    expect(nextAlertAt(plan("normal", RECEIVED), at("2026-11-24 08:00"))).toBeNull();
    expect(nextAlertAt(plan("normal", RECEIVED, "closed"), at(RECEIVED))).toBeNull();
  });

  it("looked at whenever it may be, each alert is raised or skipped exactly once", () => {
    // How late each look at the case is, in minutes: a second, or days of downtime.
    const delays = fc.array(fc.integer({ min: 0, max: 8000 }), { minLength: 20 });
    fc.assert(
      fc.property(anyMoment, anyLevel, delays, (received, level, late) => {
        const planned = planAlerts(
          watched(level, received, "submitted"),
          ALERTS,
          CALENDAR,
        );
        const settled: string[] = [];
        let next = nextAlertAt(planned, received);
        for (const minutes of late) {
          if (next === null) break;
          const due = dueAlerts(planned, next, next.add({ minutes }));
          settled.push(...due.raise.map(({ policy }) => policy.id));
          settled.push(...due.skip.map((one) => one.planned.policy.id));
          next = due.nextAt;
        }
        const ids = planned.map(({ policy }) => policy.id);
        expect(next).toBeNull();
        expect(settled.toSorted()).toEqual(ids.toSorted());
      }),
    );
  });

  it("an escalation is raised even when another to other people follows", () => {
    const later = { ...thresholdOf("normal-accept-over"), id: "later", amount: 60 };
    const others = { ...later, id: "others", recipient: "officer" as const };
    const one = watched("normal", at(RECEIVED), "submitted");
    const planned = planAlerts(
      one,
      [thresholdOf("normal-accept-over"), later, others],
      CALENDAR,
    );
    const due = dueAlerts(planned, at(RECEIVED), at("2026-11-20 10:00"));
    expect(due.raise.map(({ policy }) => policy.id)).toEqual(["later", "others"]);
  });

  it("a nudge to the head does not silence the officer's", () => {
    const own = thresholdOf("normal-accept-240");
    const heads = { ...own, id: "heads", amount: 60, recipient: "head" as const };
    const one = watched("normal", at(RECEIVED), "submitted");
    const due = dueAlerts(
      planAlerts(one, [own, heads], CALENDAR),
      at(RECEIVED),
      at("2026-11-17 08:00"),
    );
    expect(due.raise.map(({ policy }) => policy.id)).toEqual([own.id, "heads"]);
  });
});
