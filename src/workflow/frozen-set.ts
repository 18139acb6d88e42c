/** Which messages with known answers a prompt, or a model trained here, must be judged on before it may answer citizens. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const FOLDER = new URL("../../prisma/seed/evals/", import.meta.url);

const schema = z.strictObject({
  file: z.string(),
  name: z.string(),
  version: z.string(),
});

export type FrozenSet = {
  readonly path: string;
  readonly name: string;
  readonly version: string;
  /** SHA-256 of the file: a run on another state of it does not count. */
  readonly hash: string;
};

/** As `prisma/seed/evals/frozen.json` names it. */
export function readFrozenSet(): FrozenSet {
  const text = readFileSync(new URL("frozen.json", FOLDER), "utf8");
  const { file, ...rest } = schema.parse(JSON.parse(text));
  const path = fileURLToPath(new URL(file, FOLDER));
  const hash = createHash("sha256").update(readFileSync(path, "utf8")).digest("hex");
  return { ...rest, path, hash };
}
