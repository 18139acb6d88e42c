/** A question nobody answered: the time to answer runs on, and whoever asked is told. */
import { insertCaseEvent, updateCase } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { workButtons } from "#conversations/flows/desk-buttons.ts";
import { phrase } from "#messages/phrase.ts";
import { planResumed } from "./plan-deadlines.ts";
import { findHandlers } from "./recipients.ts";
import { tellOfficers } from "./tell-officers.ts";
import { factsOf, type Tick } from "./turn.ts";

export async function endPause(tick: Tick, found: StoredCase): Promise<void> {
  const { tx, house, now } = tick;
  // The clock runs from when the wait was over, not from when somebody looked.
  const { resumed, change } = planResumed(house.city, found, found.nextAlertAt ?? now);
  await updateCase(tx, found.id, change);
  const event = { kind: "pauseEnded" as const, actorId: null, data: {} };
  await insertCaseEvent(tx, found.id, event, now);
  await tellOfficers(tick, resumed, {
    to: await findHandlers(tick, resumed),
    about: `pauseEnded:${found.pausedAt?.epochMilliseconds}`,
    phrase: phrase("noReply", factsOf(house.city, resumed)),
    buttons: workButtons(resumed),
  });
}
