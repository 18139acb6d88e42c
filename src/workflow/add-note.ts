/** Passes what a citizen adds to a case on to whoever handles it; a reply sets its clock going again. */
import { isAllowed } from "#cases/rules.ts";
import { attach, insertCaseEvent, lockCase, updateCase } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { desk, workButtons } from "#conversations/flows/desk-buttons.ts";
import { phrase } from "#messages/phrase.ts";
import { newId } from "#platform/ids.ts";
import { agencyName } from "./house.ts";
import { planResumed } from "./plan-deadlines.ts";
import { tellOfficers } from "./tell-officers.ts";
import { factsOf, findHandlers, type Turn } from "./turn.ts";

type Note = {
  readonly caseId: string;
  readonly text: string;
  readonly mediaIds: readonly string[];
};

export async function addNote(turn: Turn, note: Note): Promise<void> {
  const { tx, house, chat } = turn;
  const { caseId, mediaIds } = note;
  const found = await lockCase(tx, caseId);
  const { code, state } = found;
  if (found.chatId !== chat.id || !isAllowed("note", state)) {
    const agency = agencyName(house.city, found.agencyId);
    return await turn.say({ phrase: phrase("caseIs", { code, state, agency }) });
  }
  await attach(tx, caseId, mediaIds, "evidence");
  const isReply = found.pausedAt !== null && isAllowed("reply", state);
  await (isReply ? takeReply : takeNote)(turn, found, note);
}

async function takeNote(turn: Turn, found: StoredCase, note: Note): Promise<void> {
  const { text, mediaIds } = note;
  await record(turn, "noted", note);
  await tellOfficers(turn, found, {
    to: await findHandlers(turn, found),
    about: `note:${newId()}`,
    phrase: phrase("citizenNote", { ...factsOf(turn.house.city, found), text }),
    buttons: [desk("answer", found.id)],
    mediaIds,
  });
  await turn.say({ phrase: phrase("noteForwarded", { code: found.code }) });
}

/** Whatever they write while a question waits is its answer, with or without the button. */
async function takeReply(turn: Turn, found: StoredCase, note: Note): Promise<void> {
  const { tx, house, now } = turn;
  const { text, mediaIds } = note;
  const { resumed, change } = planResumed(house.city, found, now);
  await updateCase(tx, found.id, change);
  await record(turn, "replied", note);
  await tellOfficers(turn, resumed, {
    to: await findHandlers(turn, resumed),
    about: `reply:${newId()}`,
    phrase: phrase("citizenReplied", { ...factsOf(house.city, resumed), text }),
    buttons: workButtons(resumed),
    mediaIds,
  });
  const { code, answerDueAt } = resumed;
  const agency = agencyName(house.city, found.agencyId);
  await turn.say({ phrase: phrase("replyForwarded", { code, agency, answerDueAt }) });
}

async function record(
  { tx, chat, now }: Turn,
  kind: "noted" | "replied",
  { caseId, text, mediaIds }: Note,
): Promise<void> {
  const event = { kind, actorId: chat.personId, data: { text, mediaIds } };
  await insertCaseEvent(tx, caseId, event, now);
}
