import { Hono } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { csrf } from "hono/csrf";
import { secureHeaders } from "hono/secure-headers";
import { z } from "zod";
import { findLatestCases } from "#cases/store.ts";
import { countUpdates } from "#inbox/store.ts";
import { roleSchema } from "#kernel/role.ts";
import { countMessages } from "#outbox/store.ts";
import { agencyName, type House, matterName } from "#workflow/house.ts";
import { inviteWithCode } from "#workflow/invite.ts";
import { receives } from "#workflow/receiving-agency.ts";
import { findUndecided } from "#workflow/watch-calendar.ts";
import { agencyRoutes } from "./agencies.ts";
import { alertsRoutes } from "./alerts.ts";
import { blockRoutes } from "./blocks.ts";
import { calendarRoutes } from "./calendar.ts";
import { dossierRoutes } from "./dossiers.ts";
import { INDEX_STYLE } from "./index-bars.ts";
import { indexRoutes } from "./indices.ts";
import { labelRoutes } from "./labels.ts";
import { STYLE } from "./layout.ts";
import { enterPage, type Overview, overviewPage, signInPage } from "./pages.ts";
import { peopleRoutes } from "./people.ts";
import { promptRoutes } from "./prompts.ts";
import { SHEET_STYLE } from "./qr-sheet.ts";
import { ratingRoutes } from "./ratings.ts";
import { routingRoutes } from "./routing.ts";
import { servicePointRoutes } from "./service-points.ts";
import type { PointLinks } from "./service-points-page.ts";
import { simulateRoutes } from "./simulate.ts";
import { enter, hasSession } from "./store.ts";
import { wardBorderRoutes } from "./ward-borders.ts";

const COOKIE = "ln_console";

const invitationSchema = z.object({
  agency: z.string(),
  role: roleSchema.exclude(["administrator"]),
  displayName: z
    .string()
    .trim()
    .max(80)
    .transform((name) => (name === "" ? null : name)),
});

/** The web console. Everything but its door asks for a session. */
export function consoleRoutes(
  house: House,
  addresses: {
    readonly isSecure: boolean;
    readonly invitation: (token: string) => string;
    /** Of `/start PARAMETER`. */
    readonly start: (parameter: string) => PointLinks;
  },
): Hono {
  const app = new Hono().basePath("/console");
  app.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'self'"], frameAncestors: ["'none'"] },
    }),
  );
  app.use(csrf());
  app.get("/console.css", (c) =>
    c.body(`${STYLE}${INDEX_STYLE}`, 200, { "content-type": "text/css" }),
  );
  openDoor(app, house, addresses.isSecure);
  app.route("/wards", wardBorderRoutes(house));
  app.get("/sheet.css", (c) =>
    c.body(SHEET_STYLE, 200, { "content-type": "text/css" }),
  );
  app.route("/points", servicePointRoutes(house, addresses.start));
  app.route("/dossiers", dossierRoutes(house, addresses.start));
  app.route("/calendar", calendarRoutes(house));
  app.route("/simulate", simulateRoutes(house));
  app.route("/alerts", alertsRoutes(house));
  app.route("/index", indexRoutes(house));
  app.route("/agencies", agencyRoutes(house, addresses.invitation));
  app.route("/people", peopleRoutes(house));
  app.route("/ratings", ratingRoutes(house));
  app.route("/blocks", blockRoutes(house));
  app.route("/routing", routingRoutes(house));
  app.route("/labels", labelRoutes(house));
  app.route("/prompts", promptRoutes(house));
  app.get("/", async (c) => c.html(overviewPage(await overview(house))));
  app.post("/invitations", async (c) => {
    const form = invitationSchema.safeParse(await c.req.parseBody());
    const agency = form.success
      ? receivers(house).find(({ name }) => name === form.data.agency)
      : undefined;
    if (!form.success || agency === undefined) {
      const problem =
        "Chưa tìm thấy đơn vị này. Hãy chọn một tên trong danh sách gợi ý.";
      return c.html(overviewPage({ ...(await overview(house)), problem }), 400);
    }
    const { role, displayName } = form.data;
    const given = { agencyId: agency.id, role, displayName };
    const { token, code } = await inviteWithCode(house, given);
    const invitation = { agency: agency.name, code, link: addresses.invitation(token) };
    return c.html(overviewPage({ ...(await overview(house)), invitation }));
  });
  return app;
}

/** In by a one-time key only; whatever is added after it asks for a session. */
function openDoor(app: Hono, { database, clock }: House, isSecure: boolean): void {
  const { db } = database;
  app.get("/enter", (c) => c.html(enterPage(c.req.query("key") ?? "")));
  app.post("/enter", async (c) => {
    const key = z.string().safeParse((await c.req.parseBody())["key"]);
    const session = key.success ? await enter(db, key.data, clock.now()) : null;
    if (session === null) return c.html(signInPage(), 403);
    setCookie(c, COOKIE, session, {
      httpOnly: true,
      sameSite: "Strict",
      secure: isSecure,
      path: "/console",
    });
    return c.redirect("/console");
  });
  app.use(async (c, next) => {
    const token = getCookie(c, COOKIE);
    const isIn = token !== undefined && (await hasSession(db, token, clock.now()));
    return isIn ? await next() : c.html(signInPage(), 403);
  });
}

async function overview({ database, city, clock }: House): Promise<Overview> {
  const cases = await findLatestCases(database.db, 50);
  return {
    now: clock.now(),
    cases: cases.map((one) => ({
      ...one,
      matter: matterName(city, one.matterId).vi,
      agency: agencyName(city, one.agencyId).vi,
    })),
    undecided: await findUndecided({ database, city }, clock.now()),
    inbox: await countUpdates(database.db),
    outbox: await countMessages(database.db),
    agencies: receivers({ city, clock }).map(({ id, name }) => ({ id, name })),
    invitation: null,
    problem: null,
  };
}

/** Agencies somebody can be invited to. */
function receivers({ city, clock }: Pick<House, "city" | "clock">) {
  const now = clock.now();
  return [...city.agencies.values()].filter(({ id }) => receives(city, id, now));
}
