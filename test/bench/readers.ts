/** The embedded classifier and three libraries, each trained and asked in the same way. */
import { getFastTextClass, getFastTextModule } from "fasttext.wasm.js";
import MiniSearch from "minisearch";
import createWink from "wink-naive-bayes-text-classifier";
import { createEmbeddedClassifier } from "#classification/providers/embedded.ts";
import { serialise } from "#classification/providers/model.ts";
import { foldedWords, spelledWords } from "#classification/providers/spelling.ts";
import { train } from "#classification/providers/train.ts";
import type { Candidate, LabelledExample } from "#classification/types.ts";

/** A message about one matter. */
export type Known = { readonly text: string; readonly matterId: string };

export type Reader = {
  /** The likeliest three, best first. */
  readonly read: (text: string) => readonly Candidate[];
  /** What has to be kept of it; null: it cannot be told. */
  readonly bytes: number | null;
};

export type Trainer = {
  readonly name: string;
  /** `gates` are the messages that are about no matter; only the classifier of the house learns them. */
  readonly train: (
    known: readonly Known[],
    gates: readonly LabelledExample[],
  ) => Promise<Reader>;
};

const SHOWN = 3;

/**
 * What all libraries get: words with diacritics and, marked, without. That is better for each of them than its own way
 * with Vietnamese.
 */
function tokensOf(text: string): string[] {
  const list = spelledWords(text);
  return [...list, ...foldedWords(list).map((word) => `~${word}`)];
}

const house: Trainer = {
  name: "Lắng Nghe",
  train: (known, gates) => {
    const model = train([
      ...known.map(({ text, matterId }) => ({
        text,
        source: "message" as const,
        label: { kind: "matter" as const, matterId },
      })),
      ...gates,
    ]);
    const classifier = createEmbeddedClassifier(model);
    return Promise.resolve({
      read: (text) => classifier.classify(text).candidates,
      bytes: serialise(model).length,
    });
  },
};

const wink: Trainer = {
  name: "wink naive Bayes",
  train: (known) => {
    const bayes = createWink();
    bayes.definePrepTasks([tokensOf]);
    bayes.defineConfig({ considerOnlyPresence: false, smoothingFactor: 0.1 });
    for (const { text, matterId } of known) bayes.learn(text, matterId);
    bayes.consolidate();
    return Promise.resolve({
      read: (text) => {
        const odds = bayes.computeOdds(text);
        const highest = odds[0]?.[1] ?? 0;
        return shares(
          odds.map(([matterId, bits]) => ({ matterId, p: 2 ** (bits - highest) })),
        );
      },
      bytes: bayes.exportJSON().length,
    });
  },
};

/** Beyond it the neighbours are about something else. */
const NEIGHBOURS = 15;

const neighbours: Trainer = {
  name: "MiniSearch, 15 neighbours",
  train: (known) => {
    const index = new MiniSearch({
      fields: ["text"],
      storeFields: ["matterId"],
      tokenize: tokensOf,
      processTerm: (term) => term,
    });
    index.addAll(known.map((one, id) => ({ ...one, id })));
    return Promise.resolve({
      read: (text) => {
        const sums = new Map<string, number>();
        for (const { matterId, score } of index.search(text).slice(0, NEIGHBOURS)) {
          const name = String(matterId);
          sums.set(name, (sums.get(name) ?? 0) + score);
        }
        return shares([...sums].map(([matterId, p]) => ({ matterId, p })));
      },
      bytes: JSON.stringify(index).length,
    });
  },
};

const LABEL = "__label__";

const fastText: Trainer = {
  name: "fastText (WASM)",
  train: async (known) => {
    const lines = known.map(
      ({ text, matterId }) => `${LABEL}${matterId} ${tokensOf(text).join(" ")}\n`,
    );
    const url = `data:text/plain;base64,${Buffer.from(lines.join("")).toString("base64")}`;
    const FastText = await getFastTextClass({ getFastTextModule });
    // Its default loss throws a bare number.
    const options = {
      loss: "softmax",
      epoch: 100,
      lr: 1,
      dim: 50,
      wordNgrams: 2,
      verbose: 0,
    };
    const model = await new FastText().trainSupervised(
      url,
      { ...options, bucket: 200_000, minCount: 1, seed: 1 },
      () => undefined,
    );
    const matrices = [model.getInputMatrix(), model.getOutputMatrix()];
    return {
      read: (text) => {
        const found = model.predict(tokensOf(text).join(" "), SHOWN);
        return Array.from({ length: found.size() }, (_, place) => {
          const [p, label] = found.get(place);
          return { matterId: label.slice(LABEL.length), p };
        });
      },
      bytes: matrices.reduce(
        (sum, matrix) => sum + 4 * matrix.rows() * matrix.cols(),
        0,
      ),
    };
  },
};

export const trainers: readonly Trainer[] = [house, wink, neighbours, fastText];

/** The three largest, as shares of all. */
function shares(scored: readonly Candidate[]): Candidate[] {
  const total = scored.reduce((sum, { p }) => sum + p, 0) || 1;
  return scored
    .toSorted((one, other) => other.p - one.p)
    .slice(0, SHOWN)
    .map(({ matterId, p }) => ({ matterId, p: p / total }));
}
