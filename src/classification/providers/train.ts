import { createHash } from "node:crypto";
import type { ModelHeader } from "#classification/schema.ts";
import { type GateId, gateIds, type LabelledExample } from "#classification/types.ts";
import { fold } from "#kernel/text.ts";
import { abbreviations } from "./abbreviations.ts";
import { conceptsOf } from "./concepts.ts";
import { cueTable } from "./cues.ts";
import { codesOf, featureSettings } from "./features.ts";
import { trainHead } from "./head.ts";
import { measure, routingOf } from "./measuring.ts";
import { lexiconOf } from "./mending.ts";
import { type Model, quantise } from "./model.ts";
import { isMarked, spelledWords } from "./spelling.ts";
import { buildVocabulary, type SparseVector, vectorOf } from "./vocabulary.ts";

/**
 * Makes the model of the city's matters and of the gates. The labels are those found in the examples; a phrase of a
 * label without any message is left out. The order of the examples does not matter; equal examples give equal bytes.
 * Takes seconds: in a running house use a worker (`loadOrTrain`).
 */
export function train(given: readonly LabelledExample[]): Model {
  const examples = canonical(given);
  const lists = examples.map(({ text }) => spelledWords(text));
  const codes = lists.map((list) => codesOf(list));
  const vocabulary = buildVocabulary(codes);
  const texts = examples.map((example, index): VectorisedExample => {
    const folded = codesOf(spelledWords(fold(example.text)));
    return {
      ...example,
      views: [
        vectorOf(codes[index] ?? new Int32Array(), vocabulary),
        vectorOf(folded, vocabulary),
      ],
      marked: isMarked(example.text),
    };
  });
  const featureCount = vocabulary.codes.length;
  const matters = trainMatters(texts, featureCount);
  // Cases grow in number and passed every gate: with them, the gates would forget what they are for.
  const ungated = texts.filter(({ source }) => source !== "case");
  const gates = trainGates(ungated, featureCount);
  const routing = routingOf(matters.heldOut);
  const header: ModelHeader = {
    format: 2,
    features: featureSettings,
    contentHash: contentHash(examples),
    featureCount,
    matters: matters.labels,
    gates: gates.labels,
    words: [...new Set(lists.flat())].sort(),
    routing,
    measured: measure(matters.heldOut, matters.groups, routing),
  };
  return {
    header,
    vocabulary,
    lexicon: lexiconOf(header.words, vocabulary),
    matters: quantise(matters.weights, matters.labels.length),
    gates: quantise(gates.weights, gates.labels.length),
  };
}

/** SHA-256, in hexadecimal, of what a model is made from: examples in any order, tables of words, feature settings. */
export function contentHash(examples: readonly LabelledExample[]): string {
  const tables = [[...abbreviations], [...conceptsOf], cueTable];
  const hash = createHash("sha256").update(featureSettings + JSON.stringify(tables));
  for (const { text, label, source } of canonical(examples)) {
    hash.update(JSON.stringify([nameOf(label), source, text]));
  }
  return hash.digest("hex");
}

type VectorisedExample = LabelledExample & {
  readonly views: readonly [SparseVector, SparseVector];
  readonly marked: boolean;
};

/** In one order whatever the files' order was, each text once a label. */
function canonical(examples: readonly LabelledExample[]): LabelledExample[] {
  const measured = new Set(
    examples
      .filter(({ source }) => source !== "phrase")
      .map(({ label }) => nameOf(label)),
  );
  const byKey = new Map<string, LabelledExample>();
  for (const example of examples) {
    const name = nameOf(example.label);
    if (measured.has(name))
      byKey.set(`${name}\n${example.source}\n${example.text}`, example);
  }
  return [...byKey]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, example]) => example);
}

function nameOf(label: LabelledExample["label"]): string {
  return label.kind === "matter" ? label.matterId : `gate:${label.gate}`;
}

function trainMatters(texts: readonly VectorisedExample[], featureCount: number) {
  const own = texts.flatMap((text) =>
    text.label.kind === "matter" ? [{ ...text, name: text.label.matterId }] : [],
  );
  const labels = [...new Set(own.map(({ name }) => name))].sort();
  const fields = [...new Set(labels.map(fieldOf))];
  const groups = Int32Array.from(labels, (label) => fields.indexOf(fieldOf(label)));
  const head = trainHead({
    texts: own.map(({ name, views, marked, source }) => ({
      views,
      isMarked: marked,
      label: labels.indexOf(name),
      isMeasured: source !== "phrase",
    })),
    featureCount,
    groups,
  });
  return { ...head, labels, groups };
}

function fieldOf(matterId: string): string {
  return matterId.split(".")[0] ?? matterId;
}

/** Every message about a matter is an example of the gate `phan-anh`. */
function trainGates(texts: readonly VectorisedExample[], featureCount: number) {
  const gateOf = ({ label }: LabelledExample): GateId =>
    label.kind === "gate" ? label.gate : "phan-anh";
  const present = new Set(texts.map(gateOf));
  const labels = gateIds.filter((gate) => present.has(gate));
  const head = trainHead({
    texts: texts.map((text) => ({
      views: text.views,
      isMarked: text.marked,
      label: labels.indexOf(gateOf(text)),
      isMeasured: text.source === "message",
    })),
    featureCount,
    groups: new Int32Array(labels.length),
  });
  return { ...head, labels };
}
