/** Holds a case for an officer's deed; who may not, or comes too late, is told so. */
import { markActed } from "#alerts/store.ts";
import { type CaseAction, isAllowed } from "#cases/rules.ts";
import { lockCase } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import type { Deed } from "#desk/rules.ts";
import { phrase } from "#messages/phrase.ts";
import { showStale } from "./show-on-desk.ts";
import { may } from "./standing.ts";
import type { Turn } from "./turn.ts";

/** Null: nothing is to be done, and the officer knows why. */
export async function openOnDesk(
  turn: Turn,
  caseId: string,
  action: CaseAction & Deed,
): Promise<StoredCase | null> {
  const found = await lockCase(turn.tx, caseId);
  if (!(await may(turn, action, found))) {
    await turn.say({ phrase: phrase("deskDenied") });
    return null;
  }
  await markActed(turn.tx, caseId, turn.chat.personId, turn.now);
  if (isAllowed(action, found.state)) return found;
  await showStale(turn, found);
  return null;
}
