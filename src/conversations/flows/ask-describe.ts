/** What is wrong, and where? Asked first, and again once when the text says too little. */
import type { Draft } from "#conversations/types.ts";
import { type Phrase, phrase } from "#messages/phrase.ts";
import type { Question } from "./question.ts";

export const askDescribe: Question = {
  isDue: ({ text, gate, isClarified }) =>
    text === "" || (gate === "unclear" && !isClarified),
  ask: (draft) => ({ phrase: words(draft) }),
};

/** The text once more; only for somebody who wants to write it anew. */
export const askRewrite: Question = {
  isDue: () => false,
  ask: () => ({ phrase: phrase("editText") }),
  read: (_, text) => ({ change: { text: text.trim(), gate: null, isSplit: null } }),
};

function words(draft: Draft): Phrase {
  if (draft.text !== "") return phrase("describeMore");
  if (draft.mediaIds.length > 0)
    return phrase("photoKept", { count: draft.mediaIds.length });
  return phrase(draft.pin === null ? "describe" : "locationKept");
}
