import { z } from "zod";
import { placeKinds } from "#kernel/place.ts";

const unitType = z.enum(["phường", "xã"]);
const placeKind = z.enum(placeKinds);

/** Also the JSON column `ward.former_units`. */
export const formerUnitsSchema = z
  .array(
    z.strictObject({
      name: z.string().min(1),
      district: z.string().min(1),
      share: z.enum(["whole", "part"]),
    }),
  )
  .min(1);

/** Also the JSON column `matter.routing`. */
export const routingSchema = z.strictObject({
  agency: z.string().min(1),
  why: z.string().min(1),
  exceptions: z.array(
    z.strictObject({
      place: placeKind,
      agency: z.string().min(1),
      why: z.string().min(1),
    }),
  ),
  performers: z.array(z.string()),
  alternatives: z.array(z.string()),
});

/** `prisma/seed/hanoi/agencies.json`: the bodies of the whole city. */
export const agenciesSeedSchema = z.strictObject({
  version: z.string(),
  agencies: z.array(
    z.strictObject({
      id: z.string().min(1),
      name: z.string().min(1),
      shortName: z.string().min(1),
      nameEn: z.string().min(1),
      kind: z.enum([
        "department",
        "centre",
        "police",
        "commune",
        "board",
        "utility",
        "external",
      ]),
      parentId: z.string().nullable(),
    }),
  ),
});

/** `prisma/seed/hanoi/catalogue.json`: fields, matters and the responsibility table. */
export const catalogueSeedSchema = z.strictObject({
  version: z.string(),
  fields: z.array(
    z.strictObject({ id: z.string(), name: z.string(), nameEn: z.string() }),
  ),
  matters: z.array(
    z.strictObject({
      id: z.string().min(1),
      fieldId: z.string().min(1),
      name: z.string().min(1),
      nameEn: z.string().min(1),
      urgency: z.enum(["normal", "urgent", "complex"]),
      physical: z.boolean(),
      /** NĐ 20/2008, Điều 6 and 7: feedback on regulations and on how agencies and officials act names its sender. */
      needsContact: z.boolean().default(false),
      routing: routingSchema,
    }),
  ),
});

/** `prisma/seed/hanoi/wards.json`. */
export const wardsSeedSchema = z.strictObject({
  source: z.string(),
  wards: z.array(
    z.strictObject({
      id: z.string().startsWith("w-"),
      code: z.string().length(5),
      type: unitType,
      name: z.string().min(1),
      nameEn: z.string().min(1),
      formerDistrict: z.string().min(1),
      center: z.strictObject({ lat: z.number(), lon: z.number() }),
      formerUnits: formerUnitsSchema,
    }),
  ),
});

/** A row of the agency table, in the narrow words of `types.ts`. */
export const storedAgencySchema = agenciesSeedSchema.shape.agencies.element
  .extend({ wardId: z.string().nullable() })
  .strip();

/** A row of the matter table without its JSON. */
export const storedMatterSchema = catalogueSeedSchema.shape.matters.element
  .omit({ routing: true })
  .strip();

/** A row of the ward table without its JSON. */
export const storedWardSchema = wardsSeedSchema.shape.wards.element
  .omit({ center: true, formerUnits: true })
  .strip();

/** A position of GeoJSON; a height behind it is dropped. */
const position = z
  .array(z.number())
  .min(2)
  .transform(([lon = 0, lat = 0]) => [lon, lat] as const);
const polygon = z.array(z.array(position)).min(1);

/** Also the JSON column `ward_boundary.polygons`. */
export const polygonsSchema = z.array(polygon).min(1);

/** An uploaded file; each feature is looked at by itself, so that each may have its own fault. */
export const featureCollectionSchema = z.object({
  type: z.literal("FeatureCollection"),
  features: z.array(z.unknown()).max(2_000),
});

/** What a feature says it is, whatever its shape. */
export const featureNameSchema = z.object({
  properties: z
    .record(
      z.string(),
      z
        .union([z.string().trim().min(1).max(200), z.int().transform(String)])
        .optional()
        .catch(undefined),
    )
    .nullish(),
});

/** A feature with an area, a single polygon told as several. */
export const borderFeatureSchema = z.object({
  type: z.literal("Feature"),
  geometry: z.discriminatedUnion("type", [
    z
      .object({ type: z.literal("Polygon"), coordinates: polygon })
      .transform(({ coordinates }) => [coordinates]),
    z
      .object({ type: z.literal("MultiPolygon"), coordinates: polygonsSchema })
      .transform(({ coordinates }) => coordinates),
  ]),
});

/** What a code on a printed sheet may hold, so that Telegram takes it in a link. */
export const servicePointSchema = z.object({
  code: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: z.string().trim().min(1).max(120),
  agencyId: z.string().nullable(),
  wardId: z.string().nullable(),
  address: z.string().trim().min(1).max(200).nullable(),
});
