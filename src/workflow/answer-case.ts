/** An officer answers a case; the citizen is asked whether it is solved. */
import { remindAt } from "#cases/rules.ts";
import { attach, insertCaseEvent, updateCase } from "#cases/store.ts";
import { verdictButtons } from "#conversations/flows/after-answer.ts";
import { desk } from "#conversations/flows/desk-buttons.ts";
import { phrase } from "#messages/phrase.ts";
import { agencyName, calendarOf } from "./house.ts";
import { openOnDesk } from "./open-on-desk.ts";
import { proofFor } from "./proof-for.ts";
import { withoutNumbers } from "./show-case.ts";
import { may } from "./standing.ts";
import { tellCitizen } from "./tell-citizen.ts";
import { tellFollowers } from "./tell-followers.ts";
import type { Turn } from "./turn.ts";

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
  const found = await openOnDesk(turn, caseId, "answer");
  if (found === null) return;
  const { code } = found;
  if (mediaIds.length === 0 && proofFor(house.city, found) === "required")
    return await turn.say({ phrase: phrase("proofMissing", { code }) });
  const { silencePolicy } = house.city;
  const calendar = calendarOf(house.city, found.agencyId);
  await updateCase(tx, caseId, {
    state: "answered",
    handlerId: chat.personId,
    answeredAt: now,
    pausedAt: null,
    nextAlertAt: remindAt(silencePolicy, calendar, now),
  });
  await attach(tx, caseId, mediaIds, "proof");
  const event = {
    kind: "answered" as const,
    actorId: chat.personId,
    data: { text, mediaIds },
  };
  await insertCaseEvent(tx, caseId, event, now);
  const saving = (await may(turn, "saveTemplate", found))
    ? [desk("saveTemplate", caseId)]
    : [];
  await turn.say({ phrase: phrase("answerSent", { code }), buttons: saving });
  await tellCitizen(turn, found, {
    about: `answered:${found.reopens}`,
    phrase: phrase("answered", { code, text }),
    buttons: verdictButtons({ caseId, code }),
    mediaIds,
    speaker: agencyName(house.city, found.agencyId),
  });
  await tellFollowers(turn, found, {
    about: `answered:${found.reopens}`,
    phrase: phrase("followedAnswered", { code, text: withoutNumbers(text) }),
    mediaIds,
    speaker: agencyName(house.city, found.agencyId),
    mayDisagree: true,
  });
}
