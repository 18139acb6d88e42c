/** Reads fields, matters and wards from the seed files: for tools that need the catalogue and no database. */
import { readFileSync } from "node:fs";
import type { z } from "zod";
import { catalogueSeedSchema, wardsSeedSchema } from "#routing/schema.ts";

const FOLDER = new URL("../../prisma/seed/hanoi/", import.meta.url);

export function readCityFiles() {
  const { fields, matters } = read("catalogue", catalogueSeedSchema);
  return { fields, matters, wards: read("wards", wardsSeedSchema).wards };
}

function read<T>(name: string, schema: z.ZodType<T>): T {
  const path = new URL(`${name}.json`, FOLDER);
  return schema.parse(JSON.parse(readFileSync(path, "utf8")));
}
