/** A photo, where there is something to see. */
import { phrase } from "#messages/phrase.ts";
import { type Question, verb } from "./question.ts";

export const askPhoto: Question = {
  isDue: ({ matter, isPhotoSettled, mediaIds }) =>
    matter?.isPhysical !== false && !isPhotoSettled && mediaIds.length === 0,
  ask: (draft) => ({ phrase: phrase("askPhoto"), buttons: [verb(draft, "noPhoto")] }),
  verbs: { noPhoto: () => ({ change: { isPhotoSettled: true } }) },
  spoken: [["noPhoto", "noPhoto"]],
  skip: "noPhoto",
  undo: ({ mediaIds }) => (mediaIds.length === 0 ? { isPhotoSettled: false } : null),
};
