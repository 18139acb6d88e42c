/** The citizen takes a case back; whoever works on it is told to stop. */
import { isAllowed } from "#cases/rules.ts";
import { lockCase } from "#cases/store.ts";
import { phrase } from "#messages/phrase.ts";
import { closeCase } from "./close-case.ts";
import { agencyName } from "./house.ts";
import { findHandlers } from "./recipients.ts";
import { may } from "./standing.ts";
import { tellOfficers } from "./tell-officers.ts";
import type { Turn } from "./turn.ts";

export async function withdrawCase(turn: Turn, caseId: string): Promise<void> {
  const { tx, house, chat } = turn;
  const found = await lockCase(tx, caseId);
  const { code, state } = found;
  if (!(await may(turn, "withdraw", found)) || !isAllowed("withdraw", state)) {
    const agency = agencyName(house.city, found.agencyId);
    return await turn.say({ phrase: phrase("caseIs", { code, state, agency }) });
  }
  await closeCase(turn, found, { kind: "withdrawn", actorId: chat.personId });
  await turn.say({ phrase: phrase("withdrawn", { code }) });
  await tellOfficers(turn, found, {
    to: await findHandlers(turn, found),
    about: "withdrawn",
    phrase: phrase("caseWithdrawn", { code }),
  });
}
