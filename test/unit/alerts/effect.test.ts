import { describe, expect, it } from "vitest";
import type { LedgerRow } from "#alerts/types.ts";
import { sumUpEffect } from "#alerts/views/effect.ts";

const at = (time: string) => Temporal.Instant.from(`2026-11-${time}:00+07:00`);
const NOW = at("20T17:00");
const DEADLINE = at("18T09:00");

function row(over: Partial<LedgerRow>): LedgerRow {
  return {
    policyId: "normal-accept-240",
    agencyId: "ubnd",
    isBefore: true,
    deadline: DEADLINE,
    state: "told",
    reason: null,
    toldAt: at("17T14:30"),
    actedAt: null,
    ...over,
  };
}

const minutes = ({ toldAt }: LedgerRow, until: Temporal.Instant) =>
  (toldAt ?? until).until(until).total("minutes");

describe("the effect of nudges", () => {
  it.each([
    ["nobody acted", row({}), { count: 1, n: 1 }],
    ["somebody acted in time", row({ actedAt: at("17T15:00") }), { count: 0, n: 1 }],
    ["somebody acted too late", row({ actedAt: at("18T09:01") }), { count: 1, n: 1 }],
    ["the deadline lies ahead", row({ deadline: at("21T09:00") }), { count: 0, n: 0 }],
    ["an escalation is none", row({ isBefore: false }), { count: 0, n: 0 }],
    [
      "one that was skipped was never ignored",
      row({ state: "skipped", reason: "moved", toldAt: null }),
      { count: 0, n: 0 },
    ],
  ])("%s", (_, one, ignored) => {
    expect(sumUpEffect([one], [], minutes, NOW).ignored).toMatchObject(ignored);
  });

  it("is summed up by agency, by threshold and by reason, with the middle of the times", () => {
    const rows = [
      row({ actedAt: at("17T14:50") }),
      row({ actedAt: at("17T15:30") }),
      row({ agencyId: "so", state: "skipped", reason: "moved", toldAt: null }),
      row({ agencyId: "so", policyId: "normal-answer-240" }),
    ];
    const outcomes = [
      { isNudged: true, isOnTime: true, count: 40 },
      { isNudged: true, isOnTime: false, count: 10 },
      { isNudged: false, isOnTime: true, count: 5 },
    ];
    expect(sumUpEffect(rows, outcomes, minutes, NOW)).toMatchObject({
      nudged: { count: 40, n: 50, interval: { low: expect.closeTo(0.67, 2) } },
      unnudged: { count: 5, n: 5, interval: null },
      medianMinutes: 40,
      acted: 2,
      skipped: [{ reason: "moved", count: 1 }],
      byAgency: [
        { id: "so", ignored: { count: 1, n: 1 }, skipped: 1 },
        { id: "ubnd", ignored: { count: 0, n: 2 }, skipped: 0 },
      ],
      byThreshold: [
        { id: "normal-answer-240" },
        { id: "normal-accept-240", skipped: 1 },
      ],
    });
  });
});
