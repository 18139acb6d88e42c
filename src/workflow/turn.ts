/** One update being handled: its transaction, its chat, its moment, and how to answer. */

import type { StoredCase } from "#cases/types.ts";
import { type Chat, loadAddressee } from "#conversations/store.ts";
import type { Reply } from "#conversations/types.ts";
import { maskInsults } from "#kernel/insults.ts";
import { sayPlace } from "#kernel/place.ts";
import type { CaseFacts } from "#messages/case-facts.ts";
import type { Tx } from "#platform/db.ts";
import { type City, type House, matterName, wardChoice } from "./house.ts";

export type Turn = {
  readonly tx: Tx;
  readonly house: House;
  readonly now: Temporal.Instant;
  readonly chat: Chat;
  /** Number of the update. */
  readonly seq: bigint;
  /** Nobody else reads along. */
  readonly isPrivate: boolean;
  /** Answers in the chat of this turn. */
  readonly say: (reply: Reply) => Promise<void>;
};

/** The part of a turn that needs no chat: what the clock does to cases. */
export type Tick = Pick<Turn, "tx" | "house" | "now">;

/** A moment seen without touching the database, as it comes or as it may come. */
export type Outlook = {
  readonly house: Pick<House, "city" | "log">;
  readonly now: Temporal.Instant;
};

/** A day of Ha Noi: `2026-11-23`. */
export function dayOf(now: Temporal.Instant): string {
  return now.toZonedDateTimeISO("Asia/Ho_Chi_Minh").toPlainDate().toString();
}

/** The citizen of a case. */
export async function findCitizen({ tx }: Tick, found: StoredCase) {
  return await loadAddressee(tx, found.chatId);
}

/** What an officer must know of a case, without the insults in it. */
export function factsOf(city: City, found: StoredCase): CaseFacts {
  return {
    code: found.code,
    matter: matterName(city, found.matterId),
    place: maskInsults(placeOf(city, found)),
    caseKind: found.kind,
    receivedAt: found.createdAt,
    acceptDueAt: found.acceptDueAt,
    answerDueAt: found.answerDueAt,
    followers: found.followerCount,
  };
}

/** Where it is, as people say it. */
export function placeOf(
  city: City,
  { address, wardId }: Pick<StoredCase, "address" | "wardId">,
): string {
  const ward = wardId === null ? null : wardChoice(city, wardId).name.vi;
  return sayPlace(address, ward);
}
