import { describe, expect, it } from "vitest";
import {
  buttonId,
  PRIORITY,
  readButtonId,
  resendsUnknown,
  retryAt,
  STALE_AFTER_SILENCE,
} from "#outbox/rules.ts";
import { messageClassSchema } from "#outbox/schema.ts";
import type { MessageClass } from "#outbox/types.ts";
import { newId } from "#platform/ids.ts";

const NOW = Temporal.Instant.from("2026-11-16T02:00:00Z");
const CLASSES = messageClassSchema.options;

it("danger leaves first, answers next, reminders last", () => {
  const groups = [0, 1, 2].map((priority) =>
    CLASSES.filter((one) => PRIORITY[one] === priority).join(" "),
  );
  expect(groups).toEqual(["urgent", "reply news assignment", "nudge escalation"]);
});

describe("a message of which nobody knows whether it arrived", () => {
  const timesSent = (of: MessageClass, isSendIdempotent: boolean) => {
    let sends = 1;
    while (sends < 50 && resendsUnknown(of, { isSendIdempotent }, sends)) sends += 1;
    return sends;
  };

  it.each([
    ["urgent", 3],
    ["reply", 3],
    ["news", 3],
    ["assignment", 1],
    ["nudge", 1],
    ["escalation", 1],
  ] as const)("%s is sent %i times at most", (of, times) => {
    expect(timesSent(of, false)).toBe(times);
  });

  it.each(CLASSES)("%s is sent on where a second send is harmless", (of) => {
    expect(timesSent(of, true)).toBe(50);
  });
});

it("reminders are no news when a closed chat comes back", () => {
  expect(STALE_AFTER_SILENCE).toEqual(["nudge", "escalation", "invitation"]);
});

it("waits longer after each failure, a night in all, then gives up", () => {
  const waits: number[] = [];
  for (let attempts = 1; ; attempts += 1) {
    const again = retryAt(attempts, NOW);
    if (again === null) break;
    waits.push(again.since(NOW).total("seconds"));
  }
  expect(waits).toEqual(waits.toSorted((one, other) => one - other));
  expect(waits[0]).toBe(5);
  expect(waits).toHaveLength(69);
  const hours = waits.reduce((sum, seconds) => sum + seconds, 0) / 3600;
  expect(hours).toBeGreaterThan(12);
});

describe("the id of a button", () => {
  it.each([0, 9, 99])("number %i comes back, within 64 bytes", (index) => {
    const messageId = newId();
    const id = buttonId(messageId, index);
    expect(Buffer.byteLength(id)).toBeLessThanOrEqual(64);
    expect(readButtonId(id)).toEqual({ messageId, index });
  });

  it.each([
    "",
    "yes",
    "6b1f0a52-0000-4000-8000-000000000000",
    "6b1f0a52-0000-4000-8000-000000000000.",
    "6b1f0a52-0000-4000-8000-000000000000.-1",
    "6b1f0a52-0000-4000-8000-000000000000.0;drop",
    "../../../../../../../../../etc/passwd.1",
  ])("“%s” is none of ours", (id) => {
    expect(readButtonId(id)).toBeNull();
  });
});
