/** Sums up what people wrote with their ratings: what it is about, and some of it in their words, masked. */
import { maskPersonal } from "#classification/providers/mask.ts";
import { maskInsults } from "#kernel/insults.ts";
import { findRemarks } from "#ratings/store/indices.ts";
import { type House, matterName } from "./house.ts";
import { type IndexQuestion, spanOf } from "./report-index.ts";

export type Remarks = {
  /** How many were read; at most the newest 100. */
  readonly count: number;
  /** What the embedded model takes them to be about, most first; what it is unsure of has no theme. */
  readonly themes: readonly { readonly name: string; readonly count: number }[];
  /** Of those who were dissatisfied first, then the newest. */
  readonly quotes: readonly { readonly text: string; readonly isLow: boolean }[];
};

/** The model takes about a millisecond for each, and a page waits for them. */
const READ = 100;
const THEMES = 5;
const QUOTES = 6;
const LONGEST = 240;

export async function reportRemarks(
  { database, city, classifier }: Pick<House, "database" | "city" | "classifier">,
  question: IndexQuestion,
): Promise<Remarks> {
  const { timeZone } = city.calendar;
  const remarks = await findRemarks(database.db, spanOf(question, timeZone), READ);
  const named = remarks.flatMap(({ text }) => {
    const { decision, candidates } = classifier.classify(text);
    const [first] = candidates;
    return decision === "route" && first !== undefined
      ? [matterName(city, first.matterId).vi]
      : [];
  });
  const themes = [...Map.groupBy(named, (name) => name)]
    .map(([name, all]) => ({ name, count: all.length }))
    .sort((one, other) => other.count - one.count)
    .slice(0, THEMES);
  const quotes = remarks
    .toSorted((one, other) => Number(other.isLow) - Number(one.isLow))
    .slice(0, QUOTES)
    .map(({ text, isLow }) => ({
      text: shorten(maskInsults(maskPersonal(text))),
      isLow,
    }));
  return { count: remarks.length, themes, quotes };
}

function shorten(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
