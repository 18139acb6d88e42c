/** One update being handled: its transaction, its chat, its moment, and how to answer. */

import type { StoredCase } from "#cases/types.ts";
import { type Chat, findAddressees, loadAddressee } from "#conversations/store.ts";
import type { Reply } from "#conversations/types.ts";
import { sayPlace } from "#kernel/place.ts";
import type { CaseFacts, Leader } from "#messages/case-facts.ts";
import type { Tx } from "#platform/db.ts";
import { findMembers, type Member } from "#routing/store.ts";
import { type City, DISPATCHER, type House, matterName, wardChoice } from "./house.ts";
import type { Officer } from "./tell-officers.ts";

export type Turn = {
  readonly tx: Tx;
  readonly house: House;
  readonly now: Temporal.Instant;
  readonly chat: Chat;
  /** Answers in the chat of this turn. */
  readonly say: (reply: Reply) => Promise<void>;
};

/** The part of a turn that needs no chat: what the clock does to cases. */
export type Tick = Pick<Turn, "tx" | "house" | "now">;

/** Whether the person may act on a case: those of its agency, and dispatchers. */
export async function mayHandle(
  { tx, chat, now }: Turn,
  found: Pick<StoredCase, "agencyId">,
): Promise<boolean> {
  const memberships = await findMembers(tx, { personId: chat.personId }, now);
  return memberships.some(
    ({ agencyId, role }) => agencyId === found.agencyId || role === "dispatcher",
  );
}

/** Who is told about a case: its handler, else its officers, else its head, else the dispatchers. */
export async function findHandlers({ tx, now }: Tick, found: StoredCase) {
  const { own, dispatchers } = await staffOf(tx, found.agencyId, now);
  const handler = own.filter(({ personId }) => personId === found.handlerId);
  const officers = own.filter(({ role }) => role === "officer");
  const [members = []] = [handler, officers, own, dispatchers].filter(
    (m) => m.length > 0,
  );
  return await reach(tx, members);
}

/** Who is told when something goes wrong: the head, else the dispatchers; and which it was. */
export async function findLeaders({ tx, now }: Tick, found: StoredCase) {
  const { own, dispatchers } = await staffOf(tx, found.agencyId, now);
  const heads = own.filter(({ role }) => role === "head");
  const members = heads.length > 0 ? heads : dispatchers;
  const addressees = await reach(tx, members);
  const isNobody = addressees.length === 0;
  const leader: Leader = isNobody ? null : heads.length > 0 ? "head" : "dispatcher";
  return { addressees, leader };
}

/** Where to reach members, each by the office hours of their agency. */
async function reach(tx: Tx, members: readonly Member[]): Promise<Officer[]> {
  const agencies = new Map(members.map((one) => [one.personId, one.agencyId]));
  const addressees = await findAddressees(tx, [...agencies.keys()]);
  return addressees.map((one) => {
    const agencyId = agencies.get(one.personId);
    return agencyId === undefined ? one : { ...one, agencyId };
  });
}

async function staffOf(tx: Tx, agencyId: string, now: Temporal.Instant) {
  const members = await findMembers(tx, { agencyIds: [agencyId, DISPATCHER] }, now);
  const isDispatcher = (member: Member) => member.role === "dispatcher";
  return {
    own: members.filter((member) => member.agencyId === agencyId),
    dispatchers: members.filter(isDispatcher),
  };
}

/** The citizen of a case. */
export async function findCitizen({ tx }: Tick, found: StoredCase) {
  return await loadAddressee(tx, found.chatId);
}

/** What an officer must know of a case. */
export function factsOf(city: City, found: StoredCase): CaseFacts {
  const ward = found.wardId === null ? null : wardChoice(city, found.wardId).name.vi;
  return {
    code: found.code,
    matter: matterName(city, found.matterId),
    place: sayPlace(found.address, ward),
    caseKind: found.kind,
    receivedAt: found.createdAt,
    acceptDueAt: found.acceptDueAt,
    answerDueAt: found.answerDueAt,
    followers: found.followerCount,
  };
}
