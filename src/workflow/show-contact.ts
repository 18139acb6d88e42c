/** Shows an officer the name and phone of a sender; every look is written down. */
import { insertCaseEvent, lockCase } from "#cases/store.ts";
import { phrase } from "#messages/phrase.ts";
import { newId } from "#platform/ids.ts";
import { findContact } from "#privacy/store.ts";
import { may } from "./standing.ts";
import { tell } from "./tell.ts";
import type { Turn } from "./turn.ts";

/** Those of the agency that has the case now, nobody else: no dispatcher, and no agency it was passed on from. */
export async function showContact(turn: Turn, caseId: string): Promise<void> {
  const { tx, chat, now, say } = turn;
  const found = await lockCase(tx, caseId);
  const { code } = found;
  if (!(await may(turn, "seeContact", found))) {
    return await say({ phrase: phrase("deskDenied") });
  }
  const contact = await findContact(tx, caseId);
  if (contact === null) return await say({ phrase: phrase("contactNone", { code }) });
  const event = { kind: "contactSeen", actorId: chat.personId, data: {} } as const;
  await insertCaseEvent(tx, caseId, event, now);
  const to = { chatId: chat.id, language: chat.language };
  const words = phrase("contactShown", { code, ...contact });
  const dedupeKey = `contact:${newId()}`;
  // Under its case, so that it can be taken back with the consent.
  await tell(tx, [{ to, dedupeKey, class: "reply", phrase: words, caseId }], now);
}
