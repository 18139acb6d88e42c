/** An officer says a case is none; they may take it back, and the citizen may object. */
import { isAllowed } from "#cases/rules.ts";
import { findSpamMark, insertCaseEvent, lockCase, updateCase } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { desk, workButtons } from "#conversations/flows/desk-buttons.ts";
import { objectButton } from "#conversations/flows/reply.ts";
import { phrase } from "#messages/phrase.ts";
import { newId } from "#platform/ids.ts";
import { closeCase } from "./close-case.ts";
import { agencyName, DISPATCHER } from "./house.ts";
import { moveCase } from "./move-case.ts";
import { openOnDesk } from "./open-on-desk.ts";
import { planNextAlert } from "./plan-deadlines.ts";
import { showStale } from "./show-on-desk.ts";
import { may } from "./standing.ts";
import { tellCitizen } from "./tell-citizen.ts";
import type { Turn } from "./turn.ts";

export async function markSpam(
  turn: Turn,
  { caseId, reason }: { readonly caseId: string; readonly reason: string },
): Promise<void> {
  const { house, chat } = turn;
  const found = await openOnDesk(turn, caseId, "spam");
  if (found === null) return;
  const data = { reason, was: found.state };
  await closeCase(turn, found, { kind: "spam", actorId: chat.personId, data });
  const { code } = found;
  await turn.say({
    phrase: phrase("spamMarked", { code }),
    buttons: [desk("undoSpam", caseId), desk("proposeBlock", caseId)],
  });
  const agency = agencyName(house.city, found.agencyId);
  await tellCitizen(turn, found, {
    about: `spam:${newId()}`,
    phrase: phrase("closedAsSpam", { code, agency, reason }),
    buttons: [objectButton(caseId)],
  });
}

/** As if it had never been marked; the clock has not stopped meanwhile. */
export async function undoSpam(turn: Turn, caseId: string): Promise<void> {
  const { tx, house, now, chat } = turn;
  const found = await openOnDesk(turn, caseId, "undoSpam");
  if (found === null) return;
  const { code } = found;
  const mark = await findSpamMark(tx, caseId);
  const was = mark?.data.was;
  if (mark === null || was === undefined) {
    return await showStale(turn, found);
  }
  const restored: StoredCase = { ...found, state: was };
  await updateCase(tx, caseId, {
    state: was,
    closedAt: null,
    // What fell due meanwhile is raised now.
    nextAlertAt: planNextAlert(house.city, restored, mark.at),
  });
  const event = { kind: "spamUndone" as const, actorId: chat.personId, data: {} };
  await insertCaseEvent(tx, caseId, event, now);
  await turn.say({
    phrase: phrase("spamUndone", { code }),
    buttons: workButtons(restored),
  });
  const agency = agencyName(house.city, found.agencyId);
  const { answerDueAt } = restored;
  await tellCitizen(turn, restored, {
    about: `spamUndone:${newId()}`,
    phrase: phrase("openAfterAll", { code, agency, answerDueAt }),
  });
}

/** The citizen says it is real: the dispatcher looks. */
export async function objectSpam(turn: Turn, caseId: string): Promise<void> {
  const { tx, house, now, chat } = turn;
  const found = await lockCase(tx, caseId);
  const { code, state } = found;
  const isMine = await may(turn, "object", found);
  const mark = await findSpamMark(tx, caseId);
  if (!isMine || !isAllowed("object", state) || mark === null) {
    const agency = agencyName(house.city, found.agencyId);
    const words = isMine
      ? phrase("caseIs", { code, state, agency })
      : phrase("staleButton");
    return await turn.say({ phrase: words });
  }
  const moved = await moveCase(turn, found, { agencyId: DISPATCHER, why: OBJECTED });
  const data = { from: found.agencyId, to: DISPATCHER };
  const event = { kind: "objected" as const, actorId: chat.personId, data };
  await insertCaseEvent(tx, caseId, event, now);
  const agency = agencyName(house.city, DISPATCHER);
  const { answerDueAt } = moved;
  await turn.say({ phrase: phrase("objectionTaken", { code, agency, answerDueAt }) });
}

const OBJECTED = "người dân cho biết đây là việc thật, người điều phối xem lại";
