/** `npm run effect -- --from 2026-11-01 --to 2026-12-01 [--agency id]`: what nudges did in a period. */
import { AppError } from "#kernel/app-error.ts";
import { systemClock } from "#platform/clock.ts";
import {
  readArguments,
  readDay,
  runProgram,
  withExistingDatabase,
} from "#platform/command-line.ts";
import { reportEffect, sayEffect } from "#workflow/report-effect.ts";
import { loadCity } from "#workflow/seed-city.ts";

await runProgram(async (config) => {
  const { values } = readArguments({
    options: {
      from: { type: "string" },
      to: { type: "string" },
      agency: { type: "string" },
    },
  });
  const hint = "Give --from and --to as 2026-11-01; the day of --to is not counted.";
  const [from, to] = [readDay(values.from, hint), readDay(values.to, hint)];
  if (Temporal.PlainDate.compare(from, to) >= 0) {
    const what = `${to} is not after ${from}. The day of --to is not counted, so give a later one.`;
    throw new AppError(what, { code: "effect.days" });
  }
  await withExistingDatabase(config, "/console/alerts", async (database) => {
    const now = systemClock.now();
    const city = await loadCity(database);
    const { timeZone } = city.calendar;
    const agencyId = values.agency ?? null;
    if (agencyId !== null && !city.agencies.has(agencyId)) {
      const what = `There is no agency ${agencyId}. Give an id of the console's list of agencies.`;
      throw new AppError(what, { code: "effect.agency" });
    }
    const period = {
      from: from.toZonedDateTime(timeZone).toInstant(),
      to: to.toZonedDateTime(timeZone).toInstant(),
      agencyId,
    };
    const effect = await reportEffect({ database, city }, period, now);
    process.stdout.write(`${sayEffect(city, effect)}\n`);
  });
});
