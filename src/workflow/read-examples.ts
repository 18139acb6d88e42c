/** Reads the labelled messages the embedded model learns from. */
import { readdirSync, readFileSync } from "node:fs";
import { parseExamples } from "#classification/schema.ts";
import type { LabelledExample } from "#classification/types.ts";

const FOLDER = new URL("../../prisma/seed/examples/", import.meta.url);

export function readExamples(): LabelledExample[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .flatMap((name) => parseExamples(readFileSync(new URL(name, FOLDER), "utf8")));
}
