/** Closes a chat to abuse, for a reason and until a review; what arrives is kept and set aside. */
import { deleteBlock, findBlock, insertBlock } from "#blocks/store.ts";
import type { NewBlock } from "#blocks/types.ts";
import { insertCaseEvent } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import type { InboundEvent } from "#channels/port.ts";
import {
  type Chat,
  isErased,
  loadAddressee,
  loadOrigin,
} from "#conversations/store.ts";
import { replayBlocked, setBlockedAside } from "#inbox/store.ts";
import { phrase } from "#messages/phrase.ts";
import { findMembers } from "#routing/store.ts";
import type { House } from "./house.ts";
import { isEmergency } from "./limit-pace.ts";
import { tell } from "./tell.ts";
import type { Tick } from "./turn.ts";

/** Why nobody was blocked; `blocked`: somebody was. */
export type BlockOutcome = "blocked" | "before" | "staff" | "erased";

/** Blocks the chat a case came from. Who works for an agency would be cut off from their work, and is not blocked. */
export async function blockSender(
  { tx, now }: Pick<Tick, "tx" | "now">,
  { id: caseId, chatId }: Pick<StoredCase, "id" | "chatId">,
  given: Omit<NewBlock, "chatId" | "caseId"> & { readonly actorId: string | null },
): Promise<BlockOutcome> {
  const { actorId, ...decision } = given;
  if (await isErased(tx, chatId)) return "erased";
  const { personId } = await loadAddressee(tx, chatId);
  if ((await findMembers(tx, { personId }, now)).length > 0) return "staff";
  const isNew = await insertBlock(tx, { chatId, caseId, ...decision }, now);
  if (!isNew) return "before";
  const data = { reason: decision.reason, until: decision.reviewAt.toString() };
  await insertCaseEvent(tx, caseId, { kind: "blocked", actorId, data }, now);
  return "blocked";
}

/**
 * Opens a chat again. What it sent meanwhile stays aside, or is handled now; returns how much is, and null
 * when the chat was open.
 */
export async function liftBlock(
  { tx, now }: Pick<Tick, "tx" | "now">,
  chatId: string,
  given: { readonly reads: boolean; readonly actorId: string | null },
): Promise<number | null> {
  const block = await findBlock(tx, chatId);
  if (block === null || !(await deleteBlock(tx, chatId))) return null;
  const { reads, actorId } = given;
  if (block.caseId !== null) {
    const event = { kind: "blockLifted" as const, actorId, data: {} };
    await insertCaseEvent(tx, block.caseId, event, now);
  }
  if (!reads) return 0;
  const { channel, externalId } = await loadOrigin(tx, chatId);
  // A private chat has the id of its person on every channel.
  return await replayBlocked(tx, `${channel}:${externalId}`);
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
  await tell(tx, callsForHelp(house, event) ? [help, why] : [why], now);
  return true;
}

/** Also below a photo, or in what they have mended. */
function callsForHelp(house: House, event: InboundEvent): boolean {
  const said =
    event.kind === "text" || event.kind === "edit"
      ? event.text
      : event.kind === "files"
        ? event.caption
        : null;
  return said !== null && isEmergency(house, said);
}
