/** A note that accuses somebody: not to the agency in charge, and to the dispatchers only when its author insists. */
import { insertCaseEvent } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { findAddressees } from "#conversations/store.ts";
import { phrase } from "#messages/phrase.ts";
import { newId } from "#platform/ids.ts";
import { findMembers } from "#routing/store.ts";
import { DISPATCHER } from "./house.ts";
import { tellOfficers } from "./tell-officers.ts";
import { factsOf, type Turn } from "./turn.ts";

type Words = { readonly text: string; readonly mediaIds: readonly string[] };

/** Says who receives a denunciation; the words wait in the button. */
export async function holdNote(
  { say }: Turn,
  { id }: StoredCase,
  { text, mediaIds }: Words,
): Promise<void> {
  const action = {
    kind: "noteAnyway" as const,
    caseId: id,
    text,
    mediaIds: [...mediaIds],
  };
  const buttons = [{ label: phrase("sendAnyway"), action }];
  await say({ phrase: phrase("denunciation"), buttons });
}

/** The history keeps that there was a note, not what it said: others read the history. */
export async function tellDispatchers(
  turn: Turn,
  found: StoredCase,
  { text, mediaIds }: Words,
): Promise<void> {
  const { tx, house, chat, now } = turn;
  const members = await findMembers(tx, { agencyIds: [DISPATCHER] }, now);
  const dispatchers = members.filter(({ role }) => role === "dispatcher");
  const data = { to: DISPATCHER };
  await insertCaseEvent(
    tx,
    found.id,
    { kind: "noted", actorId: chat.personId, data },
    now,
  );
  await tellOfficers(turn, found, {
    to: await findAddressees(
      tx,
      dispatchers.map(({ personId }) => personId),
    ),
    about: `note:${newId()}`,
    phrase: phrase("confidentialNote", { ...factsOf(house.city, found), text }),
    mediaIds,
  });
  await turn.say({ phrase: phrase("noteToDispatcher", { code: found.code }) });
}
