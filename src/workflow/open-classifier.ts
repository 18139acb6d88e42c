/** Opens the embedded classifier of the seed's examples, for tools: from the model file of the house, else trained. */
import type { Classifier } from "#classification/port.ts";
import { loadOrTrain } from "#classification/providers/model-cache.ts";
import { createTextReader, type TextReader } from "./answer-text.ts";
import { readExamples } from "./read-examples.ts";

export async function openTextReader(folder: string): Promise<TextReader> {
  return createTextReader(await openClassifier(folder));
}

export function openClassifier(folder: string): Promise<Classifier> {
  return loadOrTrain({ directory: folder, examples: readExamples() });
}
