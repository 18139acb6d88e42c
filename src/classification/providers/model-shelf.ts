import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Classifier } from "#classification/port.ts";
import { AppError } from "#kernel/app-error.ts";
import { createEmbeddedClassifier } from "./embedded.ts";
import { deserialise, type Model, serialise } from "./model.ts";
import { writeWhole } from "./model-cache.ts";

/** The models of a house as files, one of them in use. Processes that share the folder share the files. */
export type ModelShelf = {
  /** Always answers with the model in use: it may be held, what is behind it changes between two messages. */
  readonly classifier: Classifier;
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly inUse: () => string;
  /** Puts a model there under the hash it returns; the one in use stays. */
  readonly keep: (bytes: Uint8Array) => Promise<string>;
  readonly keepInUse: () => Promise<string>;
  /** Takes up a kept one. Throws `model.missing` and `model.unreadable`, and then changes nothing. */
  readonly use: (hash: string) => Promise<void>;
  /** Removes all files but these. */
  readonly keepOnly: (hashes: readonly string[]) => Promise<void>;
};

/** `model` is in use until another one is taken up. */
export function openModelShelf(directory: string, model: Model): ModelShelf {
  let current = holdingOf(serialise(model), model);
  const pathOf = (hash: string) => join(directory, `${hash}${EXTENSION}`);
  const keep = async (bytes: Uint8Array) => {
    const hash = hashOf(bytes);
    await mkdir(directory, { recursive: true });
    await writeWhole(pathOf(hash), bytes);
    return hash;
  };
  return {
    classifier: { classify: (text) => current.classifier.classify(text) },
    inUse: () => current.hash,
    keep,
    keepInUse: () => keep(serialise(current.model)),
    use: async (hash) => {
      const bytes = await readWhole(pathOf(hash), hash);
      current = holdingOf(bytes, deserialise(bytes));
    },
    keepOnly: async (hashes) => {
      const kept = new Set(hashes.map((hash) => `${hash}${EXTENSION}`));
      const found = await readdir(directory);
      // Drafts too: only one process trains at a time.
      const gone = found.filter((name) => !kept.has(name));
      await Promise.all(gone.map((name) => rm(join(directory, name), { force: true })));
    },
  };
}

const EXTENSION = ".model";

function holdingOf(bytes: Uint8Array, model: Model) {
  return { hash: hashOf(bytes), model, classifier: createEmbeddedClassifier(model) };
}

async function readWhole(path: string, hash: string): Promise<Uint8Array> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes !== null && hashOf(bytes) === hash) return bytes;
  const what = bytes === null ? "is not there" : "is damaged";
  throw new AppError(`The file of model ${hash} ${what}. Train again.`, {
    code: "model.missing",
    ids: { hash },
  });
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
