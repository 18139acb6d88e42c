import type { Classifier } from "#classification/port.ts";
import {
  decideGate,
  decideMatter,
  decideSecondMatter,
  type ReadPart,
  surePart,
} from "#classification/rules.ts";
import type { Candidate, Classification, GateId } from "#classification/types.ts";
import { halvesOf } from "./clauses.ts";
import { cuesOf } from "./cues.ts";
import { codesOf } from "./features.ts";
import { bestOf, softmax } from "./linear.ts";
import { mendSlips } from "./mending.ts";
import type { Model, QuantisedHead } from "./model.ts";
import { caseKindOf } from "./proposal.ts";
import { isMarked, spelledWords } from "./spelling.ts";
import { type SparseVector, vectorOf } from "./vocabulary.ts";

/** A classifier that needs no network. Less than a millisecond a message of ordinary length. */
export function createEmbeddedClassifier(model: Model): Classifier {
  return { classify: (text) => classify(model, text) };
}

const candidateCount = 3;

function classify(model: Model, text: string): Classification {
  const list = wordsOf(model, text);
  const cues = cuesOf(list);
  const isKnown = cues.size > 0 || list.some((word) => model.lexicon.known.has(word));
  if (!isKnown) return unreadable;
  const vector = vectorOf(codesOf(list), model.vocabulary);
  const candidates = findCandidates(model, vector, candidateCount);
  const decided = decideGate({
    probabilities: gateProbabilities(model, vector),
    cues,
    matterP: candidates[0]?.p ?? 0,
  });
  const { marked, plain } = model.header.routing;
  const { threshold } = isMarked(text) ? marked : plain;
  return {
    ...decided,
    candidates,
    decision: decideMatter(decided.gate, candidates, threshold),
    secondMatter:
      decided.gate === "phan-anh"
        ? decideSecondMatter(decided.gate, partingsOf(model, text))
        : null,
    caseKind: caseKindOf(list),
    path: "embedded",
  };
}

function wordsOf({ lexicon, vocabulary }: Model, text: string): readonly string[] {
  return mendSlips(spelledWords(text), lexicon, vocabulary);
}

/** What each place where the text may be parted would leave on both sides, where both are sure of something. */
function partingsOf(model: Model, text: string): (readonly [ReadPart, ReadPart])[] {
  return halvesOf(text).flatMap(([first, second]) => {
    const one = readPart(model, first);
    if (one === null) return [];
    const other = readPart(model, second);
    return other === null ? [] : [[one, other] as const];
  });
}

/** Null when unsure: then the other part need not be read. */
function readPart(model: Model, text: string): ReadPart | null {
  const vector = vectorOf(codesOf(wordsOf(model, text)), model.vocabulary);
  const [best] = findCandidates(model, vector, 1);
  return best === undefined || best.p < surePart ? null : { ...best, text };
}

/** No word that any example has: a sticker, a dot, a hand on the keyboard. Its letters alone would be guessed at. */
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

function findCandidates(
  { header, matters }: Model,
  vector: SparseVector,
  count: number,
): Candidate[] {
  const probabilities = softmax(
    quantisedScores(vector, matters, header.matters.length),
  );
  return bestOf(probabilities, count).flatMap((place) => {
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

/** Two features a turn, as each turn reads and writes all scores. */
function quantisedScores(
  { indices, values }: SparseVector,
  { weights, scales }: QuantisedHead,
  classCount: number,
): Float64Array {
  const scores = new Float64Array(classCount);
  for (let at = 0; at < indices.length; at += 2) {
    const feature0 = indices[at] ?? 0;
    // Beyond the end the value is 0, so any row will do.
    const feature1 = indices[at + 1] ?? 0;
    const value0 = (values[at] ?? 0) * (scales[feature0] ?? 0);
    const value1 = (values[at + 1] ?? 0) * (scales[feature1] ?? 0);
    const row0 = feature0 * classCount;
    const row1 = feature1 * classCount;
    for (let label = 0; label < classCount; label++) {
      scores[label] =
        (scores[label] ?? 0) +
        value0 * (weights[row0 + label] ?? 0) +
        value1 * (weights[row1 + label] ?? 0);
    }
  }
  return scores;
}
