import { fitCoefficients } from "./calibration.ts";
import { type LabelledVectors, scoresOf, softmax } from "./linear.ts";
import { trainSvm } from "./multiclass-svm.ts";
import { trainNaiveBayes } from "./naive-bayes.ts";
import type { SparseVector } from "./vocabulary.ts";

/** One text of the training set in its two spellings, as written and without diacritics. */
export type TrainingText = {
  readonly views: readonly [SparseVector, SparseVector];
  readonly label: number;
  /** Phrases teach in every fold and are measured in none. */
  readonly isMeasured: boolean;
};

export type HeadTask = {
  readonly texts: readonly TrainingText[];
  readonly featureCount: number;
  /** Group of each class (the field of a matter); as many groups as classes where there are none. */
  readonly groups: Int32Array;
};

/** What the finished head says about a text it was not trained on. */
export type HeldOut = {
  readonly label: number;
  /** Probabilities by class, for the text as written and without diacritics. */
  readonly views: readonly [Float64Array, Float64Array];
};

export type TrainedHead = {
  /** By feature, then class; the softmax of `scoresOf` with it is the calibrated probability. */
  readonly weights: Float32Array;
  readonly heldOut: readonly HeldOut[];
};

const folds = 5;

/**
 * Support vector machine and naive Bayes on the classes, and a second machine on their groups, which knows the field
 * where it cannot know the matter (one point more right). Their weights in the ensemble are temperatures
 * fitted on held-out scores. The geometric mean of softmaxes of linear scores is again the softmax of one linear
 * score, so what is kept is a single matrix.
 */
export function trainHead(task: HeadTask): TrainedHead {
  const scored = Array.from({ length: folds }, (_, fold) =>
    scoreFold(task, fold),
  ).flat();
  const coefficients = fitCoefficients(
    scored.map(({ label, views }) => ({ label, parts: views[0] })),
  );
  const ensemble = trainEnsemble(task, task.texts);
  return {
    weights: fuse(ensemble, task, coefficients),
    heldOut: scored.map(({ label, views: [written, folded] }) => ({
      label,
      views: [mix(written, coefficients), mix(folded, coefficients)],
    })),
  };
}

type Ensemble = {
  readonly svm: Float32Array;
  readonly bayes: Float32Array;
  readonly groupSvm: Float32Array;
};
/** Scores by class of the three members. */
type Parts = readonly Float64Array[];
type Scored = { readonly label: number; readonly views: readonly [Parts, Parts] };

function trainEnsemble(
  { featureCount, groups }: HeadTask,
  texts: readonly TrainingText[],
): Ensemble {
  const labels = Int32Array.from([...texts, ...texts], ({ label }) => label);
  const data: LabelledVectors = {
    vectors: [
      ...texts.map(({ views }) => views[0]),
      ...texts.map(({ views }) => views[1]),
    ],
    labels,
    classCount: groups.length,
    featureCount,
  };
  const grouped: LabelledVectors = {
    ...data,
    labels: labels.map((label) => groups[label] ?? 0),
    classCount: groupCountOf(groups),
  };
  return {
    svm: trainSvm(data),
    bayes: trainNaiveBayes(data),
    // Without groups it would learn the same again.
    groupSvm:
      grouped.classCount < data.classCount ? trainSvm(grouped) : new Float32Array(0),
  };
}

/** Each class is spread evenly over the folds, in the order of the texts. */
function scoreFold(task: HeadTask, fold: number): Scored[] {
  const seen = new Int32Array(task.groups.length);
  const held: TrainingText[] = [];
  const kept: TrainingText[] = [];
  for (const text of task.texts) {
    const turn = seen[text.label] ?? 0;
    if (text.isMeasured) seen[text.label] = turn + 1;
    // The label shifts the start, or small classes would all be missing from the same fold.
    const isHeld = text.isMeasured && (turn + text.label) % folds === fold;
    (isHeld ? held : kept).push(text);
  }
  const ensemble = trainEnsemble(task, kept);
  return held.map(({ label, views: [written, folded] }) => ({
    label,
    views: [partsOf(written, ensemble, task), partsOf(folded, ensemble, task)],
  }));
}

function partsOf(
  vector: SparseVector,
  ensemble: Ensemble,
  { groups }: HeadTask,
): Parts {
  const byGroup = scoresOf(vector, ensemble.groupSvm, groupCountOf(groups));
  return [
    scoresOf(vector, ensemble.svm, groups.length),
    scoresOf(vector, ensemble.bayes, groups.length),
    Float64Array.from(groups, (group) => byGroup[group] ?? 0),
  ];
}

function mix(parts: Parts, coefficients: readonly number[]): Float64Array {
  const scores = new Float64Array(parts[0]?.length ?? 0);
  for (const [member, values] of parts.entries()) {
    const factor = coefficients[member] ?? 0;
    for (const [label, value] of values.entries()) {
      scores[label] = (scores[label] ?? 0) + factor * value;
    }
  }
  return softmax(scores);
}

function fuse(
  { svm, bayes, groupSvm }: Ensemble,
  { groups, featureCount }: HeadTask,
  [first = 0, second = 0, third = 0]: readonly number[],
): Float32Array {
  const classCount = groups.length;
  const groupCount = groupCountOf(groups);
  const fused = new Float32Array(featureCount * classCount);
  for (let cell = 0; cell < fused.length; cell++) {
    const feature = Math.floor(cell / classCount);
    const group = groups[cell % classCount] ?? 0;
    fused[cell] =
      first * (svm[cell] ?? 0) +
      second * (bayes[cell] ?? 0) +
      third * (groupSvm[feature * groupCount + group] ?? 0);
  }
  return fused;
}

function groupCountOf(groups: Int32Array): number {
  return groups.reduce((highest, group) => Math.max(highest, group + 1), 0);
}
