/** An officer passes a case on to another agency; after two hops the dispatcher takes it. */
import { MAX_HOPS } from "#cases/rules.ts";
import { insertCaseEvent } from "#cases/store.ts";
import { phrase } from "#messages/phrase.ts";
import { agencyName, DISPATCHER } from "./house.ts";
import { moveCase } from "./move-case.ts";
import { openOnDesk } from "./open-on-desk.ts";
import { tellCitizen } from "./tell-citizen.ts";
import type { Turn } from "./turn.ts";

export async function transferCase(
  turn: Turn,
  transfer: {
    readonly caseId: string;
    readonly agencyId: string;
    readonly reason: string;
  },
): Promise<void> {
  const { caseId, reason } = transfer;
  const found = await openOnDesk(turn, caseId, "transfer");
  if (found === null) return;
  const { code, state } = found;
  if (transfer.agencyId === found.agencyId) {
    return await turn.say({ phrase: phrase("deskStale", { code, state }) });
  }
  const { city } = turn.house;
  // What has come to the dispatcher leaves again.
  const isCircling = found.hops >= MAX_HOPS && found.agencyId !== DISPATCHER;
  const agencyId = isCircling ? DISPATCHER : transfer.agencyId;
  const agency = agencyName(city, agencyId);
  const moved = await moveCase(turn, found, { agencyId, why: reason });
  const data = { from: found.agencyId, to: agencyId, reason };
  const event = { kind: "transferred" as const, actorId: turn.chat.personId, data };
  await insertCaseEvent(turn.tx, caseId, event, turn.now);
  await turn.say({
    phrase: phrase(isCircling ? "transferToDispatcher" : "transferDone", {
      code,
      agency,
    }),
  });
  const from = agencyName(city, found.agencyId);
  const { answerDueAt } = moved;
  await tellCitizen(turn, moved, {
    about: `transferred:${moved.hops}`,
    phrase: phrase("transferred", { code, agency, from, reason, answerDueAt }),
  });
}
