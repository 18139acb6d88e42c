/** Cases and thresholds as the planner sees them. */
import type { AlertPolicy, Watched } from "#alerts/types.ts";
import { deadlinesAtReceipt } from "#cases/rules.ts";
import type { Level } from "#cases/types.ts";
import { ALERTS, CALENDAR, deadlinePolicy } from "./hanoi-time.ts";

export type State = "submitted" | "accepted" | "answered" | "closed";

export function watched(
  level: Level,
  received: Temporal.Instant,
  state: State,
): Watched {
  const due = deadlinesAtReceipt(deadlinePolicy(level), CALENDAR, received);
  return { agencyId: "ubnd", level, state, createdAt: received, ...due };
}

/** Of the shipped thresholds those for the agency itself; the levels above it have their own test. */
export const FIRST = ALERTS.filter(
  ({ recipient, unit }) =>
    ["officer", "head"].includes(recipient) && unit === "minutes",
);

export function thresholdOf(id: string): AlertPolicy {
  const found = ALERTS.find((policy) => policy.id === id);
  if (found === undefined) throw new Error(`The seed lost ${id}.`);
  return found;
}
