/** Reads what the embedded model learns from: labelled messages, and the catalogue's own names. */
import { readdirSync, readFileSync } from "node:fs";
import { parseExamples } from "#classification/schema.ts";
import type { LabelledExample } from "#classification/types.ts";

const SEED = new URL("../../prisma/seed/", import.meta.url);

export function readExamples(): LabelledExample[] {
  const messages = readdirSync(new URL("examples/", SEED))
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .flatMap((name) => parseExamples(read(`examples/${name}`)));
  return [...messages, ...parseExamples(read("phrases.txt"), "phrase")];
}

function read(path: string): string {
  return readFileSync(new URL(path, SEED), "utf8");
}
