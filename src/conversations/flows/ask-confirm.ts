/** The whole once more before it is sent. Stands last: nothing is sent that was not seen. */
import type { Draft, Reply, ReplyButton } from "#conversations/types.ts";
import { maskPhone } from "#kernel/phone.ts";
import { sayPlace } from "#kernel/place.ts";
import type { Sender } from "#messages/case-facts.ts";
import { phrase } from "#messages/phrase.ts";
import { needsContact } from "./ask-contact.ts";
import { type Question, verb } from "./question.ts";

export const askConfirm: Question = {
  isDue: () => true,
  ask: (draft) => (isTwo(draft) ? askBoth(draft) : askOne(draft)),
  verbs: {
    // They may have taken their consent back below the summary.
    send: (draft, { hasConsented }) =>
      draft.asked === "confirm" && draft.owner !== null && hasConsented
        ? { effects: [{ kind: "openCase", draft }], isOpenStill: true }
        : {},
    asProposal: () => ({ change: { caseKind: "proposal", isKindPicked: true } }),
    asFeedback: () => ({ change: { caseKind: "feedback", isKindPicked: true } }),
  },
  spoken: [
    ["send", "send"],
    ["edit", "edit"],
    ["wrongAgency", "wrongAgency"],
  ],
};

function isTwo({ second, isSplit }: Draft): boolean {
  return second !== null && isSplit === true;
}

function askOne(draft: Draft): Reply | null {
  const { owner } = draft;
  if (owner === null) return null;
  return {
    phrase: phrase("summary", {
      matter: draft.matter?.name ?? { vi: "Việc khác", en: "Other matter" },
      place: placeOf(draft),
      text: draft.text,
      hasPhotos: draft.mediaIds.length > 0,
      agency: owner.agency.name,
      why: owner.why,
      caseKind: draft.caseKind,
      sender: senderOf(draft),
    }),
    buttons: [
      verb(draft, "send"),
      verb(draft, "edit"),
      verb(draft, "wrongAgency"),
      kindButton(draft),
    ],
  };
}

/** A wrong office is mended after sending, on the case it is wrong for. */
function askBoth(draft: Draft): Reply | null {
  const { owner, second } = draft;
  if (owner === null || second === null || second.owner === null) return null;
  const place = placeOf(draft);
  const own = second.place;
  return {
    phrase: phrase("summaryBoth", {
      first: {
        matter: second.first.matter.name,
        text: second.first.text,
        agency: owner.agency.name,
        place,
      },
      second: {
        matter: second.matter.name,
        text: second.text,
        agency: second.owner.agency.name,
        place: own === null ? place : sayPlace(own.address, own.ward.name.vi),
      },
      hasPhotos: draft.mediaIds.length > 0,
      caseKind: draft.caseKind,
      sender: senderOf(draft),
    }),
    buttons: [
      { ...verb(draft, "send"), label: phrase("sendBoth") },
      verb(draft, "splitOne"),
      verb(draft, "edit"),
      kindButton(draft),
    ],
  };
}

function placeOf({ address, ward }: Draft): string {
  return sayPlace(address, ward?.name.vi ?? null);
}

function kindButton(draft: Draft): ReplyButton {
  return verb(draft, draft.caseKind === "proposal" ? "asFeedback" : "asProposal");
}

/** Null where nobody asks for a name. */
function senderOf(draft: Draft): Sender {
  const { contact } = draft;
  if (!needsContact(draft) || contact === null) return null;
  return contact.kind === "given"
    ? { name: contact.name, phone: maskPhone(contact.phone) }
    : "anonymous";
}
