/** Finds what somebody is to a case; the table of who may do what then decides. */
import type { StoredCase } from "#cases/types.ts";
import { type Deed, isPermitted, MAY } from "#desk/rules.ts";
import type { DeskScope, Standing } from "#desk/types.ts";
import { isFollower } from "#followers/store.ts";
import { findMembers, type Member } from "#routing/store.ts";
import { type City, DISPATCHER } from "./house.ts";
import { actsFor } from "./recipients.ts";
import type { Tick, Turn } from "./turn.ts";

/** Somebody who looks, whether or not they have written just now. */
export type Seer = Tick & { readonly chat: Pick<Turn["chat"], "personId"> };

type Asked = Pick<StoredCase, "id" | "chatId" | "agencyId">;

/** Whether the person of this turn may do it; whether the case is in a state for it is another question. */
export async function may(turn: Turn, deed: Deed, found: Asked): Promise<boolean> {
  const citizen: readonly Standing[] = [
    ...(found.chatId === turn.chat.id ? ["author" as const] : []),
    ...((await follows(turn, deed, found)) ? ["follower" as const] : []),
    "stranger",
  ];
  return (
    isPermitted(deed, citizen) ||
    isPermitted(deed, await staffStandings(turn, found.agencyId))
  );
}

async function follows(
  { tx, chat }: Turn,
  deed: Deed,
  { id }: Asked,
): Promise<boolean> {
  const able: readonly Standing[] = MAY[deed];
  return able.includes("follower") && (await isFollower(tx, id, chat.id));
}

/** What the person is to cases of an agency; also what those are for whom they stand in. */
async function staffStandings(
  turn: Turn,
  agencyId: string,
): Promise<readonly Standing[]> {
  const held = await memberships(turn);
  return held.map((one) => standingAt(turn.house.city, one, agencyId));
}

/** Whose cases the person's lists look through; the same table read the other way round. */
export async function scopeOf(turn: Seer): Promise<DeskScope> {
  const held = await memberships(turn);
  const isDispatcher = held.some(({ role }) => role === "dispatcher");
  const { city } = turn.house;
  const ids = [...city.agencies.keys()].filter((id) =>
    isPermitted(
      "see",
      held.map((one) => standingAt(city, one, id)),
    ),
  );
  const isOfficer = held.every(({ role }) => role === "officer");
  return {
    agencyIds: isDispatcher ? null : ids,
    handlerId: isOfficer ? turn.chat.personId : null,
    firstAgencyId: isDispatcher ? DISPATCHER : null,
  };
}

function standingAt(
  { agencies }: City,
  { role, agencyId: at }: Member,
  agencyId: string,
): Standing {
  if (at === agencyId) return `${role} own`;
  const isAbove = agencies.get(agencyId)?.parentId === at;
  return `${role} ${isAbove ? "parent" : "other"}`;
}

/** Every role the person holds, or that somebody holds for whom they stand in. */
export async function memberships({
  tx,
  chat,
  now,
}: Pick<Seer, "tx" | "chat" | "now">): Promise<readonly Member[]> {
  const found: Member[] = [];
  for (const personId of await actsFor(tx, chat.personId, now))
    found.push(...(await findMembers(tx, { personId }, now)));
  return found;
}
