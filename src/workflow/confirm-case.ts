/** The citizen says whether a case is solved: it closes, or it opens again and its head is told. */
import { isAllowed, MAX_REOPENS } from "#cases/rules.ts";
import { insertCaseEvent, lockCase, updateCase } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { desk } from "#conversations/flows/officer-desk.ts";
import type { Result } from "#conversations/types.ts";
import { phrase } from "#messages/phrase.ts";
import { agencyName, DISPATCHER } from "./house.ts";
import { moveCase } from "./move-case.ts";
import { planNextAlert, planReopened } from "./plan-deadlines.ts";
import { tellOfficers } from "./tell-officers.ts";
import { factsOf, findHandlers, findLeaders, type Turn } from "./turn.ts";

export async function confirmCase(
  turn: Turn,
  verdict: { readonly caseId: string; readonly isSolved: boolean },
): Promise<Result | null> {
  const { tx, house, now, chat } = turn;
  const found = await lockCase(tx, verdict.caseId);
  const { id: caseId, code, state } = found;
  const isMine = found.chatId === chat.id;
  if (!isMine || !isAllowed("confirm", state)) {
    const agency = agencyName(house.city, found.agencyId);
    const reply = isMine
      ? phrase("caseIs", { code, state, agency })
      : phrase("staleButton");
    await turn.say({ phrase: reply });
    return null;
  }
  if (verdict.isSolved) {
    await updateCase(tx, caseId, { state: "closed", closedAt: now });
    const event = { kind: "confirmed" as const, actorId: chat.personId, data: {} };
    await insertCaseEvent(tx, caseId, event, now);
    await turn.say({ phrase: phrase("thanksSolved", { code }) });
    return null;
  }
  await (found.reopens < MAX_REOPENS ? reopen(turn, found) : handOver(turn, found));
  return { kind: "reopened", caseId, code };
}

async function reopen(turn: Turn, found: StoredCase): Promise<void> {
  const { tx, house, now, chat } = turn;
  const { id: caseId, code } = found;
  const answerDueAt = planReopened(house.city, found.level, now);
  const reopens = found.reopens + 1;
  const deadlineVersion = found.deadlineVersion + 1;
  const opened: StoredCase = {
    ...found,
    state: "accepted",
    answerDueAt,
    reopens,
    deadlineVersion,
  };
  const nextAlertAt = planNextAlert(house.city, opened, now);
  const { state } = opened;
  await updateCase(tx, caseId, {
    state,
    answerDueAt,
    reopens,
    deadlineVersion,
    nextAlertAt,
  });
  const event = {
    kind: "reopened" as const,
    actorId: chat.personId,
    data: { reopens },
  };
  await insertCaseEvent(tx, caseId, event, now);

  const { addressees: leaders, leader } = await findLeaders(turn, opened);
  const handlers = await findHandlers(turn, opened);
  const everyone = new Map([...handlers, ...leaders].map((one) => [one.personId, one]));
  await tellOfficers(turn, opened, {
    to: [...everyone.values()],
    about: `reopened:${reopens}`,
    phrase: phrase("reopenedCase", factsOf(house.city, opened)),
    buttons: [desk("answer", caseId, "answer"), desk("transfer", caseId, "transfer")],
  });
  const agency = agencyName(house.city, found.agencyId);
  await turn.say({ phrase: phrase("reopened", { code, agency, answerDueAt, leader }) });
}

/** Reopened twice in vain: somebody else must look. */
async function handOver(turn: Turn, found: StoredCase): Promise<void> {
  const reopens = found.reopens + 1;
  const why = "đã mở lại hai lần mà chưa giải quyết xong";
  await moveCase(turn, found, { agencyId: DISPATCHER, why, reopens });
  const event = {
    kind: "reopened" as const,
    actorId: turn.chat.personId,
    data: { reopens },
  };
  await insertCaseEvent(turn.tx, found.id, event, turn.now);
  await turn.say({ phrase: phrase("reopenedTooOften", { code: found.code }) });
}
