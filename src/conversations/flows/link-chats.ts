/** Codes typed into a chat: an invitation, or the link to another chat of the same person. */
import type { Conversation, Event, Result, Step } from "#conversations/types.ts";
import { shortCodeIn } from "#kernel/short-code.ts";
import { phrase } from "#messages/phrase.ts";
import { says } from "./plain-answers.ts";
import { answer, say } from "./steps.ts";

/** Null when it is about something else. */
export function onLinkInput(
  conversation: Conversation,
  event: Exclude<Event, Result>,
): Step | null {
  if (event.kind === "press" && event.action?.kind === "linkChats") {
    const { codeHash, agrees } = event.action;
    return answer(conversation, [
      agrees ? { kind: "linkChats", codeHash } : say({ phrase: phrase("linkRefused") }),
    ]);
  }
  if (event.kind !== "text") return null;
  if (says("linkChats", event.text))
    return answer(conversation, [{ kind: "makeLinkCode" }]);
  if (says("mainChat", event.text))
    return answer(conversation, [{ kind: "chooseMainChat" }]);
  const found = shortCodeIn(event.text);
  if (found === null) return null;
  // In the middle of something else, a bare code may be what was asked for: a number plate, a meter.
  const isFree = conversation.draft === null && conversation.task === null;
  return found.isNamed || isFree
    ? answer(conversation, [{ kind: "useCode", code: found.code }])
    : null;
}
