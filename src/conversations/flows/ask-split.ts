/** Are two matters sent as two, so that each office answers for its own? Asked when the house is sure of both. */
import type { Draft, Understanding } from "#conversations/types.ts";
import { phrase } from "#messages/phrase.ts";
import { type Question, verb } from "./question.ts";

export const askSplit: Question = {
  isDue: ({ second, isSplit }) => second !== null && isSplit === null,
  ask: (draft) => {
    const { second } = draft;
    if (second === null) return null;
    return {
      phrase: phrase("askSplit", {
        first: second.first.matter.name,
        second: second.matter.name,
      }),
      buttons: [verb(draft, "splitTwo"), verb(draft, "splitOne")],
    };
  },
  verbs: {
    splitTwo: ({ second }) => (second === null ? {} : { change: asTwo(second) }),
    // The whole text is looked at once more, for what it is about as one.
    splitOne: () => ({
      change: { isSplit: false, isMatterPicked: false, gate: null, owner: null },
    }),
  },
  spoken: [
    ["yes", "splitTwo"],
    ["no", "splitOne"],
  ],
  skip: "splitOne",
  undo: ({ second }) =>
    second === null ? null : { isSplit: null, isMatterPicked: false, owner: null },
};

type Second = NonNullable<Draft["second"]>;

/** Two are never offered to be followed instead: one of them would be lost. */
function asTwo({ first }: Second): Partial<Draft> {
  return {
    isSplit: true,
    matter: first.matter,
    isMatterSure: true,
    isMatterPicked: true,
    isSimilarSettled: true,
    owner: null,
    // A place of its own is where the first part says; it is confirmed like any other guess.
    ...(first.place === null
      ? {}
      : { ...first.place, isWardSure: false, wardOptions: [], wardName: null }),
  };
}

/**
 * The two parts of a text that was looked at again. Once it no longer falls into two, both offices get the
 * whole: words added later belong to nobody knows which.
 */
export function partsOf(
  { second, isSplit, text }: Draft,
  found: Understanding,
): Partial<Draft> {
  const { secondMatter } = found;
  if (isSplit === true && second !== null && !isSame(second, secondMatter)) {
    return {
      second: { ...second, text, first: { ...second.first, text }, owner: null },
    };
  }
  return { second: secondMatter === null ? null : { ...secondMatter, owner: null } };
}

function isSame(second: Second, found: Understanding["secondMatter"]): boolean {
  return (
    found?.matter.id === second.matter.id &&
    found.first.matter.id === second.first.matter.id
  );
}
