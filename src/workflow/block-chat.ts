/** Closes a chat to abuse, for a reason and until a review; what arrives is kept and set aside. */
import type { InboundEvent } from "#channels/port.ts";
import { type Chat, loadOrigin } from "#conversations/store.ts";
import {
  deleteBlock,
  findBlock,
  insertBlock,
  type NewBlock,
  replayBlocked,
  setBlockedAside,
} from "#inbox/store.ts";
import { phrase } from "#messages/phrase.ts";
import type { House } from "./house.ts";
import { isEmergency } from "./limit-pace.ts";
import { tell } from "./tell.ts";
import type { Tick } from "./turn.ts";

/** A chat that is blocked already keeps its first block. */
export async function blockChat(house: House, block: NewBlock): Promise<void> {
  await insertBlock(house.database.db, block, house.clock.now());
}

/** Opens a chat again. What it sent meanwhile stays aside, or is handled now; returns how much is. */
export async function unblockChat(
  house: House,
  chatId: string,
  options: { readonly replays: boolean },
): Promise<number> {
  return await house.database.transaction(async (tx) => {
    await deleteBlock(tx, chatId);
    if (!options.replays) return 0;
    const { channel, externalId } = await loadOrigin(tx, chatId);
    // A private chat has the id of its person on every channel.
    return await replayBlocked(tx, `${channel}:${externalId}`);
  });
}

/**
 * True when the chat is blocked: then its update is aside, and the person knows why, told once. A call
 * for help is not filed either, but answered: whom to phone.
 */
export async function refuseBlocked(
  { tx, house, now }: Tick,
  chat: Chat,
  event: InboundEvent,
  seq: bigint,
): Promise<boolean> {
  const block = chat.isBlocked ? await findBlock(tx, chat.id) : null;
  if (block === null) return false;
  await setBlockedAside(tx, seq);
  const to = { chatId: chat.id, language: chat.language };
  const dedupeKey = `blocked:${chat.id}:${block.at}`;
  const words = phrase("chatBlocked", { reason: block.reason });
  const why = { to, dedupeKey, class: "reply" as const, phrase: words };
  const help = {
    to,
    dedupeKey: `blockedCall:${seq}`,
    class: "urgent" as const,
    phrase: phrase("blockedCall"),
  };
  await tell(tx, isEmergency(house, event) ? [help, why] : [why], now);
  return true;
}
