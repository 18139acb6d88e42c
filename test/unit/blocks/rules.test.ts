import { describe, expect, it } from "vitest";
import { proposalOf, reviewAfterBlock, reviewOnDay } from "#blocks/rules.ts";

const NOW = Temporal.Instant.from("2026-11-16T23:30:00+07:00");

it("a dispatcher is asked again after thirty days", () => {
  expect(reviewAfterBlock(NOW).toString()).toBe("2026-12-16T16:30:00Z");
});

describe("an administrator chooses the day of the review", () => {
  it.each([
    ["2026-11-15", null],
    ["2026-11-16", null],
    ["2026-11-17", "2026-11-16T17:00:00Z"],
    ["2027-11-17", "2027-11-16T17:00:00Z"],
    ["2027-11-18", null],
  ])("%s", (day, at) => {
    const chosen = reviewOnDay(Temporal.PlainDate.from(day), "Asia/Ho_Chi_Minh", NOW);
    expect(chosen?.toString() ?? null).toBe(at);
  });
});

describe("a proposal", () => {
  it.each([
    [["submitted", "spam"], "none"],
    [["spam", "blockProposed"], "open"],
    [["blockProposed", "blockRefused"], "refused"],
    // Two events of one moment come in any order.
    [["blockRefused", "blockProposed"], "refused"],
    [["blocked", "blockProposed"], "blocked"],
    [["blockProposed", "blocked", "blockLifted"], "blocked"],
  ])("after %s is %s", (kinds, proposal) => {
    expect(proposalOf(kinds)).toBe(proposal);
  });
});
