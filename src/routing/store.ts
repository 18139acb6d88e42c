import { type Role, roleSchema } from "#kernel/role.ts";
import { toDate, toInstant } from "#platform/clock.ts";
import { type Db, isUniqueViolation, type Tx } from "#platform/db.ts";
import { newId } from "#platform/ids.ts";
import {
  formerUnitsSchema,
  polygonsSchema,
  routingSchema,
  servicePointSchema,
  storedAgencySchema,
  storedMatterSchema,
  storedWardSchema,
} from "./schema.ts";
import type {
  Agency,
  AgencyEdit,
  Field,
  Matter,
  Routing,
  RoutingChange,
  ServicePoint,
  Ward,
  WardBorder,
} from "./types.ts";

export type Catalogue = {
  readonly agencies: readonly Agency[];
  readonly matters: readonly Matter[];
  readonly wards: readonly Ward[];
};

/** The whole catalogue (some 290 agencies, 153 matters, 126 wards): read once, kept in memory. */
export async function loadCatalogue(db: Db): Promise<Catalogue> {
  const [agencies, matters, wards] = await Promise.all([
    db.agency.findMany(),
    db.matter.findMany(),
    db.ward.findMany(),
  ]);
  return {
    agencies: agencies.map(({ validFrom, validTo, successorId, ...row }) => ({
      ...storedAgencySchema.parse(row),
      validFrom: validFrom === null ? null : toInstant(validFrom),
      validTo: validTo === null ? null : toInstant(validTo),
      successorId,
    })),
    matters: matters.map((row) => ({
      ...storedMatterSchema.parse(row),
      routing: routingSchema.parse(row.routing),
    })),
    wards: wards.map(({ lat, lon, ...row }) => ({
      ...storedWardSchema.parse(row),
      center: { lat, lon },
      formerUnits: formerUnitsSchema.parse(row.formerUnits),
    })),
  };
}

/**
 * The hash of the seed that is in the tables, null when none is. Holds the seed until the transaction
 * ends: processes that start together load it one after the other.
 */
export async function lockSeed(tx: Tx): Promise<string | null> {
  // Any constant that nobody else uses; there may be no row yet to lock.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(7315002)`;
  const seed = await tx.seedVersion.findUnique({ where: { name: "city" } });
  return seed?.hash ?? null;
}

export async function markSeed(
  tx: Tx,
  hash: string,
  now: Temporal.Instant,
): Promise<void> {
  await putVersion(tx, "city", hash, now);
}

async function putVersion(
  tx: Tx,
  name: string,
  hash: string,
  now: Temporal.Instant,
): Promise<void> {
  const row = { hash, loadedAt: toDate(now) };
  await tx.seedVersion.upsert({
    where: { name },
    create: { name, ...row },
    update: row,
  });
}

/** Writes the catalogue over what is there; rows that cases point at are changed, never deleted. */
export async function upsertCatalogue(
  tx: Tx,
  catalogue: Catalogue & { readonly fields: readonly Field[] },
): Promise<void> {
  await tx.ward.deleteMany();
  await tx.ward.createMany({
    data: catalogue.wards.map(({ center, formerUnits, ...ward }) => ({
      ...ward,
      ...center,
      formerUnits: [...formerUnits],
    })),
  });
  // One statement a table: Prisma's upsert would be one for each of some 450 rows.
  await tx.$executeRaw`
    INSERT INTO agency (id, name, short_name, name_en, kind, ward_id, parent_id)
    SELECT id, name, "shortName", "nameEn", kind, "wardId", "parentId"
    FROM jsonb_to_recordset(${JSON.stringify(catalogue.agencies)}::jsonb) AS given
      (id text, name text, "shortName" text, "nameEn" text, kind text, "wardId" text, "parentId" text)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, short_name = excluded.short_name,
      name_en = excluded.name_en, kind = excluded.kind, ward_id = excluded.ward_id,
      -- What an administrator has said since then stays.
      parent_id = CASE WHEN agency.edited_at IS NULL THEN excluded.parent_id
        ELSE agency.parent_id END`;
  await tx.$executeRaw`
    INSERT INTO field (id, name, name_en)
    SELECT id, name, "nameEn" FROM jsonb_to_recordset(${JSON.stringify(catalogue.fields)}::jsonb)
      AS given (id text, name text, "nameEn" text)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_en = excluded.name_en`;
  await tx.$executeRaw`
    INSERT INTO matter (id, field_id, name, name_en, urgency, physical, needs_contact, routing)
    SELECT id, "fieldId", name, "nameEn", urgency, physical, "needsContact", routing
    FROM jsonb_to_recordset(${JSON.stringify(catalogue.matters)}::jsonb) AS given
      (id text, "fieldId" text, name text, "nameEn" text, urgency text, physical boolean,
       "needsContact" boolean, routing jsonb)
    ON CONFLICT (id) DO UPDATE SET field_id = excluded.field_id, name = excluded.name,
      name_en = excluded.name_en, urgency = excluded.urgency, physical = excluded.physical,
      needs_contact = excluded.needs_contact,
      -- What an administrator has changed since then stays.
      routing = CASE WHEN EXISTS (SELECT 1 FROM routing_change AS r WHERE r.matter_id = matter.id)
        THEN matter.routing ELSE excluded.routing END`;
}

export async function findFields(db: Db): Promise<Field[]> {
  return await db.field.findMany({ orderBy: { name: "asc" } });
}

/** The version of agencies and matters in the tables: another one is another catalogue. */
export async function findCatalogueVersion(db: Db): Promise<string | null> {
  const row = await db.seedVersion.findUnique({ where: { name: CATALOGUE } });
  return row?.hash ?? null;
}

/**
 * Tells all processes that agencies or matters are others now. Not a moment or a number of a sequence: those
 * of two transactions may be seen in the wrong order.
 */
export async function markCatalogue(tx: Tx, now: Temporal.Instant): Promise<void> {
  await putVersion(tx, CATALOGUE, newId(), now);
}

const CATALOGUE = "catalogue";

export async function updateAgency(
  tx: Tx,
  agencyId: string,
  edit: AgencyEdit,
  now: Temporal.Instant,
): Promise<void> {
  const { parentId, successorId, validFrom, validTo } = edit;
  await tx.agency.update({
    where: { id: agencyId },
    data: {
      parentId,
      successorId,
      validFrom: validFrom === null ? null : toDate(validFrom),
      validTo: validTo === null ? null : toDate(validTo),
      editedAt: toDate(now),
    },
  });
}

/** What the table says of a matter, held until the transaction ends; null: there is no such matter. */
export async function lockRouting(tx: Tx, matterId: string): Promise<Routing | null> {
  const [row] = await tx.$queryRaw<{ routing: unknown }[]>`
    SELECT routing FROM matter WHERE id = ${matterId} FOR UPDATE`;
  return row === undefined ? null : routingSchema.parse(row.routing);
}

/** Writes the table's new word, and the line of its history. */
export async function insertRoutingChange(
  tx: Tx,
  change: Omit<RoutingChange, "id" | "at" | "movedAt">,
  now: Temporal.Instant,
): Promise<void> {
  const { matterId, before, after, ...rest } = change;
  await tx.matter.update({ where: { id: matterId }, data: { routing: json(after) } });
  await tx.routingChange.create({
    data: {
      id: newId(),
      matterId,
      before: json(before),
      after: json(after),
      ...rest,
      at: toDate(now),
    },
  });
}

function json({ exceptions, performers, alternatives, ...rest }: Routing) {
  return {
    ...rest,
    exceptions: exceptions.map((one) => ({ ...one })),
    performers: [...performers],
    alternatives: [...alternatives],
  };
}

/** The latest first; of one matter, or of all. */
export async function findRoutingChanges(
  db: Db,
  of: { readonly matterId?: string },
  limit: number,
): Promise<RoutingChange[]> {
  const rows = await db.routingChange.findMany({
    where: of,
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(toChange);
}

/** The oldest change whose open cases have still to go along, held until the transaction ends. */
export async function lockMovingChange(tx: Tx): Promise<RoutingChange | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM routing_change WHERE moves AND moved_at IS NULL
    ORDER BY at LIMIT 1 FOR UPDATE SKIP LOCKED`;
  if (row === undefined) return null;
  return toChange(await tx.routingChange.findUniqueOrThrow({ where: { id: row.id } }));
}

export async function markMoved(
  tx: Tx,
  id: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx.routingChange.update({ where: { id }, data: { movedAt: toDate(now) } });
}

function toChange(
  row: Omit<RoutingChange, "before" | "after" | "at" | "movedAt"> & {
    readonly before: unknown;
    readonly after: unknown;
    readonly at: Date;
    readonly movedAt: Date | null;
  },
): RoutingChange {
  return {
    ...row,
    before: routingSchema.parse(row.before),
    after: routingSchema.parse(row.after),
    at: toInstant(row.at),
    movedAt: row.movedAt === null ? null : toInstant(row.movedAt),
  };
}

/** A person who has a role in an agency today. */
export type Member = {
  readonly personId: string;
  readonly agencyId: string;
  readonly role: Role;
  readonly displayName: string | null;
};

/** Members valid at `now`, of some agencies or of one person. */
export async function findMembers(
  db: Db | Tx,
  of: { readonly agencyIds: readonly string[] } | { readonly personId: string },
  now: Temporal.Instant,
): Promise<Member[]> {
  const moment = toDate(now);
  const rows = await db.membership.findMany({
    where: {
      ...("personId" in of ? of : { agencyId: { in: [...of.agencyIds] } }),
      validFrom: { lte: moment },
      OR: [{ validTo: null }, { validTo: { gt: moment } }],
    },
    include: { person: { select: { displayName: true } } },
    orderBy: { validFrom: "asc" },
  });
  return rows.map(({ person, personId, agencyId, role }) => ({
    personId,
    agencyId,
    role: roleSchema.parse(role),
    displayName: person.displayName,
  }));
}

/** What the borders in the tables come from; null while there are none. */
export async function findBorderImport(
  db: Db,
): Promise<{ readonly source: string; readonly importedAt: Temporal.Instant } | null> {
  const newest = await db.wardBoundary.findFirst({
    select: { source: true, importedAt: true },
    orderBy: { importedAt: "desc" },
  });
  return newest === null
    ? null
    : { source: newest.source, importedAt: toInstant(newest.importedAt) };
}

export async function loadBorders(db: Db): Promise<WardBorder[]> {
  const rows = await db.wardBoundary.findMany();
  return rows.map(({ wardId, polygons }) => ({
    wardId,
    polygons: polygonsSchema.parse(polygons),
  }));
}

/** Puts new borders in the place of all there were; `source` is the name of their file. */
export async function replaceBorders(
  tx: Tx,
  borders: readonly WardBorder[],
  source: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx.wardBoundary.deleteMany();
  await tx.wardBoundary.createMany({
    data: borders.map(({ wardId, polygons }) => ({
      wardId,
      polygons,
      source,
      importedAt: toDate(now),
    })),
  });
}

export async function findServicePoint(
  db: Db | Tx,
  code: string,
): Promise<ServicePoint | null> {
  const row = await db.servicePoint.findUnique({ where: { code } });
  return row === null ? null : servicePointSchema.parse(row);
}

/** All of them, by name. */
export async function listServicePoints(db: Db): Promise<ServicePoint[]> {
  const rows = await db.servicePoint.findMany({ orderBy: { name: "asc" } });
  return rows.map((row) => servicePointSchema.parse(row));
}

/** False when another point has the code: a printed one keeps its meaning. */
export async function insertServicePoint(
  db: Db,
  point: ServicePoint,
): Promise<boolean> {
  try {
    await db.servicePoint.create({ data: point });
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}
