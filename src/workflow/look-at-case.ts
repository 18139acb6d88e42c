/** What an officer's desk must know of a case before something is begun, and where it may go instead. */
import { lockCase } from "#cases/store.ts";
import type { DeskView, Named } from "#conversations/types.ts";
import { fold } from "#kernel/text.ts";
import { mayExtend } from "./extend-case.ts";
import { agencyName, type City, DISPATCHER } from "./house.ts";
import { mayHandle } from "./recipients.ts";
import type { Turn } from "./turn.ts";
import { findOwner } from "./understand.ts";

export async function lookAtCase(turn: Turn, caseId: string): Promise<DeskView> {
  const found = await lockCase(turn.tx, caseId);
  if (!(await mayHandle(turn, found))) return { kind: "denied", caseId };
  const { city } = turn.house;
  const owner = findOwner(turn.house, found);
  const ids = new Set([owner.agency.id, ...owner.alternatives, DISPATCHER]);
  ids.delete(found.agencyId);
  const alternatives = [...ids]
    .slice(0, 4)
    .map((id) => ({ id, name: agencyName(city, id) }));
  const { code, state } = found;
  const extension = mayExtend(city, found, turn.now);
  return { kind: "open", caseId, code, state, alternatives, extension };
}

/** Agencies whose name holds all the words typed; the shortest name first. */
export function findAgencies(city: City, text: string): Named[] {
  const wanted = fold(text)
    .split(" ")
    .filter((word) => word !== "");
  return [...city.agencies.values()]
    .filter(({ kind }) => kind !== "external")
    .filter(({ name, shortName }) => {
      const folded = fold(`${name} ${shortName}`);
      return wanted.length > 0 && wanted.every((word) => folded.includes(word));
    })
    .sort((one, other) => one.name.length - other.name.length)
    .slice(0, 4)
    .map(({ id }) => ({ id, name: agencyName(city, id) }));
}
