/** Tells an agency's officers of a case that has come to them. */
import { findAttachments } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { desk, workButtons } from "#conversations/flows/desk-buttons.ts";
import type { Addressee } from "#conversations/store.ts";
import { maskInsults } from "#kernel/insults.ts";
import { maskPhone } from "#kernel/phone.ts";
import { phrase } from "#messages/phrase.ts";
import { findContact } from "#privacy/store.ts";
import { findHandlers } from "./recipients.ts";
import { tellOfficers } from "./tell-officers.ts";
import { factsOf, type Tick } from "./turn.ts";

export async function announceCase(
  tick: Tick,
  found: StoredCase,
  /** Somebody who has just come and is waiting for it; else those in charge. */
  newcomer?: Addressee,
): Promise<void> {
  const { tx, house } = tick;
  const mediaIds = await findAttachments(tx, found.id, "evidence");
  const contact = await findContact(tx, found.id);
  const seeContact = contact === null ? [] : [desk("contact", found.id)];
  await tellOfficers(tick, found, {
    to: newcomer === undefined ? await findHandlers(tick, found) : [newcomer],
    isExpected: newcomer !== undefined,
    about: `arrived:${found.hops}`,
    phrase: phrase("newCase", {
      ...factsOf(house.city, found),
      text: maskInsults(found.text),
      photos: mediaIds.length,
      phone: contact === null ? null : maskPhone(contact.phone),
    }),
    buttons: [...workButtons(found), desk("spam", found.id), ...seeContact],
    mediaIds,
  });
}
