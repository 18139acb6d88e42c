/** Closes a chat to abuse, for a reason and until a review; what arrives is kept and set aside. */
import type { Chat } from "#conversations/store.ts";
import {
  deleteBlock,
  findBlock,
  insertBlock,
  type NewBlock,
  setUpdateAside,
} from "#inbox/store.ts";
import { phrase } from "#messages/phrase.ts";
import type { House } from "./house.ts";
import { tell } from "./tell.ts";
import type { Tick } from "./turn.ts";

/** A chat that is blocked already keeps its first block. */
export async function blockChat(house: House, block: NewBlock): Promise<void> {
  await insertBlock(house.database.db, block, house.clock.now());
}

export async function unblockChat(house: House, chatId: string): Promise<void> {
  await deleteBlock(house.database.db, chatId);
}

/** True when the chat is blocked: then its update is aside, and the person knows why, told once. */
export async function refuseBlocked(
  { tx, now }: Tick,
  chat: Chat,
  seq: bigint,
): Promise<boolean> {
  const block = chat.isBlocked ? await findBlock(tx, chat.id) : null;
  if (block === null) return false;
  await setUpdateAside(tx, seq, "blocked");
  const to = { chatId: chat.id, language: chat.language };
  const dedupeKey = `blocked:${chat.id}:${block.at}`;
  const words = phrase("chatBlocked", { reason: block.reason });
  await tell(tx, [{ to, dedupeKey, class: "reply", phrase: words }], now);
  return true;
}
