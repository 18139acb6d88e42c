import { readFileSync } from "node:fs";
import {
  agenciesSeedSchema,
  catalogueSeedSchema,
  wardsSeedSchema,
} from "#routing/schema.ts";

function seed(name: string): unknown {
  return JSON.parse(readFileSync(`prisma/seed/hanoi/${name}.json`, "utf8"));
}

/** The shipped seed of Ha Noi, parsed. */
export const { wards } = wardsSeedSchema.parse(seed("wards"));
export const { fields, matters } = catalogueSeedSchema.parse(seed("catalogue"));
export const { agencies: cityAgencies } = agenciesSeedSchema.parse(seed("agencies"));
