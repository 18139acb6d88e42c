import { type Context, Hono } from "hono";
import { z } from "zod";
import { listCalendars } from "#calendars/store.ts";
import { roleSchema } from "#kernel/role.ts";
import { fold } from "#kernel/text.ts";
import type { Agency, AgencyEdit } from "#routing/types.ts";
import { findMemberships } from "#staff/store.ts";
import { editAgency } from "#workflow/edit-agency.ts";
import type { City, House } from "#workflow/house.ts";
import { inviteWithCode } from "#workflow/invite.ts";
import { noteLeave } from "#workflow/note-leave.ts";
import { receives } from "#workflow/receiving-agency.ts";
import { agenciesPage } from "./agencies-page.ts";
import { type AgencyForm, type AgencyView, agencyPage } from "./agency-page.ts";
import { sayDate } from "./agency-words.ts";
import { countByAgency } from "./store.ts";

const NOTHING = { people: 0, open: 0, late: 0 };
/** Rows of one page; a search finds the rest. */
const SHOWN = 60;

const field = z.string().trim().max(200).default("");
const editSchema = z.object({
  parent: field,
  successor: field,
  from: field,
  until: field,
});
const invitationSchema = z.object({
  role: roleSchema.exclude(["administrator"]),
  displayName: z
    .string()
    .trim()
    .max(80)
    .transform((name) => (name === "" ? null : name)),
});

const day = z.iso.date().transform((typed) => Temporal.PlainDate.from(typed));
const leaveSchema = z.object({
  personId: z.uuid(),
  from: day,
  last: day,
  standInId: z.union([z.uuid(), z.literal("").transform(() => null)]),
});

/** `/console/agencies`: to be mounted behind the console's door. */
export function agencyRoutes(
  house: House,
  invitationLink: (token: string) => string,
): Hono {
  const { database, clock } = house;
  const app = new Hono();
  app.get("/", async (c) => {
    const query = (c.req.query("q") ?? "").trim().slice(0, 100);
    const now = clock.now();
    const counts = await countByAgency(database.db, now);
    const found = search(house.city, query);
    const rows = found.slice(0, SHOWN).map((agency) => ({
      id: agency.id,
      name: agency.name,
      isReceiving: receives(house.city, agency.id, now),
      ...(counts.get(agency.id) ?? NOTHING),
    }));
    return c.html(agenciesPage({ query, rows, total: found.length }));
  });
  app.get("/:id", async (c) => {
    const agency = agencyIn(c, house);
    return agency === undefined ? c.notFound() : c.html(await show(house, agency, {}));
  });
  app.post("/:id", async (c) => {
    const agency = agencyIn(c, house);
    if (agency === undefined) return c.notFound();
    const form = editSchema.parse(await c.req.parseBody());
    const edit = readEdit(house.city, form);
    const problem = edit === null ? "form" : await editAgency(house, agency.id, edit);
    return problem === null
      ? c.redirect(`/console/agencies/${encodeURIComponent(agency.id)}`, 303)
      : c.html(await show(house, agency, { problem, form }), 400);
  });
  app.post("/:id/invitations", async (c) => {
    const agency = agencyIn(c, house);
    const form = invitationSchema.safeParse(await c.req.parseBody());
    if (agency === undefined || !form.success) return c.notFound();
    if (!receives(house.city, agency.id, clock.now())) {
      return c.html(await show(house, agency, { problem: "ended" }), 409);
    }
    const keys = await inviteWithCode(house, { agencyId: agency.id, ...form.data });
    const invitation = { link: invitationLink(keys.token), code: keys.code };
    return c.html(await show(house, agency, { invitation }));
  });
  app.post("/:id/leave", async (c) => {
    const agency = agencyIn(c, house);
    const form = leaveSchema.safeParse(await c.req.parseBody());
    if (agency === undefined) return c.notFound();
    const problem = form.success ? await noteLeave(house, form.data) : "days";
    return problem === null
      ? c.redirect(`/console/agencies/${encodeURIComponent(agency.id)}`, 303)
      : c.html(await show(house, agency, { problem }), 400);
  });
  return app;
}

function agencyIn(c: Context, { city }: House): Agency | undefined {
  return city.agencies.get(c.req.param("id") ?? "");
}

/** Agencies whose name holds all the words typed, those of the whole city first. */
function search({ agencies }: City, query: string): Agency[] {
  const wanted = fold(query)
    .split(" ")
    .filter((word) => word !== "");
  const isOfWard = ({ wardId }: Agency) => (wardId === null ? 0 : 1);
  return [...agencies.values()]
    .filter(({ kind, name, shortName }) => {
      const folded = fold(`${name} ${shortName}`);
      return kind !== "external" && wanted.every((word) => folded.includes(word));
    })
    .sort(
      (one, other) =>
        isOfWard(one) - isOfWard(other) || one.name.localeCompare(other.name, "vi"),
    );
}

async function show(
  house: House,
  agency: Agency,
  given: {
    readonly problem?: NonNullable<AgencyView["problem"]>;
    readonly form?: AgencyForm;
    readonly invitation?: NonNullable<AgencyView["invitation"]>;
  },
): Promise<ReturnType<typeof agencyPage>> {
  const { city, clock, database } = house;
  const now = clock.now();
  const { agencies } = city;
  const counts = (await countByAgency(database.db, now)).get(agency.id) ?? NOTHING;
  const members = await findMemberships(database.db, { agencyId: agency.id }, now);
  return agencyPage({
    agency,
    counts,
    calendarName: await findCalendarName(house, agency.id),
    isReceiving: receives(city, agency.id, now),
    members: members.map((one) => ({ ...one, since: sayDate(one.since, city) })),
    form: given.form ?? formOf(city, agency),
    names: [...agencies.values()]
      .filter(({ id }) => id !== agency.id && receives(city, id, now))
      .map(({ name }) => name),
    problem: given.problem ?? null,
    invitation: given.invitation ?? null,
  });
}

async function findCalendarName({ city, database }: House, agencyId: string) {
  const own = city.hours.ownCalendars.get(agencyId);
  const calendars = own === undefined ? [] : await listCalendars(database.db);
  return calendars.find(({ id }) => id === own)?.name ?? "lịch chung của Thành phố";
}

function formOf(city: City, { parentId, successorId, validFrom, validTo }: Agency) {
  const nameOf = (id: string | null) =>
    (id === null ? undefined : city.agencies.get(id)?.name) ?? "";
  const dayOf = (at: Temporal.Instant | null) =>
    at?.toZonedDateTimeISO(city.calendar.timeZone).toPlainDate().toString() ?? "";
  return {
    parent: nameOf(parentId),
    successor: nameOf(successorId),
    from: dayOf(validFrom),
    // People name the last day; stored is the morning after.
    until: dayOf(validTo?.subtract({ seconds: 1 }) ?? null),
  };
}

/** Null: a name that is no agency, or a day that is none. */
function readEdit(city: City, form: AgencyForm): AgencyEdit | null {
  const { timeZone } = city.calendar;
  const morning = (typed: string, days: number) =>
    typed === ""
      ? null
      : Temporal.PlainDate.from(typed)
          .add({ days })
          .toZonedDateTime(timeZone)
          .toInstant();
  const idOf = (name: string) =>
    [...city.agencies.values()].find((one) => one.name === name)?.id ?? null;
  const parentId = idOf(form.parent);
  const successorId = idOf(form.successor);
  const isKnown = (name: string, id: string | null) => name === "" || id !== null;
  const areDays = [form.from, form.until].every(
    (typed) => typed === "" || z.iso.date().safeParse(typed).success,
  );
  if (!areDays) return null;
  if (!isKnown(form.parent, parentId)) return null;
  if (!isKnown(form.successor, successorId)) return null;
  return {
    parentId,
    successorId,
    validFrom: morning(form.from, 0),
    validTo: morning(form.until, 1),
  };
}
