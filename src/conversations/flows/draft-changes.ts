import type { Conversation, Draft, WardFinding } from "#conversations/types.ts";

/** More text means a new look at the whole; the same once more (a double tap) is no more text. */
export function withText(draft: Draft, text: string): Draft {
  const more = text.trim();
  const isRepeat = draft.text === more || draft.text.endsWith(`\n${more}`);
  const joined = isRepeat ? draft.text : [draft.text, more].filter(Boolean).join("\n");
  return { ...draft, text: joined, gate: null };
}

/** The next draft of a chat, empty. */
export function newDraft(conversation: Conversation): Draft {
  return {
    number: conversation.drafts + 1,
    asked: null,
    askedBefore: [],
    text: "",
    mediaIds: [],
    albumId: null,
    pin: null,
    gate: null,
    isClarified: false,
    isGateOpen: false,
    isUrgent: false,
    address: null,
    placeKind: "unknown",
    ward: null,
    isWardSure: false,
    wardOptions: [],
    wardName: null,
    wardProblem: null,
    matter: null,
    matterOptions: [],
    isMatterSure: false,
    isMatterPicked: false,
    isPhotoSettled: false,
    similar: null,
    isSimilarSettled: false,
    owner: null,
    second: null,
    isSplit: null,
    caseKind: "feedback",
    isKindPicked: false,
    contact: null,
    point: null,
  };
}

/** What a search for the ward changes; `typed` is what the person wrote as its name. */
export function withWard(
  draft: Draft,
  found: WardFinding,
  typed: string | null,
): Draft {
  const clean: Draft = { ...draft, wardOptions: [], wardName: null, wardProblem: null };
  switch (found.kind) {
    case "one":
      return { ...clean, ward: found.ward, isWardSure: typed !== null };
    case "several":
      return {
        ...clean,
        ward: null,
        isWardSure: false,
        wardOptions: [...found.wards],
        wardName: found.name,
      };
    case "outside":
    case "none":
      return notFound(clean, draft, found, typed);
  }
}

/** Asked in vain twice: the dispatcher will know, and nobody is asked again and again. */
function notFound(
  clean: Draft,
  { asked, wardProblem, ward, address }: Draft,
  found: Extract<WardFinding, { kind: "outside" | "none" }>,
  typed: string | null,
): Draft {
  const isOutside = found.kind === "outside";
  const isSecond = asked === "ward" && wardProblem !== null;
  return {
    ...clean,
    // An unknown word takes no guess away: it is asked about once more.
    ward: isOutside || isSecond ? null : ward,
    isWardSure: isSecond,
    // What could not be found once is no address: the next answer may be.
    address: address ?? (isSecond ? typed : null),
    wardName: isOutside ? found.name : null,
    wardProblem: isOutside ? "outside" : "notFound",
  };
}

/** A draft begins: the next one gets another number. */
export function started(conversation: Conversation): Conversation {
  return { ...conversation, drafts: conversation.drafts + 1 };
}
