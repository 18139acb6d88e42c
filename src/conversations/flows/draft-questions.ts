/** What a draft still needs: the next question, or the next thing to find out. */

import type {
  Conversation,
  Draft,
  DraftVerb,
  Effect,
  Gate,
  Reply,
  ReplyButton,
  Step,
  Surroundings,
} from "#conversations/types.ts";
import { sayPlace } from "#kernel/place.ts";
import { fold } from "#kernel/text.ts";
import { type Phrase, phrase } from "#messages/phrase.ts";

/** The version of the consent text in `messages/`; a changed text is a new version. */
export const CONSENT_TEXT = "2026-11";

/** Carries a draft one step on: asks what is missing, or asks the house. */
export function goOn(
  conversation: Conversation,
  draft: Draft,
  around: Surroundings,
): Step {
  const keep = (kept: Draft, effects: readonly Effect[]): Step => ({
    conversation: { ...conversation, draft: kept },
    effects,
  });
  if (draft.text !== "" && draft.gate === null) {
    return keep(draft, [{ kind: "understand", text: draft.text }]);
  }
  const asked = nextQuestion(draft, around);
  if (asked === "confirm" && draft.owner === null) {
    return keep(draft, [
      {
        kind: "findOwner",
        matterId: draft.matter?.id ?? null,
        wardId: draft.ward?.id ?? null,
        placeKind: draft.placeKind,
      },
    ]);
  }
  const next = { ...draft, asked };
  const step = keep(next, replyTo(next).map(say));
  const isFirst = asked === "consent" && !conversation.isGreeted;
  return isFirst
    ? greeted(sayFirst(step, say({ phrase: phrase("consentKeepsText") })))
    : step;
}

/** From here on the person knows whom they are writing to. */
export function greeted(step: Step): Step {
  return { ...step, conversation: { ...step.conversation, isGreeted: true } };
}

function nextQuestion(draft: Draft, around: Surroundings): NonNullable<Draft["asked"]> {
  if (draft.text === "" || (draft.gate === "unclear" && !draft.isClarified))
    return "describe";
  if (draft.gate !== null && isElsewhere(draft.gate)) return "gate";
  if (!around.hasConsented) return "consent";
  if (!draft.isMatterSure) return "matter";
  if (!draft.isWardSure) return "ward";
  const wantsPhoto = draft.matter?.isPhysical !== false;
  if (wantsPhoto && !draft.isPhotoSettled && draft.mediaIds.length === 0)
    return "photo";
  return "confirm";
}

/** Not for the open queue: the law or another body receives it. */
export function isElsewhere(gate: Gate): boolean {
  return GATE_CARD[gate] !== null;
}

const GATE_CARD: Readonly<Record<Gate, Phrase | null>> = {
  feedback: null,
  emergency: null,
  unclear: null,
  crime: phrase("crime"),
  complaint: phrase("complaint"),
  denunciation: phrase("denunciation"),
  civilDispute: phrase("civilDispute"),
  outsideAuthority: phrase("outsideAuthority"),
};

/** The question a draft stands at, as messages. */
export function replyTo(draft: Draft): readonly Reply[] {
  switch (draft.asked) {
    case null:
    case "describe":
      return [{ phrase: describe(draft) }];
    case "rewrite":
      return [{ phrase: phrase("editText") }];
    case "consent":
      return [
        {
          phrase: phrase("consent"),
          buttons: [verb(draft, "agree"), verb(draft, "disagree")],
        },
      ];
    case "gate":
      return gateReply(draft);
    case "matter":
      return [{ phrase: phrase("askMatter"), buttons: matterButtons(draft) }];
    case "ward":
      return [wardReply(draft)];
    case "photo":
      return [{ phrase: phrase("askPhoto"), buttons: [verb(draft, "noPhoto")] }];
    case "confirm":
      return confirmReply(draft);
  }
}

function describe(draft: Draft): Phrase {
  if (draft.text !== "") return phrase("describeMore");
  if (draft.mediaIds.length > 0)
    return phrase("photoKept", { count: draft.mediaIds.length });
  return phrase(draft.pin === null ? "describe" : "locationKept");
}

function gateReply(draft: Draft): readonly Reply[] {
  const card = draft.gate === null ? null : GATE_CARD[draft.gate];
  if (card === null) return [];
  return [
    { phrase: card, buttons: [verb(draft, "sendAnyway"), verb(draft, "cancel")] },
  ];
}

function matterButtons(draft: Draft): readonly ReplyButton[] {
  const options = draft.matterOptions.map(({ id, name }) => ({
    label: phrase("literal", name),
    action: { kind: "pickMatter" as const, number: draft.number, matterId: id },
  }));
  return [...options, verb(draft, "otherMatter")];
}

function wardReply(draft: Draft): Reply {
  const location = verb(draft, "location");
  if (draft.wardOptions.length > 0) {
    const options = draft.wardOptions.map(({ id, name }) => ({
      label: phrase("literal", name),
      action: { kind: "pickWard" as const, number: draft.number, wardId: id },
    }));
    return {
      phrase:
        draft.wardName === null
          ? phrase("askWardNear")
          : phrase("askWardOf", { name: draft.wardName }),
      buttons: [...options, verb(draft, "wardNo")],
    };
  }
  const { ward } = draft;
  if (ward !== null) {
    // "Phường Láng: chỗ này thuộc phường Láng" would say it twice.
    const isItself =
      draft.address !== null && fold(draft.address) === fold(ward.name.vi);
    const address = isItself ? null : draft.address;
    return {
      phrase: phrase("askWardYesNo", { ward: ward.label, address }),
      buttons: [verb(draft, "wardYes"), verb(draft, "wardNo"), location],
    };
  }
  return { phrase: wardQuestion(draft), buttons: [location] };
}

function wardQuestion(draft: Draft): Phrase {
  if (draft.wardProblem === "outside") {
    return phrase("outsideCity", { name: draft.wardName });
  }
  return phrase(draft.wardProblem === "notFound" ? "wardNotFound" : "askWard");
}

function confirmReply(draft: Draft): readonly Reply[] {
  if (draft.owner === null) return [];
  return [
    {
      phrase: phrase("summary", {
        matter: draft.matter?.name ?? { vi: "Việc khác", en: "Other matter" },
        place: sayPlace(draft.address, draft.ward?.name.vi ?? null),
        text: draft.text,
        hasPhotos: draft.mediaIds.length > 0,
        agency: draft.owner.agency.name,
        why: draft.owner.why,
      }),
      buttons: [verb(draft, "send"), verb(draft, "edit"), verb(draft, "wrongAgency")],
    },
  ];
}

const LABEL = {
  agree: "agree",
  disagree: "disagree",
  wardYes: "yes",
  wardNo: "elsewhere",
  location: "sendLocation",
  noPhoto: "noPhoto",
  otherMatter: "otherMatter",
  send: "send",
  edit: "edit",
  wrongAgency: "wrongAgency",
  cancel: "cancel",
  sendAnyway: "sendAnyway",
} as const satisfies Record<DraftVerb, string>;

/** A button of a draft. */
export function verb(draft: Draft, name: DraftVerb): ReplyButton {
  return {
    label: phrase(LABEL[name]),
    action: { kind: "draft", number: draft.number, verb: name },
    ...(name === "location" ? { kind: "location" as const } : {}),
  };
}

export function say(reply: Reply): Effect {
  return { kind: "say", reply };
}

/** The same step with something done before the rest. */
export function sayFirst(step: Step, effect: Effect): Step {
  return { ...step, effects: [effect, ...step.effects] };
}

export function cancel(conversation: Conversation): Step {
  const isOpen = conversation.draft !== null;
  return {
    conversation: { ...conversation, draft: null },
    effects: [say({ phrase: phrase(isOpen ? "cancelled" : "nothingToCancel") })],
  };
}

export function repeatQuestion({ draft }: Conversation): readonly Effect[] {
  return draft === null ? [] : replyTo(draft).map(say);
}

export function answer(conversation: Conversation, effects: readonly Effect[]): Step {
  return { conversation, effects };
}

export function started(conversation: Conversation): Conversation {
  return { ...conversation, drafts: conversation.drafts + 1 };
}
