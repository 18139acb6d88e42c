/** A note that accuses somebody: it waits in the hands of its author, who may still say "send it anyway". */
import type { Conversation, Event, HeldNote, Step } from "#conversations/types.ts";
import { phrase } from "#messages/phrase.ts";
import { says } from "./plain-answers.ts";
import { answer, say } from "./steps.ts";

/** The house has stopped a note: it says who receives such words, and keeps them. */
export function onNoteHeld(conversation: Conversation, held: HeldNote): Step {
  const { caseId, code, text, mediaIds } = held;
  const note = { caseId, code, text, mediaIds: [...mediaIds] };
  const action = { kind: "noteAnyway" as const, caseId };
  return answer({ ...conversation, held: [...conversation.held, note] }, [
    say({
      phrase: phrase("denunciation"),
      buttons: [{ label: phrase("sendAnyway"), action }],
    }),
  ]);
}

/** "Vẫn gửi", typed or pressed; null: it is about something else, such as the report in hand. */
export function heldNoteOf(
  { draft, held }: Conversation,
  event: Event,
): HeldNote | null {
  if (event.kind === "press" && event.action?.kind === "noteAnyway") {
    const { caseId } = event.action;
    return held.findLast((one) => one.caseId === caseId) ?? null;
  }
  const isSaid = event.kind === "text" && says("sendAnyway", event.text);
  return isSaid && draft?.asked !== "gate" ? (held.at(-1) ?? null) : null;
}

export function sendHeld(conversation: Conversation, note: HeldNote): Step {
  const { caseId, text, mediaIds } = note;
  const held = conversation.held.filter((one) => one !== note);
  return answer({ ...conversation, held }, [
    { kind: "addNote", caseId, text, mediaIds, isGateOpen: true },
  ]);
}

/** Pressed again, or long after: the note is not here any more. */
export function onStaleNote(conversation: Conversation): Step {
  return answer(conversation, [say({ phrase: phrase("staleButton") })]);
}
