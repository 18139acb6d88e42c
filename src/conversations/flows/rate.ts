/** Everything about ratings that a person may press, type or open; null when it is about something else. */
import type {
  Conversation,
  Event,
  Result,
  Step,
  Surroundings,
} from "#conversations/types.ts";
import { onBeginPress, onInvitationsInput, ratingTokenOf } from "./rate-begin.ts";
import { onRatingInput, onRatingPress } from "./rate-procedure.ts";
import { answer } from "./steps.ts";

export function onRating(
  conversation: Conversation,
  event: Exclude<Event, Result>,
  around: Surroundings,
): Step | null {
  switch (event.kind) {
    case "start": {
      const token = ratingTokenOf(event.parameter);
      return token === null
        ? null
        : answer(conversation, [{ kind: "findRating", token }]);
    }
    case "press":
      return onPress(conversation, event.action, around);
    case "text":
    case "files":
    case "edit":
    case "language":
      return (
        onInvitationsInput(conversation, event) ?? onInput(conversation, event, around)
      );
    default:
      return null;
  }
}

function onPress(
  conversation: Conversation,
  action: Extract<Event, { kind: "press" }>["action"],
  around: Surroundings,
): Step | null {
  switch (action?.kind) {
    case "beginRating":
    case "postponeRating":
    case "invitations":
      return onBeginPress(conversation, action);
    case "rate":
    case "rateReason":
    case "rating":
      return onRatingPress(conversation, action, around);
    default:
      return null;
  }
}

function onInput(
  conversation: Conversation,
  event: Parameters<typeof onRatingInput>[2],
  around: Surroundings,
): Step | null {
  const { task } = conversation;
  return task?.kind === "rating"
    ? onRatingInput(conversation, task, event, around)
    : null;
}
