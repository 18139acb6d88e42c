import { Hono } from "hono";
import { z } from "zod";
import { reviewAfterBlock, reviewOnDay } from "#blocks/rules.ts";
import { listBlocks } from "#blocks/store.ts";
import { findCase } from "#cases/store.ts";
import { countBlocked } from "#inbox/store.ts";
import { blockSender, liftBlock } from "#workflow/block-chat.ts";
import type { House } from "#workflow/house.ts";
import { sayDate } from "./agency-words.ts";
import {
  type BlockForm,
  type BlockProblem,
  type BlocksView,
  blocksPage,
} from "./blocks-page.ts";

const field = z.string().trim().max(1_000).default("");
const formSchema = z.object({ code: field, reason: field, until: field });
const liftSchema = z.object({
  chat: z.uuid(),
  reads: z.enum(["yes", "no"]).default("no"),
});
const reasonSchema = z.string().min(1).max(200);
const daySchema = z.iso.date().transform((typed) => Temporal.PlainDate.from(typed));

/** Who decided, where nobody has a name: an administrator at the console. */
const BY = "quản trị viên";

/** `/console/blocks`: to be mounted behind the console's door. */
export function blockRoutes(house: House): Hono {
  const { database, clock } = house;
  const app = new Hono();
  app.get("/", async (c) => c.html(await show(house, {})));
  app.post("/", async (c) => {
    const read = formSchema.safeParse(await c.req.parseBody());
    const form = read.data ?? fresh(house);
    const problem = await block(house, form);
    return problem === null
      ? c.redirect("/console/blocks", 303)
      : c.html(await show(house, { form, problem }), 400);
  });
  app.post("/lift", async (c) => {
    const form = liftSchema.safeParse(await c.req.parseBody());
    if (!form.success) return c.redirect("/console/blocks", 303);
    const { chat, reads } = form.data;
    const now = clock.now();
    const given = { reads: reads === "yes", actorId: null };
    const read = await database.transaction((tx) =>
      liftBlock({ tx, now }, chat, given),
    );
    // Somebody else may have lifted it: the list says so.
    return c.html(await show(house, { lifted: read === null ? null : { read } }));
  });
  return app;
}

/** Null: the sender is blocked. */
async function block(
  { database, city, clock }: House,
  { code, reason, until }: BlockForm,
): Promise<BlockProblem | null> {
  const now = clock.now();
  const day = daySchema.safeParse(until);
  const { timeZone } = city.calendar;
  const reviewAt = day.success ? reviewOnDay(day.data, timeZone, now) : null;
  return await database.transaction(async (tx) => {
    const found = await findCase(tx, { code: code.toUpperCase() });
    if (found === null) return "code";
    if (!reasonSchema.safeParse(reason).success) return "reason";
    if (reviewAt === null) return "day";
    const decision = { reason, by: BY, reviewAt, actorId: null };
    const outcome = await blockSender({ tx, now }, found, decision);
    return outcome === "blocked" ? null : outcome;
  });
}

async function show(
  house: House,
  given: Partial<Omit<BlocksView, "blocks">>,
): Promise<ReturnType<typeof blocksPage>> {
  const { db } = house.database;
  const now = house.clock.now();
  const blocks = await Promise.all(
    (await listBlocks(db)).map(async ({ lane, at, reviewAt, ...rest }) => ({
      ...rest,
      since: sayDate(at, house.city),
      until: sayDate(reviewAt, house.city),
      isDue: Temporal.Instant.compare(reviewAt, now) <= 0,
      held: await countBlocked(db, lane),
    })),
  );
  return blocksPage({
    form: fresh(house),
    problem: null,
    lifted: null,
    ...given,
    blocks,
  });
}

/** An empty form, with the usual day. */
function fresh({ city, clock }: Pick<House, "city" | "clock">): BlockForm {
  const { timeZone } = city.calendar;
  const day = reviewAfterBlock(clock.now()).toZonedDateTimeISO(timeZone).toPlainDate();
  return { code: "", reason: "", until: day.toString() };
}
