/** May the report be passed on? Two equal buttons; what was said is stored with the version of the text. */
import type { Effect } from "#conversations/types/effects.ts";
import { phrase } from "#messages/phrase.ts";
import { type Question, verb } from "./question.ts";
import { say } from "./steps.ts";

/** The version of the consent text in `messages/`; a changed text is a new version. */
const CONSENT_TEXT = "2026-11";

export const askConsent: Question = {
  isDue: (_, { hasConsented }) => !hasConsented,
  ask: (draft) => ({
    phrase: phrase("consent"),
    buttons: [verb(draft, "agree"), verb(draft, "disagree")],
  }),
  verbs: {
    agree: () => ({ effects: [consent(true)] }),
    disagree: (draft) => ({
      change: { asked: "consent" },
      effects: [
        consent(false),
        say({
          phrase: phrase("consentRefused"),
          buttons: [verb(draft, "agree"), verb(draft, "cancel")],
        }),
      ],
      isOpenStill: true,
    }),
  },
  spoken: [
    ["yes", "agree"],
    ["no", "disagree"],
  ],
};

function consent(isGiven: boolean): Effect {
  const purpose = "feedback";
  return { kind: "recordConsent", purpose, isGiven, textVersion: CONSENT_TEXT };
}
