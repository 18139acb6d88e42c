/** Gives a person the role of their invitation, and shows them what is waiting. */
import { findOpenCases } from "#cases/store.ts";
import { phrase } from "#messages/phrase.ts";
import { redeemInvitation } from "#staff/store.ts";
import { announceCase } from "./announce-case.ts";
import { agencyName } from "./house.ts";
import type { Turn } from "./turn.ts";

/** So many waiting cases are shown at once; the rest is counted. */
const SHOWN = 5;

/** By the token of a link. */
export async function joinAgency(turn: Turn, token: string): Promise<void> {
  const isIn = await redeem(turn, token);
  if (!isIn) await turn.say({ phrase: phrase("invitationInvalid") });
}

/** By the token of a link or by a code; false: it opens nothing, and nothing was said. */
export async function redeem(turn: Turn, key: string): Promise<boolean> {
  const { tx, house, now, chat } = turn;
  const membership = await redeemInvitation(tx, key, chat.personId, now);
  if (membership === null) return false;
  const { agencyId, role } = membership;
  const open = await findOpenCases(tx, [agencyId]);
  const agency = agencyName(house.city, agencyId);
  await turn.say({
    phrase: phrase("officerWelcome", { agency, role, waiting: open.length }),
  });
  const { id: chatId, personId, language } = chat;
  if (role === "head") return true;
  for (const found of open.slice(0, SHOWN)) {
    await announceCase(turn, found, { chatId, personId, language });
  }
  return true;
}
