/** Tells an agency's officers of a case that has come to them. */
import { findAttachments } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { desk } from "#conversations/flows/officer-desk.ts";
import type { Addressee } from "#conversations/store.ts";
import { phrase } from "#messages/phrase.ts";
import { tell } from "./tell.ts";
import { factsOf, findHandlers, type Tick } from "./turn.ts";

export async function announceCase(
  tick: Tick,
  found: StoredCase,
  to?: readonly Addressee[],
): Promise<void> {
  const { tx, house, now } = tick;
  const mediaIds = await findAttachments(tx, found.id, "evidence");
  const officers = to ?? (await findHandlers(tick, found));
  await tell(
    tx,
    officers.map((officer) => ({
      to: officer,
      dedupeKey: `case:${found.id}:arrived:${found.hops}:${officer.personId}`,
      class: found.level === "urgent" ? "urgent" : "assignment",
      phrase: phrase("newCase", {
        ...factsOf(house.city, found),
        text: found.text,
        photos: mediaIds.length,
      }),
      buttons: [
        desk("accept", found.id, "accept"),
        desk("answer", found.id, "answer"),
        desk("transfer", found.id, "transfer"),
      ],
      mediaIds,
      caseId: found.id,
    })),
    now,
  );
}
