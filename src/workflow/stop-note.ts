/** A note that accuses somebody, sent because its author insists: to the dispatchers, not to the agency in charge. */
import { attach, insertCaseEvent } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { findAddressees } from "#conversations/store.ts";
import { maskInsults } from "#kernel/insults.ts";
import { phrase } from "#messages/phrase.ts";
import { newId } from "#platform/ids.ts";
import { findMembers } from "#routing/store.ts";
import { DISPATCHER } from "./house.ts";
import { tellOfficers } from "./tell-officers.ts";
import { factsOf, type Turn } from "./turn.ts";

type Words = { readonly text: string; readonly mediaIds: readonly string[] };

/**
 * The words are kept with the case, so that they are there for a dispatcher who comes later; in an event of
 * its own, because others read the notes.
 */
export async function tellDispatchers(
  turn: Turn,
  found: StoredCase,
  { text, mediaIds }: Words,
): Promise<void> {
  const { tx, house, chat, now } = turn;
  const members = await findMembers(tx, { agencyIds: [DISPATCHER] }, now);
  const dispatchers = members.filter(({ role }) => role === "dispatcher");
  const data = { text, mediaIds };
  const event = { kind: "accused" as const, actorId: chat.personId, data };
  await insertCaseEvent(tx, found.id, event, now);
  await attach(tx, found.id, mediaIds, "confidential");
  await tellOfficers(turn, found, {
    to: await findAddressees(
      tx,
      dispatchers.map(({ personId }) => personId),
    ),
    about: `note:${newId()}`,
    phrase: phrase("confidentialNote", {
      ...factsOf(house.city, found),
      text: maskInsults(text),
    }),
    mediaIds,
  });
  await turn.say({ phrase: phrase("noteToDispatcher", { code: found.code }) });
}
