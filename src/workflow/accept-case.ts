/** An officer takes a case on; the citizen is told who answers by when. */
import { answerDueOnAcceptance, isAllowed } from "#cases/rules.ts";
import { insertCaseEvent, lockCase, updateCase } from "#cases/store.ts";
import { desk } from "#conversations/flows/officer-desk.ts";
import { phrase } from "#messages/phrase.ts";
import { agencyName, deadlinePolicyOf } from "./house.ts";
import { planNextAlert } from "./plan-deadlines.ts";
import { tell } from "./tell.ts";
import { factsOf, findCitizen, mayHandle, type Turn } from "./turn.ts";

export async function acceptCase(turn: Turn, caseId: string): Promise<void> {
  const { tx, house, now, chat } = turn;
  const { city } = house;
  const found = await lockCase(tx, caseId);
  if (!(await mayHandle(turn, found)))
    return await turn.say({ phrase: phrase("deskDenied") });
  if (!isAllowed("accept", found.state)) {
    const { code, state } = found;
    return await turn.say({ phrase: phrase("deskStale", { code, state }) });
  }
  const policy = deadlinePolicyOf(city, found.level);
  const answerDueAt = answerDueOnAcceptance(
    policy,
    city.calendar,
    found.answerDueAt,
    now,
  );
  const hasMoved = !answerDueAt.equals(found.answerDueAt);
  const accepted = {
    ...found,
    state: "accepted" as const,
    answerDueAt,
    handlerId: chat.personId,
  };
  await updateCase(tx, caseId, {
    state: "accepted",
    handlerId: chat.personId,
    acceptedAt: now,
    answerDueAt,
    deadlineVersion: found.deadlineVersion + (hasMoved ? 1 : 0),
    nextAlertAt: planNextAlert(city, accepted, now),
  });
  const event = { kind: "accepted" as const, actorId: chat.personId, data: {} };
  await insertCaseEvent(tx, caseId, event, now);
  await turn.say({
    phrase: phrase("acceptedByYou", factsOf(city, accepted)),
    buttons: [desk("answer", caseId, "answer"), desk("transfer", caseId, "transfer")],
  });
  const citizen = await findCitizen(turn, found);
  const agency = agencyName(city, found.agencyId);
  await tell(
    tx,
    [
      {
        to: citizen,
        dedupeKey: `case:${caseId}:accepted:${found.hops}`,
        class: "news",
        phrase: phrase("accepted", { code: found.code, agency, answerDueAt }),
        caseId,
      },
    ],
    now,
  );
}
