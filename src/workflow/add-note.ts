/** Passes what a citizen adds to a case on to whoever handles it. */
import { isAllowed } from "#cases/rules.ts";
import { attach, insertCaseEvent, lockCase } from "#cases/store.ts";
import { desk } from "#conversations/flows/officer-desk.ts";
import { phrase } from "#messages/phrase.ts";
import { newId } from "#platform/ids.ts";
import { agencyName } from "./house.ts";
import { tellOfficers } from "./tell-officers.ts";
import { factsOf, findHandlers, type Turn } from "./turn.ts";

export async function addNote(
  turn: Turn,
  note: {
    readonly caseId: string;
    readonly text: string;
    readonly mediaIds: readonly string[];
  },
): Promise<void> {
  const { tx, house, now, chat } = turn;
  const { caseId, text, mediaIds } = note;
  const found = await lockCase(tx, caseId);
  const { code, state } = found;
  if (found.chatId !== chat.id || !isAllowed("note", state)) {
    const agency = agencyName(house.city, found.agencyId);
    return await turn.say({ phrase: phrase("caseIs", { code, state, agency }) });
  }
  await attach(tx, caseId, mediaIds, "evidence");
  const event = {
    kind: "noted" as const,
    actorId: chat.personId,
    data: { text, mediaIds },
  };
  await insertCaseEvent(tx, caseId, event, now);
  await tellOfficers(turn, found, {
    to: await findHandlers(turn, found),
    about: `note:${newId()}`,
    phrase: phrase("citizenNote", { ...factsOf(house.city, found), text }),
    buttons: [desk("answer", caseId, "answer")],
    mediaIds,
  });
  await turn.say({ phrase: phrase("noteForwarded", { code }) });
}
