/** Makes two chats one person's: a code from one, typed into the other, and agreed to there. */
import { loadAddressee, loadOrigin } from "#conversations/store.ts";
import type { ReplyButton } from "#conversations/types.ts";
import { sayShortCode } from "#kernel/short-code.ts";
import { phrase } from "#messages/phrase.ts";
import { hashToken, newShortCode } from "#platform/ids.ts";
import { LINK_LIFETIME } from "#staff/rules.ts";
import {
  findLinkCode,
  insertLinkCode,
  mergePeople,
  setMainChat,
  takeLinkCode,
} from "#staff/store.ts";
import { tell } from "./tell.ts";
import type { Turn } from "./turn.ts";

export async function makeLinkCode(turn: Turn): Promise<void> {
  const { tx, chat, now } = turn;
  if (!turn.isPrivate) return await turn.say({ phrase: phrase("linkOnlyPrivate") });
  const code = newShortCode();
  await insertLinkCode(tx, { code, chatId: chat.id }, now.add(LINK_LIFETIME), now);
  await turn.say({ phrase: phrase("linkCode", { code: sayShortCode(code) }) });
}

/** Whoever types a code is asked first: somebody else may have talked them into it. False: it is no such code. */
export async function offerLink(turn: Turn, code: string): Promise<boolean> {
  const { tx, chat, now } = turn;
  const codeHash = hashToken(code);
  const fromId = await findLinkCode(tx, codeHash, now);
  if (fromId === null) return false;
  const why = await whyNot(turn, fromId);
  if (why !== null) {
    await turn.say({ phrase: phrase(why) });
    return true;
  }
  const { channel } = await loadOrigin(tx, fromId);
  await turn.say({
    phrase: phrase("askLink", { channel, isOfficer: chat.isOfficer }),
    buttons: [linkButton(codeHash, true), linkButton(codeHash, false)],
  });
  return true;
}

function linkButton(codeHash: string, agrees: boolean): ReplyButton {
  return {
    label: phrase(agrees ? "linkYes" : "linkNo"),
    action: { kind: "linkChats", codeHash, agrees },
  };
}

export async function linkChats(turn: Turn, codeHash: string): Promise<void> {
  const { tx, chat, now } = turn;
  const fromId = await takeLinkCode(tx, codeHash, now);
  if (fromId === null) return await turn.say({ phrase: phrase("linkOver") });
  const why = await whyNot(turn, fromId);
  if (why !== null) return await turn.say({ phrase: phrase(why) });
  const other = await loadAddressee(tx, fromId);
  await mergePeople(tx, chat.personId, other.personId);
  await turn.say({ phrase: phrase("linked") });
  const dedupeKey = `linked:${codeHash}`;
  const words = phrase("linkedThere", {
    channel: (await loadOrigin(tx, chat.id)).channel,
  });
  await tell(tx, [{ to: other, dedupeKey, class: "reply", phrase: words }], now);
}

async function whyNot({ tx, chat, isPrivate }: Turn, fromId: string) {
  if (!isPrivate) return "linkOnlyPrivate";
  const { personId } = await loadAddressee(tx, fromId);
  return personId === chat.personId ? "linkedAlready" : null;
}

/** From now on messages to this person come here, wherever they write. */
export async function chooseMainChat({ tx, chat, say }: Turn): Promise<void> {
  await setMainChat(tx, chat.personId, chat.id);
  await say({ phrase: phrase("mainChatChosen") });
}
