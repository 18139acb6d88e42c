import { createHash } from "node:crypto";
import type { Measurement, ModelHeader } from "#classification/schema.ts";
import { type GateId, gateIds, type LabelledExample } from "#classification/types.ts";
import { fold } from "#kernel/text.ts";
import { abbreviations } from "./abbreviations.ts";
import { type Outcome, routeThreshold } from "./calibration.ts";
import { conceptsOf } from "./concepts.ts";
import { codesOf, featureSettings } from "./features.ts";
import { type HeldOut, type TrainedHead, trainHead } from "./head.ts";
import { bestOf } from "./linear.ts";
import { type Model, quantise } from "./model.ts";
import { spelledWords } from "./spelling.ts";
import { buildVocabulary, type SparseVector, vectorOf } from "./vocabulary.ts";

/**
 * Makes the model of the city's matters and of the gates. The labels are those found in the examples; a phrase of a
 * label without any message is left out. The order of the examples does not matter; equal examples give equal bytes.
 * Takes seconds: in a running house use a worker (`loadOrTrain`).
 */
export function train(given: readonly LabelledExample[]): Model {
  const examples = canonical(given);
  const views = examples.map(({ text }) => [
    codesOfText(text),
    codesOfText(fold(text)),
  ]);
  const vocabulary = buildVocabulary(
    views.map(([written = new Int32Array()]) => written),
  );
  const texts = examples.map((example, index): VectorisedExample => {
    const [written, folded] = views[index] ?? [];
    return {
      ...example,
      views: [
        vectorOf(written ?? new Int32Array(), vocabulary),
        vectorOf(folded ?? new Int32Array(), vocabulary),
      ],
    };
  });
  const featureCount = vocabulary.codes.length;
  const matters = trainMatters(texts, featureCount);
  // Cases grow in number and passed every gate: with them, the gates would forget what they are for.
  const ungated = texts.filter(({ source }) => source !== "case");
  const gates = trainGates(ungated, featureCount);
  // For each way of typing by itself, as the two views of a text are not two texts.
  const outcomes = matters.heldOut.map(outcomesOf);
  const routeFrom = Math.max(
    routeThreshold(outcomes.map(({ written }) => written)),
    routeThreshold(outcomes.map(({ folded }) => folded)),
  );
  const header: ModelHeader = {
    format: 1,
    features: featureSettings,
    contentHash: contentHash(examples),
    featureCount,
    matters: matters.labels,
    gates: gates.labels,
    routeFrom,
    measured: measure(matters, routeFrom),
  };
  return {
    header,
    vocabulary,
    matters: quantise(matters.weights, matters.labels.length),
    gates: quantise(gates.weights, gates.labels.length),
  };
}

/** SHA-256, in hexadecimal, of what a model is made from: examples in any order, tables of words, feature settings. */
export function contentHash(examples: readonly LabelledExample[]): string {
  const tables = [[...abbreviations], [...conceptsOf]];
  const hash = createHash("sha256").update(featureSettings + JSON.stringify(tables));
  for (const { text, label, source } of canonical(examples)) {
    hash.update(JSON.stringify([nameOf(label), source, text]));
  }
  return hash.digest("hex");
}

type VectorisedExample = LabelledExample & {
  readonly views: readonly [SparseVector, SparseVector];
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

function codesOfText(text: string): Int32Array {
  return codesOf(spelledWords(text));
}

function trainMatters(texts: readonly VectorisedExample[], featureCount: number) {
  const own = texts.flatMap((text) =>
    text.label.kind === "matter" ? [{ ...text, name: text.label.matterId }] : [],
  );
  const labels = [...new Set(own.map(({ name }) => name))].sort();
  const fields = [...new Set(labels.map(fieldOf))];
  const groups = Int32Array.from(labels, (label) => fields.indexOf(fieldOf(label)));
  const head = trainHead({
    texts: own.map(({ name, views, source }) => ({
      views,
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
      label: labels.indexOf(gateOf(text)),
      isMeasured: text.source === "message",
    })),
    featureCount,
    groups: Int32Array.from(labels.keys()),
  });
  return { ...head, labels };
}

function outcomesOf({ label, views: [written, folded] }: HeldOut) {
  const outcome = (probabilities: Float64Array): Outcome => {
    const [best = -1] = bestOf(probabilities, 1);
    return { p: probabilities[best] ?? 0, isRight: best === label };
  };
  return { written: outcome(written), folded: outcome(folded) };
}

function measure(
  { heldOut, groups }: TrainedHead & { readonly groups: Int32Array },
  routeFrom: number,
): Measurement {
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  const count = (isSo: (text: HeldOut) => boolean) => heldOut.filter(isSo).length;
  const total = heldOut.length;
  const best = (view: Float64Array, among: number) => bestOf(view, among);
  const outcomes = heldOut
    .map(outcomesOf)
    .flatMap(({ written, folded }) => [written, folded]);
  const routed = outcomes.filter(({ p }) => p >= routeFrom);
  return {
    messages: total,
    top1: share(
      count(({ label, views }) => best(views[0], 1)[0] === label),
      total,
    ),
    top3: share(
      count(({ label, views }) => best(views[0], 3).includes(label)),
      total,
    ),
    field: share(
      count(({ label, views }) => groups[best(views[0], 1)[0] ?? 0] === groups[label]),
      total,
    ),
    top1Folded: share(
      count(({ label, views }) => best(views[1], 1)[0] === label),
      total,
    ),
    coverage: share(routed.length, outcomes.length),
    precision: share(routed.filter(({ isRight }) => isRight).length, routed.length),
  };
}
