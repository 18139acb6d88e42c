import { tmpdir } from "node:os";
import type { Classifier } from "#classification/port.ts";
import { loadOrTrain } from "#classification/providers/model-cache.ts";
import { readExamples } from "#workflow/read-examples.ts";

/** Where the tests of this machine keep the model they share. */
export const MODEL_FOLDER = `${tmpdir()}/lang-nghe-test-model`;

/** The real model, trained once per machine and read from its cache afterwards. */
export function trainedClassifier(): Promise<Classifier> {
  return loadOrTrain({ directory: MODEL_FOLDER, examples: readExamples() });
}
