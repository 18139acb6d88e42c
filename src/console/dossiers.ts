import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import { findFaults, findImport, findImports } from "#dossiers/store/imports.ts";
import { countInvitationStates } from "#dossiers/store/invitations.ts";
import { findSystems, insertSystem, markRevoked } from "#dossiers/store/systems.ts";
import { countByState, findDossierByCode, findDossiers } from "#dossiers/store.ts";
import { writeCsv } from "#platform/sheet.ts";
import { agencyName, type House } from "#workflow/house.ts";
import { importUpload } from "#workflow/import-upload.ts";
import { keyOfSystem } from "#workflow/take-dossier-batch.ts";
import { importPage } from "./dossier-import-page.ts";
import { type DossiersView, dossiersPage } from "./dossiers-page.ts";
import { qrRoutes } from "./qr.ts";
import { dossierSheet } from "./qr-sheet.ts";
import type { PointLinks } from "./service-points-page.ts";

/** 100,000 rows are some 12 MB. */
const MAX_BYTES = 32 * 1024 * 1024;
const FOUND = 20;
const IMPORTS = 20;
/** Of the page; the file to download has all that were kept. */
const FAULTS_SHOWN = 200;
const FAULTS_KEPT = 5_000;
const MONTH = { hours: 24 * 30 };

const uploadSchema = z.object({
  file: z.instanceof(File).refine(({ size }) => size > 0),
  skip: z.literal("on").optional(),
});
const systemSchema = z.object({ name: z.string().trim().min(1).max(80) });
const revokeSchema = z.object({ system: z.string().max(40) });

/** `/console/dossiers`: to be mounted behind the console's door; `linksOf` is handed what a link carries. */
export function dossierRoutes(
  house: House,
  linksOf: (parameter: string) => PointLinks,
): Hono {
  const { database, clock } = house;
  const { db } = database;
  const app = new Hono();
  const show = async (given: Parameters<typeof view>[1]) =>
    dossiersPage(await view(house, given));
  app.get("/", async (c) => {
    const query = (c.req.query("q") ?? "").trim().replaceAll("\0", "").slice(0, 60);
    return c.html(await show({ query }));
  });
  const limit = bodyLimit({
    maxSize: MAX_BYTES,
    onError: async (c) => c.html(await show({ problem: "tooLarge" }), 413),
  });
  app.post("/import", limit, async (c) => {
    const form = uploadSchema.safeParse(await c.req.parseBody());
    if (!form.success) return c.html(await show({ problem: "noFile" }), 400);
    const { file, skip } = form.data;
    const { importId } = await importUpload(house, {
      name: file.name.replaceAll("\0", "").slice(0, 200),
      bytes: new Uint8Array(await file.arrayBuffer()),
      isSkipping: skip === "on",
    });
    return c.redirect(`/console/dossiers/imports/${importId}`, 303);
  });
  app.post("/systems", async (c) => {
    const form = systemSchema.safeParse(await c.req.parseBody());
    if (!form.success) return c.html(await show({ problem: "systemName" }), 400);
    const id = await insertSystem(db, form.data.name, clock.now());
    return c.html(await show({ newSystem: { id, key: keyOfSystem(house, id) } }));
  });
  app.post("/systems/revoke", async (c) => {
    const form = revokeSchema.safeParse(await c.req.parseBody());
    if (form.success) await markRevoked(db, form.data.system, clock.now());
    return c.redirect("/console/dossiers", 303);
  });
  addReports(app, house);
  const sheetOf = async (code: string) => {
    const found = await findDossierByCode(db, code);
    if (found === null) return null;
    const links = linksOf(`r_${found.ratingToken}`);
    return dossierSheet(found, agencyName(house.city, found.agencyId).vi, links);
  };
  app.route("/", qrRoutes(sheetOf));
  return app;
}

function addReports(app: Hono, { database: { db } }: House): void {
  const isId = (id: string) => z.uuid().safeParse(id).success;
  app.get("/imports/:id", async (c) => {
    const id = c.req.param("id");
    const found = isId(id) ? await findImport(db, id) : null;
    if (found === null) return c.notFound();
    return c.html(importPage(found, await findFaults(db, id, FAULTS_SHOWN)));
  });
  app.get("/imports/:id/faults.csv", async (c) => {
    const id = c.req.param("id");
    const faults = isId(id) ? await findFaults(db, id, FAULTS_KEPT) : [];
    const rows = faults.map((one) => [one.line, one.column, one.found, one.allowed]);
    const head = ["Dòng", "Cột", "Tìm thấy", "Cho phép"];
    return c.body(writeCsv({ head, rows }), 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="loi-ho-so.csv"',
    });
  });
}

async function view(
  { database: { db }, city, clock }: House,
  given: Partial<Pick<DossiersView, "query" | "problem" | "newSystem">>,
): Promise<DossiersView> {
  const query = given.query ?? "";
  const found = query === "" ? [] : await findDossiers(db, query, FOUND);
  return {
    query,
    problem: given.problem ?? null,
    newSystem: given.newSystem ?? null,
    found: found.map((one) => ({ ...one, agency: agencyName(city, one.agencyId).vi })),
    states: await countByState(db),
    invitations: await countInvitationStates(db, clock.now().subtract(MONTH)),
    imports: await findImports(db, IMPORTS),
    systems: await findSystems(db),
  };
}
