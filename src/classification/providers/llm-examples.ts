import MiniSearch from "minisearch";
import type { LabelledExample } from "#classification/types.ts";
import { fold, words } from "#kernel/text.ts";

export type ShelfExample = LabelledExample & {
  /** Reviewed, from a real case: it says what people here mean. */
  readonly isCorrection: boolean;
};

/** Labelled messages like a given one, for a prompt. */
export type ExampleShelf = {
  /**
   * At most eight, the least similar first, one of each of the `likely` matters among them if any is like the text at all. The text itself
   * is never shown.
   */
  readonly nearest: (
    text: string,
    likely: readonly string[],
  ) => readonly ShelfExample[];
};

const shown = 8;
/** Of one label: more of the same teach less than another label. */
const mostOfLabel = 2;
/** How much nearer a correction counts. */
const correctionWeight = 1.5;
/** Candidates looked at for variety. */
const looked = 60;
/** Words of a long message that are searched for. */
const mostWords = 60;

/** About 150 ms for 3,400 examples; a search takes some milliseconds. */
export function createExampleShelf(examples: readonly ShelfExample[]): ExampleShelf {
  const rows = examples.map((example, id) => ({ id, folded: fold(example.text) }));
  const index = new MiniSearch<{ id: number; folded: string }>({
    fields: ["folded"],
    tokenize: words,
    processTerm: (term) => term,
    searchOptions: {
      boostDocument: (id: number) =>
        examples[id]?.isCorrection === true ? correctionWeight : 1,
    },
  });
  index.addAll(rows);
  return {
    nearest: (text, likely) => {
      const folded = fold(text);
      const query = [...new Set(words(folded))].slice(0, mostWords).join(" ");
      const found = index
        .search(query)
        .slice(0, looked)
        .flatMap(({ id }) => examples[id] ?? [])
        .filter((example) => fold(example.text) !== folded);
      const wanted = likely.flatMap((matterId) => found.find(isAbout(matterId)) ?? []);
      const chosen = new Set([...wanted, ...varied(found)].slice(0, shown));
      return found.filter((example) => chosen.has(example)).reverse();
    },
  };
}

function isAbout(matterId: string) {
  return ({ label }: LabelledExample) =>
    label.kind === "matter" && label.matterId === matterId;
}

function varied(found: readonly ShelfExample[]): ShelfExample[] {
  const counts = new Map<string, number>();
  return found.filter(({ label }) => {
    const key = label.kind === "matter" ? label.matterId : `gate:${label.gate}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= mostOfLabel;
  });
}
