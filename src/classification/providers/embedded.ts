import type { Classifier } from "#classification/port.ts";
import {
  decideGate,
  decideMatter,
  decideSecondMatter,
  type ReadPart,
} from "#classification/rules.ts";
import type { Candidate, Classification, GateId } from "#classification/types.ts";
import { halvesOf } from "./clauses.ts";
import { cuesOf } from "./cues.ts";
import { codesOf } from "./features.ts";
import { bestOf, softmax } from "./linear.ts";
import type { Model, QuantisedHead } from "./model.ts";
import { caseKindOf } from "./proposal.ts";
import { spelledWords } from "./spelling.ts";
import { type SparseVector, vectorOf } from "./vocabulary.ts";

/** A classifier that needs no network. About a millisecond a message of ordinary length. */
export function createEmbeddedClassifier(model: Model): Classifier {
  return { classify: (text) => classify(model, text) };
}

const candidateCount = 3;

function classify(model: Model, text: string): Classification {
  const list = spelledWords(text);
  if (list.length === 0) return unreadable;
  const vector = vectorOf(codesOf(list), model.vocabulary);
  const candidates = findCandidates(model, vector);
  const decided = decideGate({
    probabilities: gateProbabilities(model, vector),
    cues: cuesOf(list),
    matterP: candidates[0]?.p ?? 0,
  });
  return {
    ...decided,
    candidates,
    decision: decideMatter(decided.gate, candidates, model.header.routeFrom),
    secondMatter: decideSecondMatter(decided.gate, partingsOf(model, text)),
    caseKind: caseKindOf(list),
    path: "embedded",
  };
}

/** What each place where the text may be parted would leave on both sides. */
function partingsOf(model: Model, text: string): (readonly [ReadPart, ReadPart])[] {
  return halvesOf(text).flatMap(([first, second]) => {
    const [one, other] = [readPart(model, first), readPart(model, second)];
    return one === null || other === null ? [] : [[one, other] as const];
  });
}

function readPart(model: Model, text: string): ReadPart | null {
  const vector = vectorOf(codesOf(spelledWords(text)), model.vocabulary);
  const [best] = findCandidates(model, vector);
  return best === undefined ? null : { ...best, text };
}

/** No letter, no digit: a sticker, a dot, nothing. */
const unreadable: Classification = {
  gate: "khong-ro",
  gateP: 1,
  candidates: [],
  decision: "dispatch",
  isUrgent: false,
  secondMatter: null,
  caseKind: "feedback",
  path: "embedded",
};

function findCandidates({ header, matters }: Model, vector: SparseVector): Candidate[] {
  const probabilities = softmax(
    quantisedScores(vector, matters, header.matters.length),
  );
  return bestOf(probabilities, candidateCount).flatMap((place) => {
    const matterId = header.matters[place];
    return matterId === undefined ? [] : [{ matterId, p: probabilities[place] ?? 0 }];
  });
}

function gateProbabilities(
  { header, gates }: Model,
  vector: SparseVector,
): ReadonlyMap<GateId, number> {
  const probabilities = softmax(quantisedScores(vector, gates, header.gates.length));
  return new Map(header.gates.map((gate, place) => [gate, probabilities[place] ?? 0]));
}

function quantisedScores(
  { indices, values }: SparseVector,
  { weights, scales }: QuantisedHead,
  classCount: number,
): Float64Array {
  const scores = new Float64Array(classCount);
  for (let at = 0; at < indices.length; at++) {
    const feature = indices[at] ?? 0;
    const base = feature * classCount;
    const value = (values[at] ?? 0) * (scales[feature] ?? 0);
    for (let label = 0; label < classCount; label++) {
      scores[label] = (scores[label] ?? 0) + value * (weights[base + label] ?? 0);
    }
  }
  return scores;
}
