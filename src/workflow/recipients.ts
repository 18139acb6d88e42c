/** Who is told of a case and may act on it: officer, head, the head above, the centre, and whoever stands in for them. */
import { findStandIns, findStoodInFor } from "#alerts/store.ts";
import type { Recipient } from "#alerts/types.ts";
import type { StoredCase } from "#cases/types.ts";
import { findAddressees } from "#conversations/store.ts";
import type { Leader } from "#messages/case-facts.ts";
import { findMembers, type Member } from "#routing/store.ts";
import { type City, DISPATCHER } from "./house.ts";
import type { Officer } from "./tell-officers.ts";
import type { Tick } from "./turn.ts";

type Whose = Pick<StoredCase, "agencyId" | "handlerId">;

/** Somebody to be told, and where they work: for somebody who is away, their stand-in. */
export type Chosen = { readonly personId: string; readonly agencyId: string };

/** The members of some agencies, those above them and the centre; and who is away. */
export type Staff = {
  readonly members: readonly Member[];
  readonly standIns: ReadonlyMap<string, string | null>;
};

/** A stand-in may be away too, and so on; further than this nobody is looked for. */
const MAX_STAND_INS = 3;

/** The person, and everybody they stand in for. */
export async function actsFor(
  tx: Tick["tx"],
  personId: string,
  now: Temporal.Instant,
): Promise<ReadonlySet<string>> {
  const all = new Set([personId]);
  let newest: readonly string[] = [personId];
  for (let hops = 0; hops < MAX_STAND_INS && newest.length > 0; hops += 1) {
    const away = await findStoodInFor(tx, newest, now);
    newest = away.filter((id) => !all.has(id));
    for (const id of newest) all.add(id);
  }
  return all;
}

/** Who is told about a case: its handler, else its officers, else its head, else the dispatchers. */
export async function findHandlers(tick: Tick, found: Whose): Promise<Officer[]> {
  const staff = await loadStaff(tick, [found.agencyId]);
  return await reach(tick, chooseRecipients(tick.house.city, staff, found, "officer"));
}

/** Who is told when something goes wrong: the head, else the dispatchers; and which it was. */
export async function findLeaders(tick: Tick, found: Whose) {
  const staff = await loadStaff(tick, [found.agencyId]);
  const chosen = chooseRecipients(tick.house.city, staff, found, "head");
  const addressees = await reach(tick, chosen);
  const isReached = addressees.length > 0;
  return { addressees, leader: isReached ? leaderOf(staff, found) : null };
}

/** The dispatchers, or who stands in for them. */
export async function findDispatchers(tick: Tick): Promise<Officer[]> {
  const staff = await loadStaff(tick, []);
  return await reach(tick, present(staff, dispatchersOf(staff)));
}

/** Whom the head's messages about a case reach. */
export function leaderOf(staff: Staff, found: Whose): Leader {
  if (present(staff, headsOf(staff, found.agencyId)).length > 0) return "head";
  return present(staff, dispatchersOf(staff)).length > 0 ? "dispatcher" : null;
}

/** Loads once what `chooseRecipients` needs for cases of these agencies. */
export async function loadStaff(
  {
    tx,
    house,
    now,
  }: Pick<Tick, "tx" | "now"> & { readonly house: Pick<Tick["house"], "city"> },
  agencyIds: readonly string[],
): Promise<Staff> {
  const above = agencyIds
    .map((id) => parentOf(house.city, id))
    .filter((id) => id !== null);
  const ids = [...new Set([...agencyIds, ...above, DISPATCHER])];
  const members = await findMembers(tx, { agencyIds: ids }, now);
  const standIns = new Map<string, string | null>();
  let newest = members.map(({ personId }) => personId);
  for (let hops = 0; hops < MAX_STAND_INS && newest.length > 0; hops += 1) {
    const away = await findStandIns(tx, newest, now);
    for (const [personId, standInId] of away) standIns.set(personId, standInId);
    newest = [...away.values()].flatMap((id) =>
      id === null || standIns.has(id) ? [] : [id],
    );
  }
  return { members, standIns };
}

/** Who is told of a case in a role, nobody twice; empty: there is nobody. */
export function chooseRecipients(
  city: City,
  staff: Staff,
  found: Whose,
  recipient: Recipient,
): Chosen[] {
  const { agencyId, handlerId } = found;
  const own = staff.members.filter((member) => member.agencyId === agencyId);
  const heads = headsOf(staff, agencyId);
  const centre = dispatchersOf(staff);
  const ways: Readonly<Record<Recipient, readonly (readonly Member[])[]>> = {
    officer: [
      own.filter(({ personId }) => personId === handlerId),
      own.filter(({ role }) => role === "officer"),
      heads,
      centre,
    ],
    head: [heads, centre],
    parentHead: [headsOf(staff, parentOf(city, agencyId))],
    centre: [centre],
  };
  for (const members of ways[recipient]) {
    const chosen = present(staff, members);
    if (chosen.length > 0) return chosen;
  }
  return [];
}

/** Members, each as who acts for them now; who is away without a stand-in is left out. */
function present(staff: Staff, members: readonly Member[]): Chosen[] {
  const chosen = new Map<string, Chosen>();
  for (const { personId, agencyId } of members) {
    const acting = actingFor(staff, personId);
    if (acting !== null && !chosen.has(acting)) {
      chosen.set(acting, { personId: acting, agencyId });
    }
  }
  return [...chosen.values()];
}

function actingFor({ standIns }: Staff, personId: string): string | null {
  let acting: string | null = personId;
  for (let hops = 0; acting !== null && standIns.has(acting); hops += 1) {
    if (hops === MAX_STAND_INS) return null;
    acting = standIns.get(acting) ?? null;
  }
  return acting;
}

function headsOf({ members }: Staff, agencyId: string | null): Member[] {
  return members.filter((one) => one.role === "head" && one.agencyId === agencyId);
}

function dispatchersOf({ members }: Staff): Member[] {
  return members.filter(({ role }) => role === "dispatcher");
}

function parentOf({ agencies }: City, agencyId: string): string | null {
  return agencies.get(agencyId)?.parentId ?? null;
}

/** Where to reach them. */
async function reach({ tx }: Tick, chosen: readonly Chosen[]): Promise<Officer[]> {
  const agencies = new Map(chosen.map((one) => [one.personId, one.agencyId]));
  const addressees = await findAddressees(tx, [...agencies.keys()]);
  return addressees.map((one) => {
    const agencyId = agencies.get(one.personId);
    return agencyId === undefined ? one : { ...one, agencyId };
  });
}
