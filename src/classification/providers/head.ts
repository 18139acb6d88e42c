import { fitCoefficients } from "./calibration.ts";
import {
  type Ensemble,
  fuse,
  type Groups,
  memberCountOf,
  type Parts,
  partsOf,
  type TrainingText,
  trainEnsemble,
} from "./ensemble.ts";
import { softmax } from "./linear.ts";

export type HeadText = TrainingText & {
  /** Phrases teach in every fold and are measured in none. */
  readonly isMeasured: boolean;
  /** Written with diacritics. */
  readonly isMarked: boolean;
};

export type HeadTask = {
  readonly texts: readonly HeadText[];
  readonly featureCount: number;
  readonly groups: Groups;
};

/** What the finished head says about a text it was not trained on. */
export type HeldOut = {
  readonly label: number;
  readonly isMarked: boolean;
  /** Probabilities by class, for the text as written and without diacritics. */
  readonly views: readonly [Float64Array, Float64Array];
};

export type TrainedHead = {
  /** By feature, then class; the softmax of `scoresOf` with it is the calibrated probability. */
  readonly weights: Float32Array;
  readonly heldOut: readonly HeldOut[];
};

const folds = 4;

/**
 * The ensemble's members are weighed by temperatures fitted on held-out scores. The geometric mean of softmaxes of
 * linear scores is again the softmax of one linear score, so what is kept is a single matrix.
 */
export function trainHead(task: HeadTask): TrainedHead {
  const { texts, groups, featureCount } = task;
  const scored = Array.from({ length: folds }, (_, fold) =>
    scoreFold(task, fold),
  ).flat();
  const coefficients = fitCoefficients(
    scored.map(({ text, views }) => ({ label: text.label, parts: views[0] })),
    memberCountOf(groups),
  );
  return {
    weights: fuse(trainEnsemble(texts, groups, featureCount), groups, coefficients),
    heldOut: scored.map(({ text, views: [written, folded] }) => ({
      label: text.label,
      isMarked: text.isMarked,
      views: [mix(written, coefficients), mix(folded, coefficients)],
    })),
  };
}

type Scored = { readonly text: HeadText; readonly views: readonly [Parts, Parts] };

/** Each class is spread evenly over the folds, in the order of the texts. */
function scoreFold({ texts, groups, featureCount }: HeadTask, fold: number): Scored[] {
  const seen = new Int32Array(groups.length);
  const held: HeadText[] = [];
  const kept: HeadText[] = [];
  for (const text of texts) {
    const turn = seen[text.label] ?? 0;
    if (text.isMeasured) seen[text.label] = turn + 1;
    // The label shifts the start, or small classes would all be missing from the same fold.
    const isHeld = text.isMeasured && (turn + text.label) % folds === fold;
    (isHeld ? held : kept).push(text);
  }
  const ensemble: Ensemble = trainEnsemble(kept, groups, featureCount);
  return held.map((text) => ({
    text,
    views: [
      partsOf(text.views[0], ensemble, groups),
      partsOf(text.views[1], ensemble, groups),
    ],
  }));
}

function mix(parts: Parts, coefficients: readonly number[]): Float64Array {
  const scores = new Float64Array(parts[0]?.length ?? 0);
  for (let member = 0; member < parts.length; member++) {
    const factor = coefficients[member] ?? 0;
    const values = parts[member];
    for (let label = 0; label < scores.length; label++) {
      scores[label] = (scores[label] ?? 0) + factor * (values?.[label] ?? 0);
    }
  }
  return softmax(scores);
}
