import { readdirSync, readFileSync } from "node:fs";
import { parsePromptFile } from "#prompts/schema.ts";
import type { PromptVersion } from "#prompts/types.ts";

const FOLDER = new URL("../../../prompts/", import.meta.url);

/** The prompts that come with the program, by name and version. Throws `prompts.file` and `prompts.changed`. */
export function readReleased(folder: URL = FOLDER): PromptVersion[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".md"))
    .map((file) => parsePromptFile(readFileSync(new URL(file, folder), "utf8"), file))
    .sort((a, b) => a.name.localeCompare(b.name) || a.version - b.version);
}
