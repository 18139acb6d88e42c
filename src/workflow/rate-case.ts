/** The four questions about a case begin: for its own citizen, once it was answered. */
import { loadCase } from "#cases/store.ts";
import { loadOrigin } from "#conversations/store.ts";
import type { Result } from "#conversations/types.ts";
import { phrase } from "#messages/phrase.ts";
import { beginRating } from "#ratings/store.ts";
import { may } from "./standing.ts";
import type { Turn } from "./turn.ts";

export async function rateCase(
  turn: Turn,
  { caseId, code }: { readonly caseId: string; readonly code: string },
): Promise<Result | null> {
  const { tx, chat, now } = turn;
  const found = await loadCase(tx, caseId);
  if (!(await may(turn, "rate", found))) {
    await turn.say({ phrase: phrase("staleButton") });
    return null;
  }
  const { channel } = await loadOrigin(tx, chat.id);
  const { agencyId } = found;
  if (await beginRating(tx, { caseId, agencyId, chatId: chat.id, channel }, now)) {
    return { kind: "ratingBegun", caseId, code };
  }
  await turn.say({ phrase: phrase("alreadyRated", { code }) });
  return null;
}
