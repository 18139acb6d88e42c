import { Hono } from "hono";
import { z } from "zod";
import { sayMoment } from "#messages/moments.ts";
import { findFlagged } from "#ratings/store.ts";
import type { Flag, FlaggedRating } from "#ratings/types.ts";
import { excludeRating } from "#workflow/exclude-rating.ts";
import { agencyName, type City, type House } from "#workflow/house.ts";
import { type RatingLine, type RatingProblem, ratingsPage } from "./ratings-page.ts";

/** Of one page; the older ones come when these are decided. */
const SHOWN = 200;

const includeSchema = z.object({ rating: z.uuid() });
const excludeSchema = includeSchema.extend({
  by: z.string().trim().min(1).max(80),
  reason: z.string().trim().min(1).max(200),
});

/** `/console/ratings`: to be mounted behind the console's door. */
export function ratingRoutes(house: House): Hono {
  const { database, city } = house;
  const app = new Hono();
  const show = async (problem: RatingProblem | null) => {
    const flagged = await findFlagged(database.db, SHOWN);
    return ratingsPage({ ratings: flagged.map((one) => lineOf(city, one)), problem });
  };
  app.get("/", async (c) => c.html(await show(null)));
  app.post("/exclude", async (c) => {
    const form = excludeSchema.safeParse(await c.req.parseBody());
    if (!form.success) {
      const isBy = form.error.issues.some(({ path }) => path[0] === "by");
      return c.html(await show(isBy ? "by" : "reason"), 400);
    }
    const { rating, by, reason } = form.data;
    const isFound = await excludeRating(house, rating, { by, reason });
    return isFound ? c.redirect("/console/ratings", 303) : c.notFound();
  });
  app.post("/include", async (c) => {
    const form = includeSchema.safeParse(await c.req.parseBody());
    const isFound =
      form.success && (await excludeRating(house, form.data.rating, null));
    return isFound ? c.redirect("/console/ratings", 303) : c.notFound();
  });
  return app;
}

const WHY: Readonly<Record<Flag, string>> = {
  chat: "một người đánh giá nhiều lần trong ngày",
  burst: "nhiều đánh giá tại một quầy trong mười phút",
};

function lineOf(city: City, rating: FlaggedRating): RatingLine {
  const { id, startedAt, agencyId, procedure, servicePoint, evidence } = rating;
  const { flag, levels, exclusion } = rating;
  return {
    id,
    at: sayMoment(startedAt, "vi"),
    agency: agencyName(city, agencyId).vi,
    about: procedure ?? servicePoint ?? "một phản ánh",
    isWalkIn: evidence === "walkIn",
    why: WHY[flag],
    levels: levels.map((level) => level ?? "không ý kiến").join(" · "),
    excluded:
      exclusion === null
        ? null
        : `Đã loại: ${exclusion.reason} (${exclusion.by}, ${sayMoment(exclusion.at, "vi")})`,
  };
}
