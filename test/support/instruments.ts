import { readFileSync } from "node:fs";
import { instrumentsSeedSchema } from "#ratings/schema.ts";

/** Those of the seed. */
export const INSTRUMENTS = new Map(
  instrumentsSeedSchema
    .parse(JSON.parse(readFileSync("prisma/seed/hanoi/instruments.json", "utf8")))
    .map((one) => [one.id, one]),
);
