/** Filing feedback: from the first word to the receipt. */

import type { Effect } from "#conversations/types/effects.ts";
import type {
  Action,
  Conversation,
  Draft,
  Event,
  ReplyButton,
  Result,
  Step,
  Surroundings,
} from "#conversations/types.ts";
import { phrase } from "#messages/phrase.ts";
import { readCard } from "./ask-contact.ts";
import { newDraft, started, withText } from "./draft-changes.ts";
import { cancel, onHuman, resume, SPOKEN_MENU } from "./draft-menu.ts";
import { onPress, onVerb } from "./draft-presses.ts";
import {
  apply,
  goOn,
  numbered,
  questionOf,
  repeatQuestion,
  replyTo,
} from "./draft-steps.ts";
import { named, says } from "./plain-answers.ts";
import { answer, first, greeted, say } from "./steps.ts";

/** What the person did, in the light of the draft. */
export function fileFeedback(
  conversation: Conversation,
  event: Exclude<Event, Result>,
  around: Surroundings,
): Step {
  switch (event.kind) {
    case "text":
      return onText(conversation, event.text, around);
    case "files":
      return onFiles(conversation, event, around);
    case "location":
      return onLocation(conversation, event);
    case "edit":
      return onEdit(conversation, event.text, around);
    case "press":
      return onPress(conversation, event.action, around);
    case "start":
      return greet(conversation);
    case "contact":
      return onContact(conversation, event, around);
    case "unsupported":
      return answer(conversation, [say({ phrase: phrase("unsupported") })]);
    case "language":
      return answer(conversation, [
        { kind: "setLanguage", language: event.language },
        say({ phrase: phrase("languageSet") }),
        ...repeatQuestion(conversation),
      ]);
  }
}

function onText(conversation: Conversation, text: string, around: Surroundings): Step {
  const { draft } = conversation;
  if (says("greeting", text)) return greet(conversation);
  if (says("resume", text)) {
    return resume(conversation, null, around) ?? greet(conversation);
  }
  if (draft !== null) return onAnswer(conversation, draft, text, around);
  if (says("cancel", text)) return cancel(conversation);
  if (says("human", text)) return onHuman(conversation);
  if (isFiller(text)) return greet(conversation);
  return goOn(started(conversation), withText(newDraft(conversation), text), around);
}

/** A text while a question stands: the answer to it, or more about the matter. */
function onAnswer(
  conversation: Conversation,
  draft: Draft,
  text: string,
  around: Surroundings,
): Step {
  const question = questionOf(draft.asked ?? "describe");
  const spoken = [...(question.spoken ?? []), ...SPOKEN_MENU];
  const meant = spoken.find(([meaning]) => says(meaning, text))?.[1];
  const skipped = says("skip", text) ? question.skip : undefined;
  const name = meant ?? skipped;
  if (name !== undefined) return onVerb(conversation, draft, name, around);
  const buttons = replyTo(draft)?.buttons ?? [];
  const pressed = named(buttons, text) ?? onNumber(buttons, text);
  if (pressed !== null) return onPress(conversation, pressed, around);
  if (isFiller(text) && !isAffirmed(draft, text)) {
    return answer(conversation, repeatQuestion(conversation));
  }
  const read = question.read?.(draft, text) ?? null;
  if (read !== null) return apply(conversation, draft, read, around);
  return goOn(conversation, withText(draft, text), around);
}

/** An option is chosen by its number; a number is no consent, and sends nothing. */
function onNumber(buttons: readonly ReplyButton[], text: string): Action | null {
  const action = numbered(buttons, text);
  return action?.kind === "pickMatter" || action?.kind === "pickWard" ? action : null;
}

/** "ok", "1" or "/help" where none of them answers anything: no part of the matter, and no name of a place. */
function isFiller(text: string): boolean {
  return says("yes", text) || /^[^\p{L}\d]*\d?[^\p{L}\d]*$|^\s*\/\w+\s*$/u.test(text);
}

/** "Đúng" below "this is in phường Láng, right?" says a lot. */
function isAffirmed({ asked, ward, similar }: Draft, text: string): boolean {
  const isOne =
    (asked === "ward" && ward !== null) ||
    (asked === "similar" && similar?.cases.length === 1);
  return isOne && says("yes", text);
}

function onFiles(
  conversation: Conversation,
  event: Extract<Event, { kind: "files" }>,
  around: Surroundings,
): Step {
  const late = lateForSent(conversation, event);
  if (late !== null) return answer(conversation, [late]);
  const draft = conversation.draft ?? newDraft(conversation);
  const isAnswer = draft.asked === "photo" || draft.asked === "confirm";
  const kept: Draft = {
    ...draft,
    mediaIds: [...draft.mediaIds, ...event.mediaIds],
    albumId: event.albumId ?? null,
  };
  const next = event.caption === null ? kept : withText(kept, event.caption);
  const base = conversation.draft === null ? started(conversation) : conversation;
  const isWaitingForOther = draft.asked !== null && !isAnswer && draft.text !== "";
  if (isWaitingForOther && event.caption === null) {
    const added = phrase("photosAdded", { count: next.mediaIds.length });
    return {
      conversation: { ...base, draft: next },
      effects: [say({ phrase: added })],
    };
  }
  return goOn(base, next, around);
}

/** Photos of an album whose report was sent before they had all arrived belong to it. */
function lateForSent(
  { draft, lastSent }: Conversation,
  { albumId = null, caption, mediaIds }: Extract<Event, { kind: "files" }>,
): Effect | null {
  const isLate = draft === null && albumId !== null && albumId === lastSent?.albumId;
  return isLate
    ? { kind: "addNote", caseId: lastSent.caseId, text: caption ?? "", mediaIds }
    : null;
}

/** A card of the address book says who is sending it, where that is asked. */
function onContact(
  conversation: Conversation,
  card: Extract<Event, { kind: "contact" }>,
  around: Surroundings,
): Step {
  const { draft } = conversation;
  return draft?.asked === "contact"
    ? apply(conversation, draft, readCard(draft, card), around)
    : answer(conversation, [say({ phrase: phrase("contactNotNeeded") })]);
}

function onLocation(
  conversation: Conversation,
  event: { readonly lat: number; readonly lon: number },
): Step {
  const draft = conversation.draft ?? newDraft(conversation);
  const base = conversation.draft === null ? started(conversation) : conversation;
  const pin = { lat: event.lat, lon: event.lon };
  return {
    conversation: { ...base, draft: { ...draft, pin } },
    effects: [{ kind: "locate", ...pin }],
  };
}

function onEdit(conversation: Conversation, text: string, around: Surroundings): Step {
  const { draft, lastSent } = conversation;
  if (draft === null) {
    return lastSent === null
      ? onText(conversation, text, around)
      : answer(
          conversation,
          // Nobody knows which of the two was mended: both offices read it.
          [lastSent, lastSent.second].flatMap((one) =>
            one === null
              ? []
              : [{ kind: "addNote", caseId: one.caseId, text, mediaIds: [] } as const],
          ),
        );
  }
  // Of several messages nobody knows which was mended: then nothing is taken away.
  const isOne = !draft.text.includes("\n");
  const before: Draft = { ...draft, asked: null, text: isOne ? "" : draft.text };
  const step = goOn(conversation, withText(before, text), around);
  return first(step, say({ phrase: phrase("editNoted") }));
}

function greet(conversation: Conversation): Step {
  const { draft } = conversation;
  if (draft === null || isEmpty(draft)) {
    return greeted(answer(conversation, [say({ phrase: phrase("greeting") })]));
  }
  if (draft.text === "") return answer(conversation, repeatQuestion(conversation));
  const waits = phrase("draftWaits", { text: draft.text });
  return answer(conversation, [
    say({ phrase: waits }),
    ...repeatQuestion(conversation),
  ]);
}

function isEmpty({ text, mediaIds, pin }: Draft): boolean {
  return text === "" && mediaIds.length === 0 && pin === null;
}
