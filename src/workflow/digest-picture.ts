/** What the picture beside an overview shows: for a head bars by officer, for the centre and a head of several agencies by agency. */
import type { OpenCase } from "#alerts/types.ts";
import { barsOf, type DigestDay } from "#alerts/views/digest.ts";
import { findMembers } from "#routing/store.ts";
import { agencyName } from "./house.ts";
import { memberships } from "./standing.ts";
import type { Tick } from "./turn.ts";

/** More bars do not fit on a phone. */
const BARS = 12;

/** The bars as JSON, to be drawn when no transaction is open; null: there is nothing to compare, or nobody to show it to. */
export async function digestPicture(
  tick: Tick,
  given: {
    readonly personId: string;
    readonly cases: readonly OpenCase[];
    readonly day: DigestDay;
  },
): Promise<string | null> {
  const { tx, house, now } = tick;
  const { personId, cases, day } = given;
  const held = await memberships({ tx, now, chat: { personId } });
  if (held.every(({ role }) => role === "officer")) return null;
  const agencyIds = [...new Set(cases.map(({ agencyId }) => agencyId))];
  const labelOf =
    agencyIds.length > 1
      ? ({ agencyId }: OpenCase) => agencyName(house.city, agencyId).vi
      : byOfficer(await findMembers(tx, { agencyIds }, now));
  const bars = barsOf(cases, labelOf, BARS, day, now);
  return bars.length < 2 ? null : JSON.stringify(bars);
}

function byOfficer(
  members: readonly {
    readonly personId: string;
    readonly displayName: string | null;
  }[],
) {
  const names = new Map(members.map((one) => [one.personId, one.displayName]));
  return ({ handlerId }: OpenCase) =>
    handlerId === null ? "Chưa ai nhận" : (names.get(handlerId) ?? "Người khác");
}
