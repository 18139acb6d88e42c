/**
 * Erases what is stored of a person (Luật 91/2025). What they sent as a case stays by archive law, under
 * a chat that no longer says whose it was; everything else is gone at once.
 */
import { findBlock } from "#blocks/store.ts";
import { countOpenCases } from "#cases/store.ts";
import { eraseReadings } from "#classification/store/llm-answers.ts";
import { forgetLabeller } from "#classification/store.ts";
import { erasureButtons } from "#conversations/flows/own-data.ts";
import {
  findChatsToErase,
  markEraseWhenDone,
  replaceChat,
} from "#conversations/store.ts";
import { forgetOwner } from "#dossiers/store/invitations.ts";
import { deleteFollows } from "#followers/store.ts";
import { eraseUpdates } from "#inbox/store.ts";
import { deleteMedia, eraseMedia, findErasedMedia } from "#media/store.ts";
import { phrase } from "#messages/phrase.ts";
import { eraseMessages, hasWaiting } from "#outbox/store.ts";
import { insertPrivacyEvent } from "#privacy/store.ts";
import { eraseRatingWords } from "#ratings/store.ts";
import { forgetContacts } from "./forget-contacts.ts";
import { channelNamed, type House } from "./house.ts";
import { tell } from "./tell.ts";
import type { Tick, Turn } from "./turn.ts";

/** Says what would go, what stays and why, and asks. */
export async function offerErasure({ tx, chat, now, say }: Turn): Promise<void> {
  if (chat.isOfficer) return await say({ phrase: phrase("eraseNotOfficer") });
  await insertPrivacyEvent(tx, chat.personId, "eraseAsked", now);
  const open = await countOpenCases(tx, chat.id);
  const buttons = erasureButtons(open);
  if (open === 0) return await say({ phrase: phrase("askErase"), buttons });
  await say({ phrase: phrase("askErase") });
  await say({ phrase: phrase("askEraseOpen", { open }), buttons });
}

export async function eraseData(turn: Turn): Promise<void> {
  const { chat, say } = turn;
  if (chat.isOfficer) return await say({ phrase: phrase("eraseNotOfficer") });
  await eraseChat(turn, chat.id);
}

/** Nothing is erased, or nothing before the last case is closed. */
export async function keepData(turn: Turn, untilDone: boolean): Promise<void> {
  const { tx, chat, now, say } = turn;
  if (chat.isOfficer) return await say({ phrase: phrase("eraseNotOfficer") });
  await markEraseWhenDone(tx, chat.id, untilDone);
  const kind = untilDone ? "eraseWhenDone" : "eraseCancelled";
  await insertPrivacyEvent(tx, chat.personId, kind, now);
  await say({ phrase: phrase(untilDone ? "eraseWaits" : "dataKept") });
}

/** Forgets who asked for it as soon as their last case is closed and its news has arrived. */
export async function eraseWhenDone(house: House): Promise<number> {
  const { database, clock } = house;
  const now = clock.now();
  let erased = 0;
  for (const chatId of await findChatsToErase(database.db)) {
    await database.transaction(async (tx) => {
      if ((await countOpenCases(tx, chatId)) > 0 || (await hasWaiting(tx, chatId))) {
        return;
      }
      // A new chat would be an open one.
      if ((await findBlock(tx, chatId)) !== null) return;
      await eraseChat({ tx, house, now }, chatId);
      erased += 1;
    });
  }
  return erased;
}

/** Removes the bytes of files given up; after a crash the next call finds what is left. */
export async function removeErasedFiles(house: House): Promise<number> {
  const { db } = house.database;
  const mediaIds = await findErasedMedia(db);
  if (mediaIds.length === 0) return 0;
  await Promise.all(mediaIds.map((id) => house.files.remove(id)));
  await deleteMedia(db, mediaIds);
  return mediaIds.length;
}

async function eraseChat({ tx, house, now }: Tick, chatId: string): Promise<void> {
  const { channel, externalId, personId, fresh } = await replaceChat(tx, chatId, now);
  await eraseMessages(tx, chatId);
  await eraseMedia(tx, chatId);
  await forgetContacts({ tx, house }, chatId);
  await forgetOwner(tx, { channel, externalId });
  await deleteFollows(tx, chatId);
  await eraseRatingWords(tx, chatId);
  await forgetLabeller(tx, personId);
  await eraseReadings(tx, chatId);
  // A private chat has the id of its person on every channel; a group has the lanes of its members.
  await eraseUpdates(tx, `${channel}:${externalId}`, chatId);
  await channelNamed(house, channel).forget?.(tx, externalId);
  await insertPrivacyEvent(tx, personId, "erased", now);
  const to = { chatId: fresh.id, language: fresh.language };
  const dedupeKey = `erased:${chatId}`;
  const words = phrase("dataErased");
  await tell(tx, [{ to, dedupeKey, class: "reply", phrase: words }], now);
}
