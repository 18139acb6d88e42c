/** The citizen takes their consents back; each is written down as refused, nothing is overwritten. */
import {
  insertConsent,
  insertPrivacyEvent,
  loadChatData,
} from "#conversations/store.ts";
import { phrase } from "#messages/phrase.ts";
import type { Turn } from "./turn.ts";

export async function withdrawConsent({ tx, chat, now, say }: Turn): Promise<void> {
  const { consents } = await loadChatData(tx, chat.id);
  // The newest of each purpose, because they come oldest first.
  const newest = new Map(consents.map((consent) => [consent.purpose, consent]));
  for (const { purpose, textVersion, isGiven } of newest.values()) {
    if (!isGiven) continue;
    const refusal = { chatId: chat.id, purpose, textVersion, isGiven: false };
    await insertConsent(tx, refusal, now);
  }
  await insertPrivacyEvent(tx, chat.personId, "consentWithdrawn", now);
  await say({ phrase: phrase("consentWithdrawn") });
}
