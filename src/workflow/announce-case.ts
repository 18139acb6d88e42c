/** Tells an agency's officers of a case that has come to them. */
import { findAttachments } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { desk, workButtons } from "#conversations/flows/desk-buttons.ts";
import type { Addressee } from "#conversations/store.ts";
import { phrase } from "#messages/phrase.ts";
import { tellOfficers } from "./tell-officers.ts";
import { factsOf, findHandlers, type Tick } from "./turn.ts";

export async function announceCase(
  tick: Tick,
  found: StoredCase,
  /** Somebody who has just come and is waiting for it; else those in charge. */
  newcomer?: Addressee,
): Promise<void> {
  const { tx, house } = tick;
  const mediaIds = await findAttachments(tx, found.id, "evidence");
  await tellOfficers(tick, found, {
    to: newcomer === undefined ? await findHandlers(tick, found) : [newcomer],
    isExpected: newcomer !== undefined,
    about: `arrived:${found.hops}`,
    phrase: phrase("newCase", {
      ...factsOf(house.city, found),
      text: found.text,
      photos: mediaIds.length,
    }),
    buttons: [...workButtons(found), desk("spam", found.id)],
    mediaIds,
  });
}
