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
export const storedAgencySchema = agenciesSeedSchema.shape.agencies.element.extend({
  wardId: z.string().nullable(),
});

/** A row of the matter table without its JSON. */
export const storedMatterSchema = catalogueSeedSchema.shape.matters.element
  .omit({ routing: true })
  .strip();

/** A row of the ward table without its JSON. */
export const storedWardSchema = wardsSeedSchema.shape.wards.element
  .omit({ center: true, formerUnits: true })
  .strip();

/** What a person may be in an agency. */
export const roleSchema = z.enum(["officer", "head", "dispatcher", "administrator"]);
export type Role = z.infer<typeof roleSchema>;
