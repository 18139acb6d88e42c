import { type Context, Hono } from "hono";
import { z } from "zod";
import { writeCsv, writeXlsx } from "#platform/sheet.ts";
import { drawIndex } from "#workflow/draw-index.ts";
import type { House } from "#workflow/house.ts";
import { indexPicture } from "#workflow/index-picture.ts";
import { countsTable, reportTable } from "#workflow/index-tables.ts";
import { type IndexQuestion, reportIndex } from "#workflow/report-index.ts";
import { reportRemarks } from "#workflow/report-remarks.ts";
import { indexPage, PRINT_STYLE, reportPage } from "./index-page.ts";

const day = z.iso.date();
const querySchema = z.object({
  from: day.optional().catch(undefined),
  to: day.optional().catch(undefined),
  agency: z.string().max(120).catch(""),
});

/** A month of whole weeks: every weekday as often as any other. */
const DAYS = 28;
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** `/console/index`: to be mounted behind the console's door. The last 28 days of the city unless the address says otherwise. */
export function indexRoutes(house: House): Hono {
  const { city, clock } = house;
  const app = new Hono();
  const load = (c: Context) => reportIndex(house, questionOf(house, c), clock.now());
  app.get("/", async (c) =>
    c.html(
      indexPage(house, await load(c), await reportRemarks(house, questionOf(house, c))),
    ),
  );
  app.get("/report", async (c) =>
    c.html(reportPage(house, await load(c), "/console/index/print.css")),
  );
  app.get("/print.css", (c) =>
    c.body(PRINT_STYLE, 200, { "content-type": "text/css" }),
  );
  app.get("/report.csv", async (c) => {
    const csv = writeCsv(countsTable(await load(c), city));
    return c.body(csv, 200, {
      "content-type": "text/csv; charset=utf-8",
      ...download("chi-so.csv"),
    });
  });
  app.get("/report.xlsx", async (c) => {
    const report = await load(c);
    const bytes = await writeXlsx([
      reportTable(report, city),
      countsTable(report, city),
    ]);
    return c.body(Uint8Array.from(bytes), 200, {
      "content-type": XLSX,
      ...download("chi-so.xlsx"),
    });
  });
  app.get("/report.png", async (c) => {
    const { bytes, contentType } = await drawIndex(
      JSON.stringify(indexPicture(house, await load(c))),
    );
    return c.body(Uint8Array.from(bytes), 200, { "content-type": contentType });
  });
  return app;
}

function download(name: string) {
  return { "content-disposition": `attachment; filename="${name}"` };
}

/** What the address asks for; days in the wrong order are read the other way round. */
function questionOf({ city, clock }: House, c: Context): IndexQuestion {
  const query = querySchema.parse(c.req.query());
  const today = clock.now().toZonedDateTimeISO(city.calendar.timeZone).toPlainDate();
  const to = query.to === undefined ? today : Temporal.PlainDate.from(query.to);
  const from =
    query.from === undefined
      ? to.subtract({ days: DAYS - 1 })
      : Temporal.PlainDate.from(query.from);
  const agency = [...city.agencies.values()].find(
    ({ id, name }) => id === query.agency || name === query.agency,
  );
  const agencyId = agency?.id ?? null;
  return Temporal.PlainDate.compare(from, to) <= 0
    ? { agencyId, from, to }
    : { agencyId, from: to, to: from };
}
