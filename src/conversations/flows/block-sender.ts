/** A dispatcher decides whether the sender of a case is blocked, and looks at a block again. */
import type {
  Conversation,
  Event,
  ReplyButton,
  Result,
  ReviewVerb,
  Step,
} from "#conversations/types.ts";
import { phrase } from "#messages/phrase.ts";
import { answer } from "./steps.ts";

/** Null when it is about something else. */
export function onBlockPress(
  conversation: Conversation,
  event: Exclude<Event, Result>,
): Step | null {
  const action = event.kind === "press" ? event.action : null;
  switch (action?.kind) {
    case "decideBlock":
    case "reviewBlock":
      return answer(conversation, [action]);
    default:
      return null;
  }
}

export function decideButtons(caseId: string): readonly ReplyButton[] {
  return [
    {
      label: phrase("blockMonth"),
      action: { kind: "decideBlock", caseId, blocks: true },
    },
    {
      label: phrase("blockNot"),
      action: { kind: "decideBlock", caseId, blocks: false },
    },
  ];
}

const REVIEW = [
  ["liftAndRead", "liftAndRead"],
  ["lift", "liftBlock"],
  ["keep", "blockLonger"],
] as const satisfies readonly (readonly [ReviewVerb, string])[];

export function reviewButtons(
  chatId: string,
  reviewAt: Temporal.Instant,
): readonly ReplyButton[] {
  return REVIEW.map(([verb, label]) => ({
    label: phrase(label),
    action: { kind: "reviewBlock", chatId, reviewAt: reviewAt.toString(), verb },
  }));
}
