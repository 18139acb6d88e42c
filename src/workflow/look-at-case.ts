/** What an officer's desk must know of a case before something is begun, and where it may go instead. */
import { lockCase } from "#cases/store.ts";
import type { DeskView, Named } from "#conversations/types.ts";
import { fold } from "#kernel/text.ts";
import { mayExtend } from "./extend-case.ts";
import { agencyName, type City, DISPATCHER } from "./house.ts";
import { likelyMatters } from "./offer-reroute.ts";
import { proofFor } from "./proof-for.ts";
import { receives } from "./receiving-agency.ts";
import { may } from "./standing.ts";
import type { Turn } from "./turn.ts";
import { findOwner } from "./understand.ts";

export async function lookAtCase(
  turn: Turn,
  {
    caseId,
    matterId,
  }: {
    readonly caseId: string;
    /** What it is about instead of what was thought. */
    readonly matterId?: string;
  },
): Promise<DeskView> {
  const found = await lockCase(turn.tx, caseId);
  if (!(await may(turn, "see", found))) return { kind: "denied", caseId };
  const { city } = turn.house;
  const about = { ...found, matterId: matterId ?? found.matterId };
  const owner = findOwner(turn.house, about, turn.now);
  const ids = new Set([owner.agency.id, ...owner.alternatives, DISPATCHER]);
  ids.delete(found.agencyId);
  const alternatives = [...ids]
    .slice(0, 4)
    .map((id) => ({ id, name: agencyName(city, id) }));
  const { code, state } = found;
  const extension = mayExtend(city, found, turn.now);
  const matters = likelyMatters(turn.house, found);
  const proof = proofFor(city, found);
  return {
    kind: "open",
    caseId,
    code,
    state,
    alternatives,
    matters,
    extension,
    proof,
  };
}

/** Agencies whose name holds all the words typed; the shortest name first. */
export function findAgencies(city: City, text: string, now: Temporal.Instant): Named[] {
  const wanted = fold(text)
    .split(" ")
    .filter((word) => word !== "");
  return [...city.agencies.values()]
    .filter(({ id }) => receives(city, id, now))
    .filter(({ name, shortName }) => {
      const folded = fold(`${name} ${shortName}`);
      return wanted.length > 0 && wanted.every((word) => folded.includes(word));
    })
    .sort((one, other) => one.name.length - other.name.length)
    .slice(0, 4)
    .map(({ id }) => ({ id, name: agencyName(city, id) }));
}
