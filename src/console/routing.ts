import { type Context, Hono } from "hono";
import { z } from "zod";
import { fold } from "#kernel/text.ts";
import { routingSchema } from "#routing/schema.ts";
import { findFields, findRoutingChanges } from "#routing/store.ts";
import type { Matter, Routing, RoutingChange } from "#routing/types.ts";
import { changeRouting, findMoves } from "#workflow/change-routing.ts";
import type { House } from "#workflow/house.ts";
import { receiverName, sayDate } from "./agency-words.ts";
import { type MatterView, matterPage } from "./matter-page.ts";
import { choicesOf, isOfAgencies, readForm } from "./routing-form.ts";
import { routingPage } from "./routing-page.ts";

/** Changes shown with a matter. */
const HISTORY = 20;
/** Cases of a preview shown by their code; the rest is counted. */
const SHOWN = 20;

const words = z.string().trim().max(300);
const searchSchema = z.string().trim().max(80);
const json = z.string().max(20_000).transform(readJson).pipe(routingSchema);
const saveSchema = z.object({
  before: json,
  after: json,
  by: words.min(1).max(80),
  reason: words.min(1),
  moves: z.literal("yes").optional(),
});
const undoSchema = z.object({
  change: z.uuid(),
  by: words.min(1).max(80),
  moves: z.literal("yes").optional(),
});

/** `/console/routing`: to be mounted behind the console's door. */
export function routingRoutes(house: House): Hono {
  const { database, clock } = house;
  const app = new Hono();
  app.get("/", async (c) => {
    const search = searchSchema.safeParse(c.req.query("q"));
    return c.html(await showAll(house, search.data ?? ""));
  });
  app.get("/:id", async (c) => {
    const matter = matterIn(c, house);
    return matter === undefined ? c.notFound() : c.html(await show(house, matter, {}));
  });
  app.post("/:id/preview", async (c) => {
    const matter = matterIn(c, house);
    if (matter === undefined) return c.notFound();
    const after = readForm(house, await c.req.parseBody({ all: true }), matter);
    if (after === null)
      return c.html(await show(house, matter, { problem: "form" }), 400);
    const moves = await findMoves(house, { matter, after }, clock.now());
    const shown = moves.slice(0, SHOWN).map(({ case: found, to }) => ({
      code: found.code,
      from: receiverName(house.city, found.agencyId),
      to: receiverName(house.city, to),
    }));
    const preview = { after, count: moves.length, shown };
    return c.html(await show(house, matter, { preview }));
  });
  app.post("/:id/save", async (c) => {
    const matter = matterIn(c, house);
    if (matter === undefined) return c.notFound();
    const form = saveSchema.safeParse(await c.req.parseBody());
    const isGood = form.success && isOfAgencies(house, form.data.after);
    if (!isGood) return c.html(await show(house, matter, { problem: "save" }), 400);
    const { moves, ...change } = form.data;
    return await save(c, house, matter, { ...change, moves: moves === "yes" });
  });
  app.post("/:id/undo", async (c) => {
    const matter = matterIn(c, house);
    const form = undoSchema.safeParse(await c.req.parseBody());
    if (matter === undefined || !form.success) return c.notFound();
    const [latest] = await findRoutingChanges(database.db, { matterId: matter.id }, 1);
    // Undone is the newest only: under an older one others have built since.
    if (latest === undefined || latest.id !== form.data.change) {
      return c.html(await show(house, matter, { problem: "overtaken" }), 409);
    }
    const { before: after, after: before } = latest;
    const reason = `Hoàn tác: ${latest.reason}`.slice(0, 300);
    const { by, moves } = form.data;
    const change = { before, after, by, reason, moves: moves === "yes" };
    return await save(c, house, matter, change);
  });
  return app;
}

async function showAll({ database: { db }, city }: House, search: string) {
  const fields = await findFields(db);
  const changes = await findRoutingChanges(db, {}, HISTORY);
  const nameOf = (id: string) => receiverName(city, id);
  const matters = [...city.matters.values()].filter(({ name, routing }) => {
    const owners = [routing.agency, ...routing.exceptions.map(({ agency }) => agency)];
    const told = [name, ...owners.map(nameOf)];
    return told.some((text) => fold(text).includes(fold(search)));
  });
  return routingPage({
    nameOf,
    search,
    fields: fields.map(({ id, name }) => ({
      name,
      matters: matters.filter(({ fieldId }) => fieldId === id),
    })),
    changes: changes.map((change) => ({
      ...change,
      on: sayDate(change.at, city),
      matter: city.matters.get(change.matterId)?.name ?? change.matterId,
    })),
  });
}

async function save(
  c: Context,
  house: House,
  matter: Matter,
  change: Pick<RoutingChange, "before" | "after" | "by" | "reason" | "moves">,
) {
  const outcome = await changeRouting(house, { matterId: matter.id, ...change });
  return outcome === "changed"
    ? c.redirect(`/console/routing/${matter.id}`, 303)
    : c.html(await show(house, matter, { problem: "overtaken" }), 409);
}

function matterIn(c: Context, { city }: House): Matter | undefined {
  return city.matters.get(c.req.param("id") ?? "");
}

async function show(
  { database, city, clock }: House,
  { id }: Matter,
  given: Partial<Pick<MatterView, "problem" | "preview">>,
) {
  // Read again: what was said may be that somebody else has changed it.
  const matter = city.matters.get(id);
  const changes = await findRoutingChanges(database.db, { matterId: id }, HISTORY);
  const nameOf = (agencyId: string) => receiverName(city, agencyId);
  return matterPage({
    matter: { id, name: matter?.name ?? id },
    stored: matter?.routing ?? EMPTY,
    nameOf,
    choices: choicesOf(city, clock.now()).map((agencyId) => ({
      id: agencyId,
      name: nameOf(agencyId),
    })),
    changes: changes.map((change) => ({ ...change, on: sayDate(change.at, city) })),
    problem: given.problem ?? null,
    preview: given.preview ?? null,
  });
}

const EMPTY: Routing = {
  agency: "",
  why: "",
  exceptions: [],
  performers: [],
  alternatives: [],
};

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
