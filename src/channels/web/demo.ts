import { Hono } from "hono";
import { z } from "zod";
import type { Clock } from "#platform/clock.ts";
import { refuse } from "./guard.ts";
import type { Live } from "./live.ts";

export type Demo = {
  /** Lets simulated time pass, with all that falls due on the way. */
  readonly advance: (hours: number) => Promise<void>;
  /** An invitation for whoever sits down on a seat for the first time; null for a citizen. */
  readonly invitationFor: (seat: string) => Promise<string | null>;
};

const WEEK = 7 * 24;
const bodySchema = z.object({ hours: z.number().int().min(1).max(WEEK) });

/** The button that lets time pass; these routes exist in the demo only. */
export function demoRoutes(tools: {
  readonly demo: Demo;
  readonly clock: Clock;
  readonly live: Live;
}): Hono {
  const routes = new Hono();
  routes.post("/advance", async (c) => {
    const body = bodySchema.safeParse(await c.req.json().catch(() => null));
    if (!body.success) {
      return refuse(
        c,
        400,
        "badRequest",
        `Give \`hours\`: a whole number up to ${WEEK}.`,
      );
    }
    await tools.demo.advance(body.data.hours);
    tools.live.tellTime();
    return c.json({ now: tools.clock.now().toString() });
  });
  return routes;
}
