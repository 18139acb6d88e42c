/** What is wrong, and where? Asked first, and again once when the text says too little. */
import type { Draft } from "#conversations/types.ts";
import { type Phrase, phrase } from "#messages/phrase.ts";
import { says } from "./plain-answers.ts";
import type { Question } from "./question.ts";
import { say } from "./steps.ts";

export const askDescribe: Question = {
  isDue: ({ text, gate, isClarified }) =>
    text === "" || (gate === "unclear" && !isClarified),
  ask: (draft) => ({ phrase: words(draft) }),
  // Who wants to send it as it is may, once there is something to send.
  read: (draft, text) => {
    if (!says("skip", text)) return null;
    return draft.text === ""
      ? { isOpenStill: true, effects: [say({ phrase: words(draft) })] }
      : { change: { isClarified: true } };
  },
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
