/** The citizen takes a consent back; that is written down as a refusal, nothing is overwritten. */
import { withdrawalButtons } from "#conversations/flows/own-data.ts";
import type { Purpose } from "#kernel/purpose.ts";
import { phrase } from "#messages/phrase.ts";
import { findConsents, insertConsent, insertPrivacyEvent } from "#privacy/store.ts";
import { forgetContacts } from "./forget-contacts.ts";
import type { Turn } from "./turn.ts";

/** Says which consents are in force, each with the way to take it back. */
export async function listConsents({ tx, chat, now, say }: Turn): Promise<void> {
  await insertPrivacyEvent(tx, chat.personId, "consentsShown", now);
  const purposes = (await findConsents(tx, chat.id)).map(({ purpose }) => purpose);
  const buttons = withdrawalButtons(purposes);
  await say({ phrase: phrase("consentsGiven", { purposes }), buttons });
}

/** A second press says the same again and changes nothing. */
export async function withdrawConsent(turn: Turn, purpose: Purpose): Promise<void> {
  const { tx, chat, now, say } = turn;
  const given = (await findConsents(tx, chat.id)).find(
    (one) => one.purpose === purpose,
  );
  if (given !== undefined) {
    const refusal = { chatId: chat.id, ...given, isGiven: false };
    await insertConsent(tx, refusal, now);
    await insertPrivacyEvent(tx, chat.personId, `${purpose}Withdrawn`, now);
    if (purpose === "contact") await forgetContacts(turn, chat.id);
  }
  await say({ phrase: phrase(CONSEQUENCE[purpose]) });
}

const CONSEQUENCE = {
  feedback: "feedbackWithdrawn",
  contact: "contactWithdrawn",
  rating: "ratingWithdrawn",
} as const satisfies Record<Purpose, string>;
