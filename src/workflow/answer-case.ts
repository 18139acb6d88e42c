/** An officer answers a case; the citizen is asked whether it is solved. */
import { isAllowed, remindAt } from "#cases/rules.ts";
import { attach, insertCaseEvent, lockCase, updateCase } from "#cases/store.ts";
import { verdictButtons } from "#conversations/flows/after-answer.ts";
import { phrase } from "#messages/phrase.ts";
import { agencyName } from "./house.ts";
import { tell } from "./tell.ts";
import { findCitizen, mayHandle, type Turn } from "./turn.ts";

export async function answerCase(
  turn: Turn,
  answer: {
    readonly caseId: string;
    readonly text: string;
    readonly mediaIds: readonly string[];
  },
): Promise<void> {
  const { tx, house, now, chat } = turn;
  const { caseId, text, mediaIds } = answer;
  const found = await lockCase(tx, caseId);
  if (!(await mayHandle(turn, found)))
    return await turn.say({ phrase: phrase("deskDenied") });
  const { code, state } = found;
  if (!isAllowed("answer", state)) {
    return await turn.say({ phrase: phrase("deskStale", { code, state }) });
  }
  await updateCase(tx, caseId, {
    state: "answered",
    handlerId: chat.personId,
    answeredAt: now,
    nextAlertAt: remindAt(house.city.silencePolicy, house.city.calendar, now),
  });
  await attach(tx, caseId, mediaIds, "proof");
  const event = {
    kind: "answered" as const,
    actorId: chat.personId,
    data: { text, mediaIds },
  };
  await insertCaseEvent(tx, caseId, event, now);
  await turn.say({ phrase: phrase("answerSent", { code }) });
  const citizen = await findCitizen(turn, found);
  await tell(
    tx,
    [
      {
        to: citizen,
        dedupeKey: `case:${caseId}:answered:${found.reopens}`,
        class: "news",
        phrase: phrase("answered", { code, text }),
        buttons: verdictButtons({ caseId, code }),
        mediaIds,
        speaker: agencyName(house.city, found.agencyId)[citizen.language],
        caseId,
      },
    ],
    now,
  );
}
