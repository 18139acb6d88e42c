/** Filing feedback: from the first word to the receipt. */

import type {
  Conversation,
  Draft,
  DraftVerb,
  Event,
  Result,
  Step,
  Surroundings,
} from "#conversations/types.ts";
import { phrase } from "#messages/phrase.ts";
import { newDraft, withText } from "./draft-changes.ts";
import { onPress, onVerb, pickMatter, pickWard } from "./draft-presses.ts";
import {
  answer,
  cancel,
  goOn,
  greeted,
  repeatQuestion,
  replyTo,
  say,
  sayFirst,
  started,
} from "./draft-questions.ts";
import { named, pick, says } from "./plain-answers.ts";

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
      return answer(conversation, [say({ phrase: phrase("contactNotNeeded") })]);
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
  if (says("cancel", text)) return cancel(conversation);
  if (draft === null) {
    return goOn(started(conversation), withText(newDraft(conversation), text), around);
  }
  return onAnswer(conversation, draft, text, around);
}

/** What stands for which button while a question is open. */
const SPOKEN = {
  describe: [],
  rewrite: [],
  consent: [
    ["yes", "agree"],
    ["no", "disagree"],
  ],
  gate: [["sendAnyway", "sendAnyway"]],
  matter: [],
  ward: [["no", "wardNo"]],
  photo: [["noPhoto", "noPhoto"]],
  confirm: [
    ["send", "send"],
    ["edit", "edit"],
  ],
} as const satisfies Record<
  NonNullable<Draft["asked"]>,
  readonly (readonly [Parameters<typeof says>[0], DraftVerb])[]
>;

/** A text while a question stands: the answer to it, or more about the matter. */
function onAnswer(
  conversation: Conversation,
  draft: Draft,
  text: string,
  around: Surroundings,
): Step {
  const asked = draft.asked ?? "describe";
  const spoken = SPOKEN[asked].find(([meaning]) => says(meaning, text));
  if (spoken !== undefined) return onVerb(conversation, draft, spoken[1], around);
  const buttons = replyTo(draft).flatMap((reply) => reply.buttons ?? []);
  const pressed = named(buttons, text);
  if (pressed !== null) return onPress(conversation, pressed, around);
  const matter = asked === "matter" ? pick(draft.matterOptions, text) : null;
  if (matter !== null) return pickMatter(conversation, draft, matter.id, around);
  if (asked === "ward") return onWardAnswer(conversation, draft, text, around);
  if (isFiller(text)) return answer(conversation, repeatQuestion(conversation));
  const before = asked === "rewrite" ? { ...draft, text: "" } : draft;
  return goOn(conversation, withText(before, text), around);
}

function onWardAnswer(
  conversation: Conversation,
  draft: Draft,
  text: string,
  around: Surroundings,
): Step {
  const option = pick(draft.wardOptions, text);
  if (option !== null) return pickWard(conversation, draft, option.id, around);
  if (draft.ward !== null && says("yes", text)) {
    return onVerb(conversation, draft, "wardYes", around);
  }
  return isFiller(text)
    ? answer(conversation, repeatQuestion(conversation))
    : answer(conversation, [{ kind: "readWard", text }]);
}

/** "ok" or "1" where neither answers anything: no part of the matter, and no name of a place. */
function isFiller(text: string): boolean {
  return says("yes", text) || /^[^\p{L}\d]*\d?[^\p{L}\d]*$/u.test(text);
}

function onFiles(
  conversation: Conversation,
  event: Extract<Event, { kind: "files" }>,
  around: Surroundings,
): Step {
  const draft = conversation.draft ?? newDraft(conversation);
  const isAnswer = draft.asked === "photo" || draft.asked === "confirm";
  const kept: Draft = { ...draft, mediaIds: [...draft.mediaIds, ...event.mediaIds] };
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
      : answer(conversation, [
          { kind: "addNote", caseId: lastSent.caseId, text, mediaIds: [] },
        ]);
  }
  // Of several messages nobody knows which was mended: then nothing is taken away.
  const isOne = !draft.text.includes("\n");
  const before = isOne ? { ...draft, text: "" } : draft;
  const step = goOn(conversation, withText(before, text), around);
  return sayFirst(step, say({ phrase: phrase("editNoted") }));
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
