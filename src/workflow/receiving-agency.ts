/** Decides who receives what an agency would have received: itself, its successor once it has ended, or the dispatcher. */
import { type City, DISPATCHER } from "./house.ts";

type Agencies = Pick<City, "agencies">;

/** Successors may end too; a longer row, or a circle, ends at the dispatcher. */
const MAX_SUCCESSORS = 5;

/** Whether an agency exists at `now` and receives cases at all. */
export function receives(
  { agencies }: Agencies,
  agencyId: string,
  now: Temporal.Instant,
): boolean {
  const agency = agencies.get(agencyId);
  if (agency === undefined || agency.kind === "external") return false;
  const { validFrom, validTo } = agency;
  const { compare } = Temporal.Instant;
  const hasBegun = validFrom === null || compare(validFrom, now) <= 0;
  return hasBegun && (validTo === null || compare(now, validTo) < 0);
}

export function receiverOf(
  city: Agencies,
  agencyId: string,
  now: Temporal.Instant,
): string {
  let id: string | null = agencyId;
  for (let hops = 0; id !== null && hops <= MAX_SUCCESSORS; hops += 1) {
    if (receives(city, id, now)) return id;
    id = city.agencies.get(id)?.successorId ?? null;
  }
  return DISPATCHER;
}

/** Agencies that are over by now. */
export function endedAgencies({ agencies }: Agencies, now: Temporal.Instant): string[] {
  return [...agencies.values()]
    .filter(
      ({ validTo }) => validTo !== null && Temporal.Instant.compare(validTo, now) <= 0,
    )
    .map(({ id }) => id);
}
