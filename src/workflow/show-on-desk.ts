/** Shows an officer one case of a list, with its buttons. */
import { loadCase } from "#cases/store.ts";
import { workButtons } from "#conversations/flows/desk-buttons.ts";
import { isCaseOpen } from "#kernel/case-state.ts";
import { phrase } from "#messages/phrase.ts";
import { mayHandle } from "./recipients.ts";
import { factsOf, type Turn } from "./turn.ts";

export async function showOnDesk(turn: Turn, caseId: string): Promise<void> {
  const { tx, house, say } = turn;
  const found = await loadCase(tx, caseId);
  if (!(await mayHandle(turn, found)))
    return await say({ phrase: phrase("deskDenied") });
  const { code, state, text } = found;
  if (!isCaseOpen(state)) {
    return await say({ phrase: phrase("deskStale", { code, state }) });
  }
  await say({
    phrase: phrase("deskCase", { ...factsOf(house.city, found), state, text }),
    buttons: workButtons(found),
  });
}
