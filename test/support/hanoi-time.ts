import { readFileSync } from "node:fs";
import fc from "fast-check";
import { alertPolicySchema } from "#alerts/schema.ts";
import { deadlinePolicySchema } from "#cases/schema.ts";
import type { DeadlinePolicy, Level } from "#cases/types.ts";
import { parseCalendar } from "#kernel/working-calendar.ts";

/** The shipped office hours, deadlines and thresholds of Ha Noi. */
const policies = read("policies");
export const CALENDAR = parseCalendar(read("calendar"));
export const ALERTS = alertPolicySchema.array().parse(policies["alerts"]);
const DEADLINES = deadlinePolicySchema.array().parse(policies["deadlines"]);

export function deadlinePolicy(level: Level): DeadlinePolicy {
  const found = DEADLINES.find((policy) => policy.level === level);
  if (found === undefined) throw new Error(`The seed has no deadline for ${level}.`);
  return found;
}

/** `"2026-11-16 09:00"` on a Ha Noi clock. */
export function at(wallTime: string): Temporal.Instant {
  return Temporal.Instant.from(`${wallTime.replace(" ", "T")}+07:00`);
}

/** And back. */
export function local(instant: Temporal.Instant): string {
  const there = instant.toZonedDateTimeISO(CALENDAR.timeZone);
  return `${there.toPlainDate()} ${there.toPlainTime().toString({ smallestUnit: "minute" })}`;
}

/** Any minute of the two years the calendar covers, nights and holidays too. */
export const anyMoment = fc
  .integer({ min: 0, max: 600 * 24 * 60 })
  .map((minutes) => at("2026-01-05 00:00").add({ minutes }));

export const anyLevel = fc.constantFrom<Level>("normal", "urgent", "complex");

function read(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(`prisma/seed/hanoi/${name}.json`, "utf8"));
}
