import { describe, expect, it } from "vitest";
import { planAlerts, whyNotTold } from "#alerts/rules.ts";
import type { Told } from "#alerts/types.ts";
import type { NudgeReason } from "#kernel/nudge-reason.ts";
import { FIRST, thresholdOf, watched } from "#test/support/alert-cases.ts";
import { ALERTS, at, CALENDAR, local } from "#test/support/hanoi-time.ts";

const RECEIVED = "2026-11-16 09:00";

describe("a threshold", () => {
  const TWO_DAYS = { unit: "days", amount: 2 } as const;
  it.each([
    ["minutes before", {}, "2026-11-23 13:30"],
    ["days before: at the opening", TWO_DAYS, "2026-11-19 08:00"],
    ["days after", { ...TWO_DAYS, direction: "after" }, "2026-11-25 08:00"],
    ["half the time used", { unit: "percent", amount: 50 }, "2026-11-19 08:30"],
    [
      "a tenth of the time over",
      { unit: "percent", amount: 10, direction: "after" },
      "2026-11-24 14:12",
    ],
    ["all the time used", { unit: "percent", amount: 100 }, "2026-11-24 08:00"],
  ] as const)("%s", (_, change, expected) => {
    const policy = { ...thresholdOf("normal-answer-240"), ...change };
    const one = watched("normal", at(RECEIVED), "accepted");
    const [planned] = planAlerts(one, [policy], CALENDAR);
    expect(planned === undefined ? null : local(planned.at)).toBe(expected);
  });

  it("goes one level higher after each working day over: head, the head above, the centre", () => {
    const one = watched("normal", at(RECEIVED), "accepted");
    const late = planAlerts(one, ALERTS, CALENDAR).filter(
      ({ policy }) => policy.direction === "after",
    );
    expect(
      late.map(({ policy, at: on }) => `${local(on)} ${policy.recipient}`),
    ).toEqual([
      "2026-11-24 08:00 head",
      "2026-11-25 08:00 parentHead",
      "2026-11-26 08:00 centre",
    ]);
  });

  it("of an agency's own replaces the city's for that deadline, and only there", () => {
    const own = { ...thresholdOf("normal-accept-60"), id: "own", agencyId: "ubnd" };
    const plannedFor = (agencyId: string) => {
      const one = { ...watched("normal", at(RECEIVED), "submitted"), agencyId };
      const planned = planAlerts(one, [...FIRST, own], CALENDAR);
      return planned.map(({ policy }) => policy.id.replace("normal-", "")).join(" ");
    };
    expect(plannedFor("ubnd")).toBe("own answer-480 answer-240 answer-over");
    expect(plannedFor("other")).toBe(
      "accept-240 accept-60 accept-over answer-480 answer-240 answer-over",
    );
  });
});

describe("what was raised is looked at once more", () => {
  const told: Told = {
    ...watched("normal", at(RECEIVED), "submitted"),
    deadlineVersion: 1,
    pausedAt: null,
  };
  const accept = { policyId: "normal-accept-240", at: "2026-11-16 14:30" };
  const over = { policyId: "normal-accept-over", at: "2026-11-17 09:00" };
  const later = { acceptDueAt: at("2026-11-18 09:00"), deadlineVersion: 2 };

  it.each<[string, Partial<Told>, typeof accept, string, NudgeReason | null]>([
    ["it holds", {}, accept, "2026-11-16 14:31", null],
    [
      "the citizen took it back",
      { state: "closed" },
      accept,
      "2026-11-16 14:31",
      "withdrawn",
    ],
    ["answered", { state: "answered" }, accept, "2026-11-16 14:31", "answered"],
    ["accepted", { state: "accepted" }, accept, "2026-11-16 14:31", "accepted"],
    ["paused", { pausedAt: at(RECEIVED) }, accept, "2026-11-16 14:31", "paused"],
    [
      "late before it paused",
      { pausedAt: at(RECEIVED) },
      over,
      "2026-11-17 09:00",
      null,
    ],
    ["too late to warn", {}, accept, "2026-11-17 09:00", "deadlinePassed"],
    ["the deadline moved", later, accept, "2026-11-16 14:31", "moved"],
    [
      "another deadline moved, this moment did not",
      { deadlineVersion: 2 },
      accept,
      "2026-11-16 14:31",
      null,
    ],
    [
      "the threshold is gone",
      {},
      { ...accept, policyId: "gone" },
      "2026-11-16 14:31",
      "policyGone",
    ],
  ])("%s", (_, change, { policyId, at: due }, now, expected) => {
    const one = { ...told, ...change };
    const nudge = { policyId, deadlineVersion: 1, dueAt: at(due) };
    const planned = planAlerts(one, ALERTS, CALENDAR);
    expect(whyNotTold(nudge, one, planned, at(now))).toBe(expected);
  });
});
