import { Hono } from "hono";
import { z } from "zod";
import type { House } from "#workflow/house.ts";
import { reportEffect } from "#workflow/report-effect.ts";
import { alertsPage } from "./alerts-page.ts";

const day = z.iso.date();
const querySchema = z.object({
  from: day.optional().catch(undefined),
  to: day.optional().catch(undefined),
  agency: z.string().max(80).default(""),
});

/** `/console/alerts`: to be mounted behind the console's door. The last 30 days unless the address says otherwise. */
export function alertsRoutes({ database, city, clock }: House): Hono {
  const app = new Hono();
  app.get("/", async (c) => {
    const query = querySchema.safeParse(c.req.query()).data;
    const { timeZone } = city.calendar;
    const now = clock.now();
    const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
    const from = query?.from ?? today.subtract({ days: 30 }).toString();
    const to = query?.to ?? today.toString();
    const agency = [...city.agencies.values()].find(
      ({ id, name }) => id === query?.agency || name === query?.agency,
    );
    const startOf = (date: string, days: number) =>
      Temporal.PlainDate.from(date).add({ days }).toZonedDateTime(timeZone).toInstant();
    const agencyId = agency?.id ?? null;
    const period = { from: startOf(from, 0), to: startOf(to, 1), agencyId };
    const effect = await reportEffect({ database, city }, period, now);
    const agencies = [...city.agencies.values()].map(({ name }) => name);
    const chosen = { from, to, agency: agency?.name ?? "" };
    return c.html(alertsPage(city, { effect, agencies, chosen }));
  });
  return app;
}
