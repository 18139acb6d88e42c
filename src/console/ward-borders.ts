import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import {
  type BorderFile,
  MAX_FILE_BYTES,
  readBorderFile,
  writeBorderFile,
} from "#routing/providers/border-file.ts";
import { findBorderImport } from "#routing/store.ts";
import type { House } from "#workflow/house.ts";
import { importBorders } from "#workflow/import-borders.ts";
import {
  type Checked,
  type WardBordersView,
  wardBordersPage,
} from "./ward-borders-page.ts";

/** The rest of the form beside the file. */
const FORM_BYTES = 64 * 1024;

/** PostgreSQL keeps no NUL. */
const source = z.string().transform((name) => name.replaceAll("\0", "").slice(0, 200));

const uploadSchema = z.object({ file: z.instanceof(File) });
const importSchema = z.object({ file: z.string(), source });

/** `/console/wards`: to be mounted behind the console's door. */
export function wardBorderRoutes(house: House): Hono {
  const app = new Hono();
  const wards = () => [...house.city.wards.values()];
  const show = async (checked: Checked | null) =>
    wardBordersPage(await view(house, checked));
  app.use(
    bodyLimit({
      maxSize: MAX_FILE_BYTES + FORM_BYTES,
      onError: async (c) =>
        c.html(await show({ kind: "unreadable", problem: "tooLarge" }), 413),
    }),
  );
  app.get("/", async (c) => c.html(await show(null)));
  app.post("/check", async (c) => {
    const form = uploadSchema.safeParse(await c.req.parseBody());
    if (!form.success)
      return c.html(await show({ kind: "unreadable", problem: "notJson" }), 400);
    const { file } = form.data;
    const read = readBorderFile(new Uint8Array(await file.arrayBuffer()), wards());
    const checked = toChecked(house, read, source.parse(file.name));
    return c.html(await show(checked), read.kind === "ready" ? 200 : 400);
  });
  app.post("/import", async (c) => {
    const form = importSchema.safeParse(await c.req.parseBody());
    if (!form.success)
      return c.html(await show({ kind: "unreadable", problem: "notJson" }), 400);
    const { data } = form;
    // What comes back from a browser is read like any other file.
    const read = readBorderFile(new TextEncoder().encode(data.file), wards());
    if (read.kind !== "ready") return c.html(await show(read), 400);
    await importBorders(house, read.borders, data.source);
    return c.redirect("/console/wards", 303);
  });
  return app;
}

function toChecked({ city }: House, read: BorderFile, name: string): Checked {
  if (read.kind !== "ready") return read;
  const { borders } = read;
  const covered = new Set(borders.map(({ wardId }) => wardId));
  const missing = [...city.wards.values()].filter(({ id }) => !covered.has(id));
  return {
    kind: "ready",
    count: borders.length,
    missing: missing.map((ward) => `${ward.type} ${ward.name}`),
    source: name,
    file: writeBorderFile(borders, city.wards),
  };
}

async function view(
  { city, database }: House,
  checked: Checked | null,
): Promise<WardBordersView> {
  const found = await findBorderImport(database.db);
  const inUse = found === null ? null : { ...found, count: city.borders.all.length };
  return { total: city.wards.size, inUse, checked };
}
