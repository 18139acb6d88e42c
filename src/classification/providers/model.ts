import { type ModelHeader, modelHeaderSchema } from "#classification/schema.ts";
import { AppError } from "#kernel/app-error.ts";
import { type Lexicon, lexiconOf } from "./mending.ts";
import { type Vocabulary, vocabularyOf } from "./vocabulary.ts";

/** Weights of a head in one byte each, with one scale a feature: an error below 0.4 % of the feature's largest. */
export type QuantisedHead = {
  /** By feature, then class. */
  readonly weights: Int8Array;
  readonly scales: Float32Array;
};

export type Model = {
  readonly header: ModelHeader;
  readonly vocabulary: Vocabulary;
  readonly lexicon: Lexicon;
  readonly matters: QuantisedHead;
  readonly gates: QuantisedHead;
};

/** The mean of a feature's weights is taken off first: a softmax does not see it. */
export function quantise(weights: Float32Array, classCount: number): QuantisedHead {
  const scales = new Float32Array(classCount === 0 ? 0 : weights.length / classCount);
  const small = new Int8Array(weights.length);
  for (let feature = 0; feature < scales.length; feature++) {
    const base = feature * classCount;
    let sum = 0;
    for (let at = base; at < base + classCount; at++) sum += weights[at] ?? 0;
    const mean = sum / classCount;
    let largest = 0;
    for (let at = base; at < base + classCount; at++) {
      largest = Math.max(largest, Math.abs((weights[at] ?? 0) - mean));
    }
    const scale = largest / 127 || 1;
    scales[feature] = scale;
    for (let at = base; at < base + classCount; at++) {
      small[at] = Math.round(((weights[at] ?? 0) - mean) / scale);
    }
  }
  return { weights: small, scales };
}

const magic = "LNGM";

/** Magic, header length (4 bytes), header as JSON, padding to 4 bytes, then the arrays one after the other. */
export function serialise(model: Model): Uint8Array {
  const json = JSON.stringify(model.header);
  const padded = new TextEncoder().encode(
    json.padEnd(json.length + padding(new TextEncoder().encode(json).length)),
  );
  const start = new Uint8Array(8);
  start.set(new TextEncoder().encode(magic));
  new DataView(start.buffer).setUint32(4, padded.length, true);
  const arrays = [
    model.vocabulary.codes,
    model.vocabulary.weights,
    model.matters.scales,
    model.gates.scales,
    model.matters.weights,
    model.gates.weights,
  ];
  return Buffer.concat([
    start,
    padded,
    ...arrays.map((a) => new Uint8Array(a.buffer, a.byteOffset, a.byteLength)),
  ]);
}

/** Throws `model.unreadable` for anything that is not a whole model of this version. */
export function deserialise(bytes: Uint8Array): Model {
  try {
    return readModel(bytes);
  } catch (cause) {
    throw new AppError(
      "The model file is damaged or of another version. Train again.",
      {
        code: "model.unreadable",
        cause,
      },
    );
  }
}

function readModel(bytes: Uint8Array): Model {
  // The copy is aligned for the arrays of four bytes an element.
  const { buffer } = Uint8Array.from(bytes);
  if (new TextDecoder().decode(bytes.subarray(0, 4)) !== magic)
    throw new Error("magic");
  const headerLength = new DataView(buffer).getUint32(4, true);
  const json = new TextDecoder().decode(bytes.subarray(8, 8 + headerLength));
  const header = modelHeaderSchema.parse(JSON.parse(json));
  const { featureCount, matters, gates } = header;
  let at = 8 + headerLength;
  const take = (length: number) => {
    at += length;
    return at - length;
  };
  const codes = new Int32Array(buffer, take(4 * featureCount), featureCount);
  const rarity = new Float32Array(buffer, take(4 * featureCount), featureCount);
  const matterScales = new Float32Array(buffer, take(4 * featureCount), featureCount);
  const gateScales = new Float32Array(buffer, take(4 * featureCount), featureCount);
  const matterCells = featureCount * matters.length;
  const gateCells = featureCount * gates.length;
  const matterWeights = new Int8Array(buffer, take(matterCells), matterCells);
  const gateWeights = new Int8Array(buffer, take(gateCells), gateCells);
  if (at !== buffer.byteLength) throw new Error("length");
  const vocabulary = vocabularyOf(codes, rarity);
  return {
    header,
    vocabulary,
    lexicon: lexiconOf(header.words, vocabulary),
    matters: { weights: matterWeights, scales: matterScales },
    gates: { weights: gateWeights, scales: gateScales },
  };
}

function padding(length: number): number {
  return (4 - (length % 4)) % 4;
}
