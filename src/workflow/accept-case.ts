/** An officer takes a case on; the citizen is told who answers by when. */
import { desk, workButtons } from "#conversations/flows/desk-buttons.ts";
import { phrase } from "#messages/phrase.ts";
import { agencyName } from "./house.ts";
import { openOnDesk } from "./open-on-desk.ts";
import { takeCase } from "./take-case.ts";
import { tellCitizen } from "./tell-citizen.ts";
import { factsOf, type Turn } from "./turn.ts";

export async function acceptCase(turn: Turn, caseId: string): Promise<void> {
  const found = await openOnDesk(turn, caseId, "accept");
  if (found === null) return;
  const { city } = turn.house;
  const accepted = await takeCase(turn, found);
  await turn.say({
    phrase: phrase("acceptedByYou", factsOf(city, accepted)),
    buttons: [...workButtons(accepted), desk("spam", caseId)],
  });
  const { code, answerDueAt } = accepted;
  const agency = agencyName(city, found.agencyId);
  await tellCitizen(turn, accepted, {
    about: `accepted:${found.hops}`,
    phrase: phrase("accepted", { code, agency, answerDueAt }),
  });
}
