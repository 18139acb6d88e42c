/** Open cases of an agency that has ended go to the dispatcher, a few at a time. */
import { lockOpenCases } from "#calendars/store.ts";
import { loadCase } from "#cases/store.ts";
import { isCaseOpen } from "#kernel/case-state.ts";
import { agencyName, DISPATCHER, type House } from "./house.ts";
import { passOn } from "./pass-on.ts";
import { endedAgencies } from "./receiving-agency.ts";

/** Cases of one transaction: few enough that nobody waits for it noticeably. */
const BATCH = 20;

/** Returns how many were moved: call it again until that is nothing. A moved one is no longer found. */
export async function clearEndedAgencies(house: House): Promise<number> {
  const now = house.clock.now();
  const agencyIds = endedAgencies(house.city, now);
  if (agencyIds.length === 0) return 0;
  return await house.database.transaction(async (tx) => {
    const of = { agencyIds };
    const ids = await lockOpenCases(tx, { of, cursor: null, limit: BATCH });
    for (const id of ids) {
      const found = await loadCase(tx, id);
      // Somebody was quicker: it is elsewhere by now, or answered.
      if (!agencyIds.includes(found.agencyId) || !isCaseOpen(found.state)) continue;
      const reason = `${agencyName(house.city, found.agencyId).vi} không còn hoạt động, người điều phối sẽ chuyển đến nơi tiếp nhận`;
      await passOn({ tx, house, now }, found, { agencyId: DISPATCHER, reason });
    }
    return ids.length;
  });
}
