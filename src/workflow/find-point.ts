/** Finds the counter or office whose QR code was scanned. */
import type { PointView } from "#conversations/types.ts";
import { findServicePoint } from "#routing/store.ts";
import { wardChoice } from "./house.ts";
import type { Tick } from "./turn.ts";

/** Null for a code nobody printed. */
export async function findPoint(
  { tx, house: { city } }: Pick<Tick, "tx" | "house">,
  code: string,
): Promise<PointView | null> {
  const point = await findServicePoint(tx, code);
  if (point === null) return null;
  const { name, wardId, address } = point;
  // A point outlives the ward or agency it was made for: then the citizen is asked as usual.
  const agencyId =
    point.agencyId !== null && city.agencies.has(point.agencyId)
      ? point.agencyId
      : null;
  return {
    name,
    ratedCode: agencyId === null ? null : code,
    agencyId,
    ward: wardId !== null && city.wards.has(wardId) ? wardChoice(city, wardId) : null,
    address,
  };
}
