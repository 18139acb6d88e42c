/** The person and what is stored about them: seeing it, erasing it, taking a consent back. */

import { parseConversation } from "#conversations/schema.ts";
import type { Effect } from "#conversations/types/effects.ts";
import type { Action, Conversation, ReplyButton, Step } from "#conversations/types.ts";
import type { Purpose } from "#kernel/purpose.ts";
import { phrase } from "#messages/phrase.ts";
import { says } from "./plain-answers.ts";
import { answer } from "./steps.ts";

type Verb = Extract<Action, { kind: "data" }>["verb"];

/** What a text asks for; null when it is about something else. */
export function dataRequestOf(text: string): Effect | null {
  if (says("showData", text)) return { kind: "showData" };
  if (says("eraseData", text)) return { kind: "offerErasure" };
  return says("withdrawConsent", text) ? { kind: "listConsents" } : null;
}

/** One press gives a consent, one press takes it back. */
export function onWithdrawPress(conversation: Conversation, purpose: Purpose): Step {
  return { conversation, effects: [{ kind: "withdrawConsent", purpose }] };
}

/** A button for each consent that can be taken back. */
export function withdrawalButtons(purposes: readonly Purpose[]): ReplyButton[] {
  return purposes.map((purpose) => ({
    label: phrase(WITHDRAWAL[purpose]),
    action: { kind: "withdrawConsent", purpose },
  }));
}

const WITHDRAWAL = {
  feedback: "withdrawFeedback",
  contact: "withdrawContact",
  rating: "withdrawRating",
} as const satisfies Record<Purpose, string>;

export function onDataPress(conversation: Conversation, verb: Verb): Step {
  switch (verb) {
    case "erase":
      return {
        conversation: parseConversation(null),
        effects: [{ kind: "eraseData" }],
      };
    case "eraseWhenDone":
      return answer(conversation, [{ kind: "keepData", untilDone: true }]);
    case "keep":
      return answer(conversation, [{ kind: "keepData", untilDone: false }]);
  }
}

/** To erase and not to erase stand side by side; with cases in hand there is a way between. */
export function erasureButtons(open: number): readonly ReplyButton[] {
  const button = (label: "eraseNow" | "eraseNot" | "eraseWhenDone", verb: Verb) => ({
    label: phrase(label),
    action: { kind: "data" as const, verb },
  });
  return [
    button("eraseNow", "erase"),
    button("eraseNot", "keep"),
    ...(open === 0 ? [] : [button("eraseWhenDone", "eraseWhenDone")]),
  ];
}
