import { Hono } from "hono";
import { z } from "zod";
import { fold } from "#kernel/text.ts";
import { findMemberships } from "#staff/store.ts";
import type { House } from "#workflow/house.ts";
import { leaveAgency } from "#workflow/leave-agency.ts";
import { sayDate } from "./agency-words.ts";
import { peoplePage } from "./people-page.ts";

/** People of one page; a search finds the rest. */
const SHOWN = 100;

const endSchema = z.object({
  membership: z.uuid(),
  /** The page it was pressed on, and nowhere else. */
  back: z.string().regex(/^\/console\/(?:people|agencies\/[\w%.-]+)$/u),
});

/** `/console/people`: to be mounted behind the console's door. */
export function peopleRoutes(house: House): Hono {
  const { database, clock, city } = house;
  const app = new Hono();
  app.get("/", async (c) => {
    const query = (c.req.query("q") ?? "").trim().slice(0, 100);
    const memberships = await findMemberships(database.db, {}, clock.now());
    const wanted = fold(query);
    const people = new Map<string, { name: string | null; roles: Row[] }>();
    for (const one of memberships) {
      const agency = city.agencies.get(one.agencyId)?.name ?? one.agencyId;
      const { id, agencyId, role, personId, displayName } = one;
      const row = { id, agencyId, agency, role, since: sayDate(one.since, city) };
      const person = people.get(personId) ?? { name: displayName, roles: [] };
      people.set(personId, { ...person, roles: [...person.roles, row] });
    }
    const found = [...people.values()].filter(({ name, roles }) =>
      fold(`${name ?? ""} ${roles.map(({ agency }) => agency).join(" ")}`).includes(
        wanted,
      ),
    );
    const rows = found.slice(0, SHOWN);
    return c.html(peoplePage({ query, people: rows, total: found.length }));
  });
  app.post("/end", async (c) => {
    const form = endSchema.safeParse(await c.req.parseBody());
    if (!form.success) return c.notFound();
    // One that has ended already is what was wanted.
    await leaveAgency(house, form.data.membership);
    return c.redirect(form.data.back, 303);
  });
  return app;
}

type Row = Parameters<typeof peoplePage>[0]["people"][number]["roles"][number];
