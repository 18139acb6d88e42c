/** Keeps office hours and deadline policies in memory the same as in the tables. */
import { findHoursVersion, loadOfficeHours } from "#calendars/store.ts";
import { CITY_CALENDAR } from "#calendars/types.ts";
import { loadDeadlinePolicies } from "#cases/store.ts";
import { AppError } from "#kernel/app-error.ts";
import type { Database } from "#platform/db.ts";
import type { City, House } from "./house.ts";

export async function readHours({
  db,
}: Database): Promise<Pick<City, "hours" | "calendar" | "deadlinePolicies">> {
  const hours = await loadOfficeHours(db);
  const policies = await loadDeadlinePolicies(db);
  const calendar = hours.calendars.get(CITY_CALENDAR);
  if (calendar === undefined) {
    throw new AppError("The city has no office calendar. Load the seed.", {
      code: "calendar.absent",
    });
  }
  const deadlinePolicies = new Map(policies.map((policy) => [policy.level, policy]));
  return { hours, calendar, deadlinePolicies };
}

/** Takes over what was changed through another process or tool; 1 when there was something. */
export async function refreshHours({ database, city, log }: House): Promise<number> {
  const version = await findHoursVersion(database.db);
  if (version === city.hours.version) return 0;
  Object.assign(city, await readHours(database));
  log.info(
    { event: "hours.loaded", version: String(city.hours.version) },
    "office hours were loaded again",
  );
  return 1;
}
