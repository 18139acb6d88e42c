/** An officer passes a case on to another agency; after two hops the dispatcher takes it. */
import { levelOf, MAX_HOPS } from "#cases/rules.ts";
import { insertCaseEvent } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { insertLabelledExample } from "#classification/store.ts";
import type { Fault } from "#conversations/types.ts";
import { phrase } from "#messages/phrase.ts";
import { agencyName, type City, DISPATCHER } from "./house.ts";
import { moveCase } from "./move-case.ts";
import { openOnDesk } from "./open-on-desk.ts";
import { receiverOf } from "./receiving-agency.ts";
import { showStale } from "./show-on-desk.ts";
import { tellCitizen } from "./tell-citizen.ts";
import type { Turn } from "./turn.ts";

export async function transferCase(
  turn: Turn,
  transfer: {
    readonly caseId: string;
    readonly agencyId: string;
    readonly reason: string;
    readonly fault: Fault;
    readonly matterId: string | null;
  },
): Promise<void> {
  const { caseId, reason } = transfer;
  const found = await openOnDesk(turn, caseId, "transfer");
  if (found === null) return;
  const { code } = found;
  if (transfer.agencyId === found.agencyId) return await showStale(turn, found);
  const { city } = turn.house;
  // What has come to the dispatcher leaves again.
  const isCircling = found.hops >= MAX_HOPS && found.agencyId !== DISPATCHER;
  const chosen = isCircling ? DISPATCHER : transfer.agencyId;
  // It may have ended since it was offered.
  const agencyId = receiverOf(city, chosen, turn.now);
  const agency = agencyName(city, agencyId);
  const moved = await moveCase(turn, found, {
    agencyId,
    why: reason,
    ...matterNow(city, found, transfer.matterId),
  });
  await learn(turn, found, transfer);
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

/** Where the classifier was wrong, the case goes on as what it is. */
function matterNow({ matters }: City, found: StoredCase, matterId: string | null) {
  const urgency = matters.get(matterId ?? "")?.urgency;
  if (urgency === undefined) return {};
  return { matter: { matterId, level: levelOf(urgency, found.level === "urgent") } };
}

/** A wrong matter trains the model, a wrong owner edits the table; a reviewer decides. */
async function learn(
  { tx, chat, now }: Turn,
  found: StoredCase,
  { fault, matterId, agencyId }: Parameters<typeof transferCase>[1],
): Promise<void> {
  await insertLabelledExample(
    tx,
    {
      caseId: found.id,
      source: "officer",
      reason: fault,
      fromMatterId: found.matterId,
      toMatterId: matterId,
      fromAgencyId: found.agencyId,
      toAgencyId: agencyId,
      personId: chat.personId,
    },
    now,
  );
}
