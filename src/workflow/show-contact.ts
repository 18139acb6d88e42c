/** Shows an officer the name and phone of a sender; every look is written down. */
import { insertCaseEvent, lockCase } from "#cases/store.ts";
import { phrase } from "#messages/phrase.ts";
import { findContact } from "#privacy/store.ts";
import { findMembers } from "#routing/store.ts";
import type { Turn } from "./turn.ts";

/** Those of the agency that has the case now, nobody else: no dispatcher, and no agency it was passed on from. */
export async function showContact(turn: Turn, caseId: string): Promise<void> {
  const { tx, chat, now, say } = turn;
  const { agencyId, code } = await lockCase(tx, caseId);
  const memberships = await findMembers(tx, { personId: chat.personId }, now);
  if (!memberships.some((member) => member.agencyId === agencyId)) {
    return await say({ phrase: phrase("deskDenied") });
  }
  const contact = await findContact(tx, caseId);
  if (contact === null) return await say({ phrase: phrase("contactNone", { code }) });
  const event = { kind: "contactSeen", actorId: chat.personId, data: {} } as const;
  await insertCaseEvent(tx, caseId, event, now);
  await say({ phrase: phrase("contactShown", { code, ...contact }) });
}
