import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Classifier } from "#classification/port.ts";
import type { LabelledExample } from "#classification/types.ts";
import { AppError } from "#kernel/app-error.ts";
import { createEmbeddedClassifier } from "./embedded.ts";
import { deserialise, type Model } from "./model.ts";
import { contentHash } from "./train.ts";

export const modelFileName = "classifier.model";

/**
 * The classifier of these examples: from the model file in `directory` if it was made from the same examples and
 * settings, else trained in a thread (about seven seconds for 13,500 messages; the event loop stays free) and kept there
 * for the next start. A damaged file is as good as none. Throws `classification.trainingFailed`.
 */
export async function loadOrTrain(options: {
  readonly directory: string;
  readonly examples: readonly LabelledExample[];
}): Promise<Classifier> {
  return createEmbeddedClassifier(await loadOrTrainModel(options));
}

/** The same as the model it is made of. */
export async function loadOrTrainModel(options: {
  readonly directory: string;
  readonly examples: readonly LabelledExample[];
}): Promise<Model> {
  const path = join(options.directory, modelFileName);
  const cached = await readCached(path);
  if (cached !== null && cached.header.contentHash === contentHash(options.examples)) {
    return cached;
  }
  const bytes = await trainInThread(options.examples);
  await mkdir(options.directory, { recursive: true });
  await writeWhole(path, bytes);
  return deserialise(bytes);
}

async function readCached(path: string): Promise<Model | null> {
  try {
    return deserialise(await readFile(path));
  } catch {
    // Absent, damaged or of another version: training makes a new one.
    return null;
  }
}

/** A crash, or two processes at once, must not leave half a file. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, bytes);
  await rename(draft, path);
}

/** The bytes of a model; `signal` gives it up. Throws `classification.trainingFailed`. */
export function trainInThread(
  examples: readonly LabelledExample[],
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const worker = new Worker(new URL("./training-worker.ts", import.meta.url), {
    workerData: examples,
  });
  signal?.addEventListener("abort", () => void worker.terminate(), { once: true });
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown) =>
      reject(
        new AppError("The classifier could not be trained from the examples.", {
          code: "classification.trainingFailed",
          cause,
        }),
      );
    worker.once("message", (bytes: Uint8Array) => resolve(bytes));
    worker.once("error", fail);
    worker.once("exit", (code) => fail(new Error(`thread ended with code ${code}`)));
  });
}
