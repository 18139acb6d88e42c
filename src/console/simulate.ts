import { Hono } from "hono";
import { z } from "zod";
import type { AlertPolicy } from "#alerts/types.ts";
import { agencyName, type House } from "#workflow/house.ts";
import { simulateAlerts } from "#workflow/simulate-alerts.ts";
import { sumUp } from "#workflow/sum-up-messages.ts";
import { type SimulateView, simulatePage } from "./simulate-page.ts";

/** Further ahead nobody knows what will be open. */
const MAX_DAYS = 62;

const PROBLEM =
  "Chưa tính được: ngày đầu từ hôm nay, ngày cuối sau ngày đầu và trong vòng 62 ngày; ngưỡng là số nguyên từ 0 đến 100000, phần trăm không quá 100.";

const dateSchema = z.iso.date();
const typedSchema = z.string().trim().max(6).regex(/^\d*$/);

/** `/console/simulate`: to be mounted behind the console's door. */
export function simulateRoutes(house: House): Hono {
  const app = new Hono();
  app.get("/", (c) => c.html(simulatePage(emptyView(house))));
  app.post("/", async (c) => {
    const body = await c.req.parseBody();
    const asked = readForm(house, body);
    const view = { ...emptyView(house), ...asked.typed };
    if (asked.terms === null)
      return c.html(simulatePage({ ...view, problem: PROBLEM }), 400);
    const result = await compare(house, asked.terms);
    return c.html(simulatePage({ ...view, result }));
  });
  return app;
}

type Terms = {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly policies: readonly AlertPolicy[];
};

async function compare(house: House, { from, to, policies }: Terms) {
  const { city, clock } = house;
  const { timeZone } = city.calendar;
  const asked = { from, to, agencyId: null, calendar: null };
  const now = clock.now();
  const usual = await simulateAlerts(house, { ...asked, policies: null }, now);
  const messages = await simulateAlerts(house, { ...asked, policies }, now);
  return {
    today: sumUp(usual, timeZone),
    tried: sumUp(messages, timeZone),
    messages,
    agencyName: (id: string) => agencyName(city, id).vi,
  };
}

function readForm(
  house: House,
  body: Readonly<Record<string, unknown>>,
): {
  readonly typed: Pick<SimulateView, "from" | "to" | "thresholds">;
  readonly terms: Terms | null;
} {
  const { city } = house;
  const textOf = (name: string) => z.string().max(20).catch("").parse(body[name]);
  const [from, to] = [textOf("from"), textOf("to")];
  const thresholds = city.alertPolicies.map((policy) => ({
    ...policy,
    typed: textOf(`amount:${policy.id}`),
  }));
  const typed = { from, to, thresholds };
  const dates = z.tuple([dateSchema, dateSchema]).safeParse([from, to]).data;
  const amounts = thresholds.every(
    ({ typed: text, unit }) =>
      typedSchema.safeParse(text).success &&
      Number(text) <= (unit === "percent" ? 100 : 100_000),
  );
  if (dates === undefined || !amounts || !isAhead(house, dates))
    return { typed, terms: null };
  const { timeZone } = city.calendar;
  const [first, last] = dates.map((date) =>
    Temporal.PlainDate.from(date).toZonedDateTime(timeZone).toInstant(),
  );
  if (first === undefined || last === undefined) return { typed, terms: null };
  const policies = thresholds.flatMap(({ typed: text, ...policy }) =>
    text.trim() === "" ? [] : [{ ...policy, amount: Number(text) }],
  );
  return { typed, terms: { from: first, to: last, policies } };
}

function isAhead(house: House, [from, to]: readonly [string, string]): boolean {
  const days = Temporal.PlainDate.from(from).until(to).days;
  return from >= today(house).toString() && days > 0 && days <= MAX_DAYS;
}

function emptyView(house: House): SimulateView {
  const first = today(house);
  const thresholds = house.city.alertPolicies.map((policy) => ({
    ...policy,
    typed: String(policy.amount),
  }));
  return {
    from: first.toString(),
    to: first.add({ days: 7 }).toString(),
    thresholds,
    problem: null,
    result: null,
  };
}

function today({ clock, city }: House): Temporal.PlainDate {
  return clock.now().toZonedDateTimeISO(city.calendar.timeZone).toPlainDate();
}
