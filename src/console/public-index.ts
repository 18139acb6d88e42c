import { type Context, Hono } from "hono";
import { compress } from "hono/compress";
import { secureHeaders } from "hono/secure-headers";
import { writeCsv } from "#platform/sheet.ts";
import type { House } from "#workflow/house.ts";
import { OPEN_FIELDS, openLines, openTable } from "#workflow/index-tables.ts";
import {
  type Published,
  publishedMonths,
  publishIndex,
} from "#workflow/publish-index.ts";
import { PUBLIC_INDEX_STYLE, publicIndexPage } from "./public-index-page.ts";

/** Months that are over hardly change: counted anew so often at the most, however many people look. */
const KEPT = { minutes: 10 };

/**
 * `/chi-so` and `/du-lieu-mo/chi-so.csv`, `.json`: what everybody may know. No cookies, no scripts; a month that is not
 * among the last twelve full ones is answered with the newest.
 */
export function publicIndexRoutes(house: House): Hono {
  const { city, clock } = house;
  const read = createReader(house);
  const monthOf = (c: Context) => {
    const months = publishedMonths(city, clock.now());
    const asked = c.req.query("thang");
    return {
      months,
      month: months.find((one) => one.toString() === asked) ?? months[0],
    };
  };
  const app = new Hono();
  const guard = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      fontSrc: ["'self'"],
      imgSrc: ["data:"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  });
  app.use("/chi-so/*", guard, compress());
  app.use("/du-lieu-mo/*", guard, compress());
  app.get("/chi-so/-/style.css", (c) => {
    c.header("Cache-Control", "public, max-age=3600");
    return c.body(PUBLIC_INDEX_STYLE, 200, {
      "content-type": "text/css; charset=utf-8",
    });
  });
  app.get("/chi-so", async (c) => {
    const { months, month } = monthOf(c);
    return month === undefined
      ? c.notFound()
      : c.html(publicIndexPage({ city, months, published: await read(month) }));
  });
  app.get("/du-lieu-mo/chi-so.csv", async (c) => {
    const { month } = monthOf(c);
    if (month === undefined) return c.notFound();
    const { index, instruments } = await read(month);
    const csv = writeCsv(openTable(openLines(index, instruments, city)));
    return c.body(csv, 200, { "content-type": "text/csv; charset=utf-8" });
  });
  app.get("/du-lieu-mo/chi-so.json", async (c) => {
    const { month } = monthOf(c);
    if (month === undefined) return c.notFound();
    const { index, instruments } = await read(month);
    return c.json({
      thang: month.toString(),
      truong: OPEN_FIELDS,
      thieu_don_vi: index.isPartial,
      du_lieu: openLines(index, instruments, city),
    });
  });
  return app;
}

/** One count a month at a time: those who ask meanwhile wait for the same one. */
function createReader(house: House) {
  const kept = new Map<
    string,
    { readonly at: Temporal.Instant; readonly found: Promise<Published> }
  >();
  return (month: Temporal.PlainYearMonth): Promise<Published> => {
    const now = house.clock.now();
    const old = kept.get(month.toString());
    if (old !== undefined && Temporal.Instant.compare(now, old.at.add(KEPT)) < 0)
      return old.found;
    const found = publishIndex(house, month);
    kept.set(month.toString(), { at: now, found });
    found.catch(() => kept.delete(month.toString()));
    return found;
  };
}
