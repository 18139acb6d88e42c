/** Ends somebody's role in an agency, from this moment: what they had in hand goes back, what waits for them does not leave. */
import { findCasesById } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { openOnDeskButton } from "#conversations/flows/desk-buttons.ts";
import { findAddressees } from "#conversations/store.ts";
import { nextOpening } from "#kernel/working-time.ts";
import { phrase } from "#messages/phrase.ts";
import { findMembers } from "#routing/store.ts";
import { endMembership, releaseCases, skipWaiting } from "#staff/store.ts";
import { nameOf } from "./find-stand-in.ts";
import { agencyName, calendarOf, type House } from "./house.ts";
import { findHandlers } from "./recipients.ts";
import { tell } from "./tell.ts";
import type { Tick } from "./turn.ts";

/** As many cases as have a button each under one message; the rest is counted. */
const SHOWN = 5;

/** False: there is no such role, or it has ended. */
export async function leaveAgency(
  house: House,
  membershipId: string,
): Promise<boolean> {
  const now = house.clock.now();
  return await house.database.transaction(async (tx) => {
    const tick = { tx, house, now };
    const ended = await endMembership(tx, membershipId, now);
    if (ended === null) return false;
    const { personId, agencyId, role } = ended;
    const left = await findMembers(tx, { personId }, now);
    const agency = agencyName(house.city, agencyId);
    for (const to of await findAddressees(tx, [personId])) {
      const dedupeKey = `left:${membershipId}:${now.epochMilliseconds}`;
      const words = phrase("roleEnded", { agency, role });
      await tell(tx, [{ to, dedupeKey, class: "assignment", phrase: words }], now);
    }
    // Another role in the same agency keeps the person there.
    if (left.some((one) => one.agencyId === agencyId)) return true;
    const caseIds = await releaseCases(tx, { personId, agencyId });
    // Whoever dispatches is told of the cases of all agencies.
    if (!left.some((one) => one.role === "dispatcher")) {
      await skipWaiting(tx, { personId, agencyId });
    }
    const cases = await findCasesById(tx, caseIds);
    await handBack(tick, { membershipId, personId, agencyId }, cases);
    return true;
  });
}

/** The agency's officers are told once, however many cases there are. */
async function handBack(
  tick: Tick,
  left: {
    readonly membershipId: string;
    readonly personId: string;
    readonly agencyId: string;
  },
  cases: readonly StoredCase[],
): Promise<void> {
  if (cases.length === 0) return;
  const { tx, house, now } = tick;
  const { membershipId, personId, agencyId } = left;
  const isUrgent = cases.some(({ level }) => level === "urgent");
  const name = await nameOf(tx, personId);
  const agency = agencyName(house.city, agencyId);
  const handlers = await findHandlers(tick, { agencyId, handlerId: null });
  await tell(
    tx,
    handlers.map((to) => ({
      to,
      dedupeKey: `handedBack:${membershipId}:${now.epochMilliseconds}:${to.personId}`,
      class: isUrgent ? "urgent" : "assignment",
      phrase: phrase("handedBack", { name, agency, count: cases.length }),
      buttons: cases.slice(0, SHOWN).map(openOnDeskButton),
      notBefore: isUrgent ? now : nextOpening(calendarOf(house.city, agencyId), now),
    })),
    now,
  );
}
