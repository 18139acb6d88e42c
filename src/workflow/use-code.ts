/** Uses a short code somebody typed: an invitation, or another chat of theirs; too many wrong ones have to wait. */
import { phrase } from "#messages/phrase.ts";
import { MAX_MISSES, MISS_WINDOW } from "#staff/rules.ts";
import { countMisses, insertMiss } from "#staff/store.ts";
import { redeem } from "./join-agency.ts";
import { offerLink } from "./link-chats.ts";
import type { Turn } from "./turn.ts";

export async function useCode(turn: Turn, code: string): Promise<void> {
  const { tx, chat, now } = turn;
  const since = now.subtract(MISS_WINDOW);
  // A right one waits too, or trying on would show which is right.
  if ((await countMisses(tx, chat.id, since)) >= MAX_MISSES) {
    return await turn.say({ phrase: phrase("codesPaused") });
  }
  if ((await redeem(turn, code)) || (await offerLink(turn, code))) return;
  await insertMiss(tx, chat.id, since, now);
  await turn.say({ phrase: phrase("codeUnknown") });
}
