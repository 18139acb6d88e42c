/** Writes the seed's office hours and deadlines; open cases follow where these changed. */
import type { CalendarSeed } from "#calendars/schema.ts";
import {
  findCalendar,
  insertDeadlineChange,
  lockCalendars,
  upsertCalendar,
} from "#calendars/store.ts";
import { CITY_CALENDAR } from "#calendars/types.ts";
import type { DeadlinePolicyRow } from "#cases/schema.ts";
import { loadDeadlinePolicies, replaceDeadlinePolicies } from "#cases/store.ts";
import { parseCalendar } from "#kernel/working-calendar.ts";
import type { Tx } from "#platform/db.ts";

export async function seedHours(
  tx: Tx,
  seed: CalendarSeed,
  { deadlines }: { readonly deadlines: readonly DeadlinePolicyRow[] },
  now: Temporal.Instant,
): Promise<void> {
  await lockCalendars(tx);
  await seedCalendar(tx, seed, now);
  const before = await loadDeadlinePolicies(tx);
  await replaceDeadlinePolicies(tx, deadlines);
  for (const { level, source, ...policy } of deadlines) {
    const old = before.find((one) => one.level === level);
    const isSame =
      old === undefined ||
      (old.acceptMinutes === policy.acceptMinutes &&
        old.answerMinutes === policy.answerMinutes &&
        old.answerDays === policy.answerDays);
    if (isSame) continue;
    const scope = { kind: "level" as const, level };
    const change = { scope, date: null, reason: "thời hạn xử lý thay đổi", source };
    await insertDeadlineChange(tx, change, now);
  }
}

async function seedCalendar(
  tx: Tx,
  seed: CalendarSeed,
  now: Temporal.Instant,
): Promise<void> {
  const before = await readCalendar(tx);
  await upsertCalendar(tx, CITY_CALENDAR, seed);
  const after = await readCalendar(tx);
  if (before === null || after === null) return;
  const scope = { kind: "calendar" as const, calendarId: CITY_CALENDAR };
  const source = seed.name;
  if (JSON.stringify(before.week) !== JSON.stringify(after.week)) {
    const change = { scope, date: null, reason: "giờ làm việc thay đổi", source };
    await insertDeadlineChange(tx, change, now);
  }
  for (const { date, reason, source: said } of seed.days) {
    const hours = [before, after].map(({ exceptions }) => exceptions.get(date));
    if (JSON.stringify(hours[0]) === JSON.stringify(hours[1])) continue;
    await insertDeadlineChange(tx, { scope, date, reason, source: said }, now);
  }
}

async function readCalendar(tx: Tx) {
  const found = await findCalendar(tx, CITY_CALENDAR);
  return found === null ? null : parseCalendar(found);
}
