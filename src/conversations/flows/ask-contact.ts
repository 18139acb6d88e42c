/** Who is sending it? Only where the law wants the sender named (NĐ 20/2008, Điều 6 and 7); no name is as good an answer. */

import type { Effect } from "#conversations/types/effects.ts";
import type { Draft } from "#conversations/types.ts";
import { phrase } from "#messages/phrase.ts";
import { type Answer, type Question, verb } from "./question.ts";
import { readContact } from "./read-contact.ts";
import { say } from "./steps.ts";

/** The version of the words of the question; changed words are a new version. */
const CONTACT_TEXT = "2026-11";

export const askContact: Question = {
  isDue: (draft) => needsContact(draft) && (draft.contact === null || isWanted(draft)),
  ask: (draft) =>
    isWanted(draft)
      ? { phrase: phrase("writeContact"), buttons: [verb(draft, "noContact")] }
      : {
          phrase: phrase("askContact"),
          buttons: [verb(draft, "withContact"), verb(draft, "noContact")],
        },
  verbs: {
    withContact: () => ({
      change: { contact: { kind: "wanted" } },
      effects: [consent(true)],
    }),
    noContact: () => ({
      change: { contact: { kind: "anonymous" } },
      effects: [consent(false)],
    }),
  },
  spoken: [
    ["yes", "withContact"],
    ["no", "noContact"],
  ],
  skip: "noContact",
  read: (draft, text) => (isWanted(draft) ? asContact(text) : null),
  undo: (draft) => (needsContact(draft) ? { contact: null } : null),
};

/** A name and a phone from the address book; given below the question, they are the consent to it too. */
export function readCard(
  draft: Draft,
  card: { readonly name: string; readonly phone: string },
): Answer {
  const read = asContact(`${card.name} ${card.phone}`);
  if (isWanted(draft) || read.change === undefined) return read;
  return { ...read, effects: [consent(true)] };
}

/** What is typed once they agreed is their name and phone, or asked for again; it never becomes part of the report. */
function asContact(text: string): Answer {
  const found = readContact(text);
  return found.kind === "missing"
    ? {
        effects: [say({ phrase: phrase("contactUnread", { missing: found.what }) })],
        isOpenStill: true,
      }
    : { change: { contact: { kind: "given", name: found.name, phone: found.phone } } };
}

export function needsContact({ matter, second, isSplit }: Draft): boolean {
  const isSecond = isSplit === true && second?.matter.needsContact === true;
  return matter?.needsContact === true || isSecond;
}

function isWanted({ contact }: Draft): boolean {
  return contact?.kind === "wanted";
}

function consent(isGiven: boolean): Effect {
  const purpose = "contact";
  return { kind: "recordConsent", purpose, isGiven, textVersion: CONTACT_TEXT };
}
