/** Takes back who sent a case: from the case, and from what officers were shown of it. */
import { eraseShownContacts, purgeShownContacts } from "#outbox/store.ts";
import type { Tx } from "#platform/db.ts";
import { deleteContacts } from "#privacy/store.ts";
import { channelNamed, type House } from "./house.ts";
import type { Tick } from "./turn.ts";

export async function forgetContacts(
  { tx, house }: Pick<Tick, "tx" | "house">,
  chatId: string,
): Promise<void> {
  await deleteContacts(tx, chatId);
  await retract(tx, house, await eraseShownContacts(tx, chatId));
}

/** What an officer was shown is there for the days in which they call, not for as long as other words. */
export async function purgeContacts(
  tx: Tx,
  before: Temporal.Instant,
  limit: number,
  house: House,
): Promise<number> {
  const emptied = await purgeShownContacts(tx, before, limit);
  await retract(tx, house, emptied);
  return emptied.length;
}

async function retract(
  tx: Tx,
  house: House,
  emptied: Awaited<ReturnType<typeof eraseShownContacts>>,
): Promise<void> {
  for (const { messageId, channel, externalId } of emptied) {
    await channelNamed(house, channel).retract?.(tx, externalId, [messageId]);
  }
}
