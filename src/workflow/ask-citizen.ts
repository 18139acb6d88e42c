/** An officer asks the citizen something; the time to answer stands still until the reply. */
import { insertCaseEvent, updateCase } from "#cases/store.ts";
import { desk } from "#conversations/flows/desk-buttons.ts";
import { replyButton } from "#conversations/flows/reply.ts";
import { phrase } from "#messages/phrase.ts";
import { newId } from "#platform/ids.ts";
import { agencyName } from "./house.ts";
import { openOnDesk } from "./open-on-desk.ts";
import { planReplyDue } from "./plan-deadlines.ts";
import { takeCase } from "./take-case.ts";
import { tellCitizen } from "./tell-citizen.ts";
import type { Turn } from "./turn.ts";

export async function askCitizen(
  turn: Turn,
  asked: {
    readonly caseId: string;
    readonly text: string;
    readonly mediaIds: readonly string[];
  },
): Promise<void> {
  const { tx, house, now, chat } = turn;
  const { caseId, text, mediaIds } = asked;
  const found = await openOnDesk(turn, caseId, "ask");
  if (found === null) return;
  const taken = found.state === "submitted" ? await takeCase(turn, found) : found;
  // A second question joins the first: questions upon questions must not stop the clock for ever.
  const pausedAt = taken.pausedAt ?? now;
  const replyDueAt = planReplyDue(house.city, taken, pausedAt);
  await updateCase(tx, caseId, {
    handlerId: chat.personId,
    pausedAt,
    nextAlertAt: replyDueAt,
  });
  const event = {
    kind: "asked" as const,
    actorId: chat.personId,
    data: { text, mediaIds },
  };
  await insertCaseEvent(tx, caseId, event, now);
  const { code } = found;
  await turn.say({
    phrase: phrase("questionSent", { code, replyDueAt }),
    buttons: [desk("answer", caseId), desk("open", caseId)],
  });
  await tellCitizen(turn, taken, {
    about: `asked:${newId()}`,
    phrase: phrase("questionAsked", { code, text, replyDueAt }),
    buttons: [replyButton({ caseId, code })],
    mediaIds,
    speaker: agencyName(house.city, found.agencyId),
  });
}
