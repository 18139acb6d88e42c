import { z } from "zod";

export const alertPolicySchema = z.object({
  id: z.string(),
  level: z.enum(["normal", "urgent", "complex"]),
  deadline: z.enum(["accept", "answer"]),
  direction: z.enum(["before", "after"]),
  unit: z.enum(["minutes", "days", "percent"]),
  amount: z.int().min(0),
  agencyId: z.string().nullable().default(null),
  recipient: z.enum(["officer", "head"]),
});

const spans = z.array(z.array(z.string()));

/** `prisma/seed/hanoi/calendar.json`; `parseCalendar` checks hours and dates. */
export const calendarSeedSchema = z.object({
  name: z.string(),
  timeZone: z.string(),
  week: z.record(z.string(), spans),
  days: z.array(
    z.object({
      date: z.iso.date(),
      kind: z.enum(["off", "half", "working"]),
      spans: spans.optional(),
      reason: z.string(),
      source: z.string(),
      confirmed: z.boolean(),
    }),
  ),
});
export type CalendarSeed = z.infer<typeof calendarSeedSchema>;
