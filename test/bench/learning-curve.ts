/** What labels of cases are worth: a model that began with few messages, trained again and again on a stream of them. */
import type { Classifier } from "#classification/port.ts";
import { createEmbeddedClassifier } from "#classification/providers/embedded.ts";
import { train } from "#classification/providers/train.ts";
import type { LabelledExample } from "#classification/types.ts";
import { chance } from "#evaluation/providers/random.ts";
import { readExamples } from "#workflow/read-examples.ts";
import { tableOf } from "./numbers.ts";

export type About = { readonly text: string; readonly matterId: string };

/** Three parts of the same messages: known at the start, coming in as cases, and only judged. */
export type Split = Readonly<Record<"start" | "stream" | "held", readonly About[]>>;

export type Policy = {
  readonly name: string;
  /** Without: a case that was read rightly teaches nothing. */
  readonly keepsConfirmed: boolean;
  /** How many labels say the matter the model finds likeliest beside the right one: what people mix up. */
  readonly wrongShare: number;
};

const POLICIES: readonly Policy[] = [
  { name: "confirmed and corrected", keepsConfirmed: true, wrongShare: 0 },
  { name: "corrected only", keepsConfirmed: false, wrongShare: 0 },
  {
    name: "confirmed and corrected, 10 % wrong",
    keepsConfirmed: true,
    wrongShare: 0.1,
  },
];
const START_EACH = 8;
const TRAININGS = 4;
const SEED = 2_026;

/** The same share of each matter is held back; the order of the stream is chance's. */
export function splitOf(
  messages: readonly About[],
  given: {
    readonly startEach: number;
    readonly heldShare: number;
    readonly seed: number;
  },
): Split {
  const { startEach, heldShare, seed } = given;
  const roll = chance(seed);
  const shuffled = messages
    .map((message) => ({ message, at: roll() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ message }) => message);
  const parts = Object.values(Object.groupBy(shuffled, ({ matterId }) => matterId)).map(
    (own = []) => {
      const held = Math.round(own.length * heldShare);
      const judged = own.slice(0, held);
      const start = own.slice(held, held + startEach);
      return { judged, start };
    },
  );
  const held = new Set(parts.flatMap(({ judged }) => judged));
  const start = new Set(parts.flatMap((part) => part.start));
  const stream = shuffled.filter((one) => !held.has(one) && !start.has(one));
  return { start: [...start], stream, held: [...held] };
}

/** Share of the held messages read rightly, before the stream and after each training. */
export function learningCurve(
  { start, stream, held }: Split,
  policy: Policy,
  given: { readonly trainings: number; readonly seed: number },
): number[] {
  const roll = chance(given.seed);
  const known = start.map((one) => exampleOf(one, "message"));
  const every = Math.ceil(stream.length / given.trainings);
  let model = createEmbeddedClassifier(train(known));
  const curve = [shareRight(model, held)];
  for (let from = 0; from < stream.length; from += every) {
    for (const one of stream.slice(from, from + every)) {
      const matterId = saidOf(one, model, roll() < policy.wrongShare);
      const isConfirmed = matterId === likeliest(model, one.text);
      if (isConfirmed && !policy.keepsConfirmed) continue;
      known.push(exampleOf({ ...one, matterId }, "case"));
    }
    model = createEmbeddedClassifier(train(known));
    curve.push(shareRight(model, held));
  }
  return curve;
}

/** Prints top-1 on held-out messages by the number of labels seen. */
export function benchLearning(): void {
  const messages = readExamples().flatMap(({ text, label }) =>
    label.kind === "matter" ? [{ text, matterId: label.matterId }] : [],
  );
  const given = { startEach: START_EACH, heldShare: 0.2, seed: SEED };
  const split = splitOf(messages, given);
  const every = Math.ceil(split.stream.length / TRAININGS);
  const counts = Array.from({ length: TRAININGS + 1 }, (_, nth) =>
    String(Math.min(nth * every, split.stream.length)),
  );
  process.stdout.write(
    `Share of ${split.held.length} held-out messages read rightly at first guess, after so many labels;
the model began with ${START_EACH} messages of each matter.\n\n`,
  );
  const rows = POLICIES.map((policy) => {
    const curve = learningCurve(split, policy, { trainings: TRAININGS, seed: SEED });
    return [policy.name, ...curve.map((share) => (100 * share).toFixed(1))];
  });
  process.stdout.write(`${tableOf([["labels", ...counts], ...rows])}\n`);
}

function saidOf(
  { text, matterId }: About,
  model: Classifier,
  isWrong: boolean,
): string {
  if (!isWrong) return matterId;
  const others = model
    .classify(text)
    .candidates.filter((candidate) => candidate.matterId !== matterId);
  return others[0]?.matterId ?? matterId;
}

function likeliest(model: Classifier, text: string): string | undefined {
  return model.classify(text).candidates[0]?.matterId;
}

function shareRight(model: Classifier, held: readonly About[]): number {
  const right = held.filter(
    ({ text, matterId }) => likeliest(model, text) === matterId,
  );
  return right.length / held.length;
}

function exampleOf(
  { text, matterId }: About,
  source: LabelledExample["source"],
): LabelledExample {
  return { text, label: { kind: "matter", matterId }, source };
}
