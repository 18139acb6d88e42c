/** Writes what an administrator decides of an agency: its span, what stands above it, who takes over. */
import { markCatalogue, updateAgency } from "#routing/store.ts";
import type { AgencyEdit } from "#routing/types.ts";
import { type City, DISPATCHER, type House } from "./house.ts";
import { refreshCatalogue } from "./load-catalogue.ts";

export type AgencyProblem =
  | "span"
  | "dispatcher"
  | "parentCircle"
  | "successorItself"
  | "successorEnds";

/** Null when it was written; else what is wrong with it, and nothing was. */
export async function editAgency(
  house: House,
  agencyId: string,
  edit: AgencyEdit,
): Promise<AgencyProblem | null> {
  const now = house.clock.now();
  const problem = problemOf(house.city, agencyId, edit);
  if (problem !== null) return problem;
  await house.database.transaction(async (tx) => {
    await updateAgency(tx, agencyId, edit, now);
    await markCatalogue(tx, now);
  });
  await refreshCatalogue(house);
  return null;
}

function problemOf(
  { agencies }: City,
  agencyId: string,
  edit: AgencyEdit,
): AgencyProblem | null {
  const { validFrom, validTo, parentId, successorId } = edit;
  const isOrdered = isBefore(validFrom, validTo);
  if (!isOrdered) return "span";
  // Everything nobody else receives goes there.
  if (agencyId === DISPATCHER && (validFrom !== null || validTo !== null)) {
    return "dispatcher";
  }
  if (successorId === agencyId) return "successorItself";
  const after =
    successorId === null ? null : (agencies.get(successorId)?.validTo ?? null);
  if (validTo !== null && after !== null && !isBefore(validTo, after)) {
    return "successorEnds";
  }
  const seen = new Set([agencyId]);
  for (let above = parentId; above !== null; above = parentOf(agencies, above)) {
    if (seen.has(above)) return "parentCircle";
    seen.add(above);
  }
  return null;
}

function parentOf(agencies: City["agencies"], id: string): string | null {
  return agencies.get(id)?.parentId ?? null;
}

function isBefore(
  one: Temporal.Instant | null,
  other: Temporal.Instant | null,
): boolean {
  return one === null || other === null || Temporal.Instant.compare(one, other) < 0;
}
