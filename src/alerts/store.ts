import { type OfficeCalendar, parseCalendar } from "#kernel/working-calendar.ts";
import type { Db, Tx } from "#platform/db.ts";
import { alertPolicySchema, type CalendarSeed } from "./schema.ts";
import type { AlertPolicy } from "./types.ts";

/** The city's office hours; every agency keeps them. */
const CITY = "city";

export async function loadAlertPolicies(db: Db): Promise<AlertPolicy[]> {
  const rows = await db.alertPolicy.findMany();
  return rows.map((row) => alertPolicySchema.parse(row));
}

export async function loadOfficeCalendar(db: Db): Promise<OfficeCalendar> {
  const { days, timeZone, week } = await db.calendar.findUniqueOrThrow({
    where: { id: CITY },
    include: { days: { orderBy: { date: "asc" } } },
  });
  return parseCalendar({
    timeZone,
    week,
    days: days.map((day) => ({
      ...day,
      spans: day.spans ?? undefined,
      date: day.date.toISOString().slice(0, 10),
    })),
  });
}

export async function replaceAlertPolicies(
  tx: Tx,
  policies: readonly AlertPolicy[],
): Promise<void> {
  await tx.alertPolicy.deleteMany();
  await tx.alertPolicy.createMany({ data: [...policies] });
}

/** Writes the seed's days; days an administrator added stay. */
export async function upsertCalendar(tx: Tx, seed: CalendarSeed): Promise<void> {
  const { days, ...calendar } = seed;
  await tx.calendar.upsert({
    where: { id: CITY },
    create: { ...calendar, id: CITY },
    update: calendar,
  });
  for (const { date, spans, ...rest } of days) {
    const key = { calendarId: CITY, date: new Date(`${date}T00:00:00Z`) };
    const day = { ...rest, ...(spans === undefined ? {} : { spans }) };
    await tx.calendarDay.upsert({
      where: { calendarId_date: key },
      create: { ...day, ...key },
      update: day,
    });
  }
}
