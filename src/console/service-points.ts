import { Hono } from "hono";
import { z } from "zod";
import { sayPlace } from "#kernel/place.ts";
import { servicePointSchema } from "#routing/schema.ts";
import {
  findServicePoint,
  insertServicePoint,
  listServicePoints,
} from "#routing/store.ts";
import type { Agency, ServicePoint, Ward } from "#routing/types.ts";
import type { City, House } from "#workflow/house.ts";
import { qrRoutes } from "./qr.ts";
import { pointSheet } from "./qr-sheet.ts";
import {
  type PointForm,
  type PointLinks,
  type PointProblem,
  type PointRow,
  type ServicePointsView,
  servicePointsPage,
} from "./service-points-page.ts";

const field = z.string().trim().max(1_000).default("");
const formSchema = z.object({
  name: field,
  code: field,
  agency: field,
  ward: field,
  address: field,
});

/** `/console/points`: to be mounted behind the console's door. */
export function servicePointRoutes(
  house: House,
  startOf: (parameter: string) => PointLinks,
): Hono {
  const linksOf = (code: string) => startOf(`p_${code}`);
  const { database, city } = house;
  const app = new Hono();
  const show = async (refused: ServicePointsView["refused"]) => {
    const points = await listServicePoints(database.db);
    return servicePointsPage({
      points: points.map((point) => toRow(city, point, linksOf)),
      agencies: receivers(city).map(({ name }) => name),
      wards: [...city.wards.values()].map(wardName),
      refused,
    });
  };
  app.get("/", async (c) => c.html(await show(null)));
  app.post("/", async (c) => {
    const form = formSchema.safeParse(await c.req.parseBody());
    const given = form.data ?? EMPTY;
    const point = readPoint(city, given);
    if (typeof point === "string")
      return c.html(await show({ problem: point, given }), 400);
    const isNew = await insertServicePoint(database.db, point);
    return isNew
      ? c.redirect("/console/points", 303)
      : c.html(await show({ problem: "codeTaken", given }), 409);
  });
  const sheetOf = async (code: string) => {
    const point = await findServicePoint(database.db, code);
    return point === null ? null : pointSheet(point, linksOf(code));
  };
  app.route("/", qrRoutes(sheetOf));
  return app;
}

const EMPTY: PointForm = { name: "", code: "", agency: "", ward: "", address: "" };

/** The point a form describes, or what is wrong with the form. */
function readPoint(city: City, given: PointForm): ServicePoint | PointProblem {
  const agency = receivers(city).find(({ name }) => name === given.agency);
  if (given.agency !== "" && agency === undefined) return "agency";
  const ward = [...city.wards.values()].find((one) => wardName(one) === given.ward);
  if (given.ward !== "" && ward === undefined) return "ward";
  const ofAgency = agency?.wardId ?? null;
  if (ofAgency !== null && ward !== undefined && ward.id !== ofAgency)
    return "wardOfAgency";
  const read = servicePointSchema.safeParse({
    code: given.code,
    name: given.name,
    agencyId: agency?.id ?? null,
    wardId: ward?.id ?? ofAgency,
    address: given.address === "" ? null : given.address,
  });
  return read.data ?? problemAt(read.error?.issues[0]?.path[0]);
}

function problemAt(path: unknown): PointProblem {
  return path === "code" || path === "address" ? path : "name";
}

/** Agencies that can get a case here. */
function receivers(city: City): Agency[] {
  return [...city.agencies.values()].filter(({ kind }) => kind !== "external");
}

function wardName({ type, name }: Ward): string {
  return `${type} ${name}`;
}

function toRow(
  city: City,
  point: ServicePoint,
  linksOf: (code: string) => PointLinks,
): PointRow {
  const { code, name, agencyId, wardId, address } = point;
  const ward = wardId === null ? undefined : city.wards.get(wardId);
  const agency = agencyId === null ? undefined : city.agencies.get(agencyId);
  return {
    code,
    name,
    agency: agency?.name ?? null,
    place: sayPlace(address, ward === undefined ? null : wardName(ward)),
    links: linksOf(code),
  };
}
