/** An officer passes a case on to another agency; after two hops the dispatcher takes it. */
import { isAllowed, MAX_HOPS } from "#cases/rules.ts";
import { insertCaseEvent, lockCase } from "#cases/store.ts";
import { phrase } from "#messages/phrase.ts";
import { agencyName, DISPATCHER } from "./house.ts";
import { moveCase } from "./move-case.ts";
import { tell } from "./tell.ts";
import { findCitizen, mayHandle, type Turn } from "./turn.ts";

export async function transferCase(
  turn: Turn,
  transfer: {
    readonly caseId: string;
    readonly agencyId: string;
    readonly reason: string;
  },
): Promise<void> {
  const { caseId, reason } = transfer;
  const found = await lockCase(turn.tx, caseId);
  if (!(await mayHandle(turn, found)))
    return await turn.say({ phrase: phrase("deskDenied") });
  const { code, state } = found;
  if (!isAllowed("transfer", state) || transfer.agencyId === found.agencyId) {
    return await turn.say({ phrase: phrase("deskStale", { code, state }) });
  }
  const isCircling = found.hops >= MAX_HOPS;
  const agencyId = isCircling ? DISPATCHER : transfer.agencyId;
  const agency = agencyName(turn.house.city, agencyId);
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
  const citizen = await findCitizen(turn, found);
  await tell(
    turn.tx,
    [
      {
        to: citizen,
        dedupeKey: `case:${caseId}:transferred:${moved.hops}`,
        class: "news",
        phrase: phrase("transferred", {
          code,
          agency,
          from: agencyName(turn.house.city, found.agencyId),
          reason,
          answerDueAt: moved.answerDueAt,
        }),
        caseId,
      },
    ],
    turn.now,
  );
}
