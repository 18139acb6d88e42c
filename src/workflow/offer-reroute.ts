/** Asks a citizen who says "wrong agency" what is wrong, and decides whether that may still be said. */
import { isAllowed, MAX_REROUTES } from "#cases/rules.ts";
import { findCaseEvents, lockCase } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { agencyButtons, matterButtons } from "#conversations/flows/reroute-case.ts";
import type { Named } from "#conversations/types.ts";
import { phrase } from "#messages/phrase.ts";
import { agencyName, DISPATCHER, type House, matterName } from "./house.ts";
import { receives } from "./receiving-agency.ts";
import { may } from "./standing.ts";
import type { Turn } from "./turn.ts";
import { findOwner } from "./understand.ts";

type PastEvents = Awaited<ReturnType<typeof findCaseEvents>>;

/** Once for each agency it comes to, twice in all; at the dispatcher's it stays. */
export function mayReroute(found: StoredCase, past: PastEvents): boolean {
  const before = past.filter(({ kind }) => kind === "rerouted");
  return (
    isAllowed("reroute", found.state) &&
    found.agencyId !== DISPATCHER &&
    before.length < MAX_REROUTES &&
    before.every(({ data }) => data.hop !== found.hops)
  );
}

/** Asks what is wrong: another agency, another matter, or "not sure". */
export async function offerReroute(turn: Turn, caseId: string): Promise<void> {
  const { tx, house } = turn;
  const found = await lockCase(tx, caseId);
  const past = await findCaseEvents(tx, caseId);
  if (!(await isHeard(turn, found, past))) return await refuse(turn, found);
  const { code } = found;
  const agency = agencyName(house.city, found.agencyId);
  const matters = isCorrected(past) ? [] : likelyMatters(house, found);
  const agencies = likelyAgencies(house, found, turn.now);
  const hasMatters = matters.length > 0;
  await turn.say({
    phrase: phrase("askReroute", { code, agency, hasMatters }),
    buttons: agencyButtons(found, agencies, hasMatters),
  });
}

/** Asks which matter it is instead. */
export async function offerMatters(turn: Turn, caseId: string): Promise<void> {
  const { tx, house } = turn;
  const found = await lockCase(tx, caseId);
  const past = await findCaseEvents(tx, caseId);
  if (!(await isHeard(turn, found, past)) || isCorrected(past))
    return await refuse(turn, found);
  const matters = likelyMatters(house, found);
  const { code } = found;
  await turn.say({
    phrase: phrase("askRerouteMatter", { code }),
    buttons: matterButtons(found, matters),
  });
}

/** Whether this citizen may say so now. */
export async function isHeard(
  turn: Turn,
  found: StoredCase,
  past: PastEvents,
): Promise<boolean> {
  return mayReroute(found, past) && (await may(turn, "reroute", found));
}

/** What the case is about is mended once. */
export function isCorrected(past: PastEvents): boolean {
  return past.some(({ kind }) => kind === "matterCorrected");
}

/** Says how the case stands instead. */
export async function refuse(turn: Turn, found: StoredCase): Promise<void> {
  if (!(await may(turn, "reroute", found)))
    return await turn.say({ phrase: phrase("staleButton") });
  const { code, state } = found;
  const agency = agencyName(turn.house.city, found.agencyId);
  await turn.say({ phrase: phrase("caseIs", { code, state, agency }) });
}

/** The table's other owners of the matter there; bodies outside the city receive nothing here. */
function likelyAgencies(
  house: House,
  found: StoredCase,
  now: Temporal.Instant,
): Named[] {
  const { city } = house;
  const owner = findOwner(house, found, now);
  const ids = new Set([owner.agency.id, ...owner.alternatives]);
  return [...ids]
    .filter((id) => id !== found.agencyId && id !== DISPATCHER)
    .filter((id) => receives(city, id, now))
    .slice(0, 3)
    .map((id) => ({ id, name: agencyName(city, id) }));
}

/** At most three, likeliest first. */
export function likelyMatters({ city, classifier }: House, found: StoredCase): Named[] {
  return classifier
    .classify(found.text)
    .candidates.filter(({ matterId }) => matterId !== found.matterId)
    .map(({ matterId }) => ({ id: matterId, name: matterName(city, matterId) }));
}
